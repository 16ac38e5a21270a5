//! What a typed cookie is made of, apart from its type: what works on it exists
//! once in a program. Pure.

use crate::cookie_string::{CookieString, Entry};
use crate::encoding::{DecodeError, Encoding, encode_name, percent_encode, quote, unquoted};
use crate::jar::{AccessError, CookieJar};
use crate::part::{InvalidPart, Part};
use crate::set_cookie::{Lifetime, SameSite, SetCookie};
use std::borrow::Cow;
use std::fmt;

/// Everything but the type: what works on it exists once in a program.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Definition {
    pub(super) name: &'static str,
    pub(super) encodes_name: bool,
    pub(super) encoding: Encoding,
    pub(super) codec: &'static Codec,
    pub(super) path: &'static str,
    pub(super) domain: Option<&'static str>,
    pub(super) lifetime: Lifetime,
    pub(super) same_site: Option<SameSite>,
    pub(super) secure: bool,
    pub(super) partitioned: bool,
}

/// How values are written and read. A constant names one, so that a program has
/// no code of the others.
pub(super) struct Codec {
    encode: fn(&str) -> Result<Cow<'_, str>, InvalidPart>,
    pub(super) decode: fn(&str) -> Decoding<'_>,
}

pub(super) type Decoding<'a> = Result<(Cow<'a, str>, Encoding), DecodeError>;

impl fmt::Debug for Codec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Codec")
    }
}

impl Codec {
    pub(super) const fn of(encoding: Encoding) -> &'static Self {
        const RAW: &Codec = &Codec {
            encode: |text| match Part::Value.check(text) {
                Ok(()) => Ok(Cow::Borrowed(text)),
                Err(error) => Err(error),
            },
            decode: |raw| Ok((Cow::Borrowed(raw), Encoding::Raw)),
        };
        const PERCENT: &Codec = &Codec {
            encode: |text| Ok(percent_encode(text)),
            decode: decode_percent,
        };
        const QUOTED: &Codec = &Codec {
            encode: |text| Ok(quote(text)),
            decode: |raw| {
                Ok(match unquoted(raw) {
                    Some(text) => (text, Encoding::Quoted),
                    None => (Cow::Borrowed(raw), Encoding::Raw),
                })
            },
        };
        match encoding {
            Encoding::Raw => RAW,
            Encoding::Percent => PERCENT,
            Encoding::Quoted => QUOTED,
        }
    }
}

/// As js-cookie reads: quotes are taken away, then escapes are decoded.
fn decode_percent(raw: &str) -> Decoding<'_> {
    let inner = raw
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    Ok(match Encoding::Percent.decode(inner.unwrap_or(raw))? {
        Cow::Owned(text) => (Cow::Owned(text), Encoding::Percent),
        text if inner.is_some() => (text, Encoding::Quoted),
        text => (text, Encoding::Raw),
    })
}

/// What the first cookie of a name holds, as it stands.
pub(crate) type First = Result<Option<String>, AccessError>;

impl Definition {
    pub(super) fn written_name(&self) -> Cow<'static, str> {
        if self.encodes_name {
            encode_name(self.name)
        } else {
            Cow::Borrowed(self.name)
        }
    }

    pub(super) fn is_named(&self, name: &str) -> bool {
        name == self.name && !self.encodes_name
            || self.encodes_name
                && Encoding::Percent
                    .decode(name)
                    .is_ok_and(|name| name == self.name)
    }

    pub(crate) fn first(&self, jar: &impl CookieJar) -> First {
        if !self.encodes_name {
            return jar.find(self.name);
        }
        // A name may be encoded in several ways.
        let text = jar.read()?;
        let first = self.copies(&text).next();
        Ok(first.map(|entry| entry.value.to_owned()))
    }

    pub(super) fn copies<'a>(&self, text: &'a str) -> impl Iterator<Item = Entry<'a>> {
        let entries = CookieString::new(text).entries();
        entries.filter(|entry| self.is_named(entry.name))
    }

    pub(super) fn with_value<'a>(&self, text: &'a str) -> Result<SetCookie<'a>, InvalidPart> {
        Ok(self.put((self.codec.encode)(text)?))
    }

    /// Every part was checked when it was defined, but the value.
    pub(super) fn put<'a>(&self, value: Cow<'a, str>) -> SetCookie<'a> {
        SetCookie {
            name: self.written_name(),
            value,
            path: Cow::Borrowed(self.path),
            lifetime: self.lifetime,
            domain: self.domain.map(Cow::Borrowed),
            same_site: self.same_site,
            secure: self.secure,
            partitioned: self.partitioned,
        }
    }
}
