//! What a typed cookie is made of, apart from its type: what works on it exists
//! once in a program. Pure.

use crate::cookie_string::{CookieString, Entry};
use crate::encoding::{DecodeError, Encoding, encode_name, percent_encode, quote, unquoted};
use crate::jar::{AccessError, CookieJar, WriteError};
use crate::part::{InvalidPart, Part};
use crate::report::{Report, carry_out};
use crate::set_cookie::{End, Lifetime, Plan, SameSite, SetCookie};
use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

/// Everything but the type: what works on it exists once in a program.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Definition {
    pub(super) name: &'static str,
    pub(super) naming: Naming,
    pub(super) encoding: Encoding,
    pub(super) codec: &'static Codec,
    pub(super) path: &'static str,
    pub(super) domain: Option<&'static str>,
    pub(super) lifetime: Lifetime,
    pub(super) end: End,
    pub(super) same_site: Option<SameSite>,
    pub(super) secure: bool,
    pub(super) partitioned: bool,
}

/// How values are written and read. A constant names one, so that a program has
/// no code of the others.
pub(super) struct Codec {
    encode: fn(String) -> Result<String, InvalidPart>,
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
            encode: |text| match Part::Value.check(&text) {
                Ok(()) => Ok(text),
                Err(error) => Err(error),
            },
            decode: |raw| Ok((Cow::Borrowed(raw), Encoding::Raw)),
        };
        const PERCENT: &Codec = &Codec {
            encode: |text| Ok(percent_encode(&text).into_owned()),
            decode: decode_percent,
        };
        const QUOTED: &Codec = &Codec {
            encode: |text| Ok(quote(&text).into_owned()),
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

/// How the name stands in a cookie-string: as it is, or encoded in one of
/// several ways. A constant names the functions for it, so that a program whose
/// names are plain has nothing of the other.
#[derive(Clone, Copy, Debug)]
pub(super) enum Naming {
    Plain,
    Encoded(&'static Encoded),
}

pub(super) struct Encoded {
    written: fn(&str) -> Cow<'_, str>,
    is: fn(&str, &str) -> bool,
    first: fn(&Definition, &str) -> Option<String>,
}

impl fmt::Debug for Encoded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Encoded")
    }
}

impl Naming {
    pub(super) const JS_COOKIE: Self = Self::Encoded(&Encoded {
        written: encode_name,
        is: |name, found| {
            let found = Encoding::Percent.decode(found);
            found.is_ok_and(|found| found == name)
        },
        first: |definition, text| {
            let first = definition.copies(text).next();
            first.map(|entry| entry.value.to_owned())
        },
    });
}

impl Definition {
    pub(super) fn written_name(&self) -> Cow<'static, str> {
        match self.naming {
            Naming::Plain => Cow::Borrowed(self.name),
            Naming::Encoded(encoded) => (encoded.written)(self.name),
        }
    }

    pub(super) fn is_named(&self, name: &str) -> bool {
        match self.naming {
            Naming::Plain => name == self.name,
            Naming::Encoded(encoded) => (encoded.is)(self.name, name),
        }
    }

    pub(crate) fn first(&self, jar: &impl CookieJar) -> First {
        match self.naming {
            Naming::Plain => jar.find(self.name),
            Naming::Encoded(encoded) => Ok((encoded.first)(self, &jar.read()?)),
        }
    }

    pub(super) fn copies<'a>(&self, text: &'a str) -> impl Iterator<Item = Entry<'a>> {
        let entries = CookieString::new(text).entries();
        entries.filter(|entry| self.is_named(entry.name))
    }

    pub(super) fn set(&self, jar: &impl CookieJar, text: String) -> Result<Report, WriteError> {
        let value = (self.codec.encode)(text)?;
        Ok(carry_out(jar, &self.plan(&self.written_name(), &value))?)
    }

    pub(super) fn delete(&self, jar: &impl CookieJar) -> Result<Report, AccessError> {
        let lifetime = Lifetime::For(Duration::ZERO);
        let name = self.written_name();
        let removal = Plan {
            lifetime,
            end: End::of(lifetime),
            ..self.plan(&name, "")
        };
        carry_out(jar, &removal)
    }

    pub(super) fn line(&self, text: String) -> Result<String, InvalidPart> {
        let value = (self.codec.encode)(text)?;
        Ok(self.plan(&self.written_name(), &value).line())
    }

    /// Every part was checked when it was defined, but the value.
    fn plan<'a>(&self, name: &'a str, value: &'a str) -> Plan<'a> {
        Plan {
            name,
            value,
            path: self.path,
            lifetime: self.lifetime,
            end: self.end,
            domain: self.domain,
            same_site: self.same_site,
            secure: self.secure,
            partitioned: self.partitioned,
        }
    }

    pub(super) fn removal(&self) -> SetCookie<'static> {
        SetCookie {
            name: self.written_name(),
            value: Cow::Borrowed(""),
            path: Cow::Borrowed(self.path),
            lifetime: Lifetime::For(Duration::ZERO),
            domain: self.domain.map(Cow::Borrowed),
            same_site: self.same_site,
            secure: self.secure,
            partitioned: self.partitioned,
        }
    }
}
