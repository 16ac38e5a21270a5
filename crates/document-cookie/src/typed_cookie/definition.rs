//! What a typed cookie is made of, apart from its type: what works on it exists
//! once in a program. Pure.

use crate::cookie_string::{CookieString, Entry};
use crate::encoding::{Encoding, encode_name, percent_encode, quote, unquoted};
use crate::error::Error;
use crate::jar::CookieJar;
use crate::part::{InvalidPart, Part};
use crate::report::{Report, write_verified_parts};
use crate::set_cookie::{Lifetime, LifetimeWriter, SameSite, SerializedParts, SetCookie};
use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

/// Everything but the name and the type: what works on it exists once in a
/// program.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Definition {
    pub(super) naming: Naming,
    pub(super) encoding: Encoding,
    pub(super) codec: &'static Codec,
    pub(super) path: &'static str,
    pub(super) domain: Option<&'static str>,
    pub(super) lifetime: Lifetime,
    pub(super) lifetime_writer: LifetimeWriter,
    pub(super) same_site: SameSite,
    pub(super) secure: bool,
    /// Whether the name demands `Path=/` and no domain.
    pub(super) host_only: bool,
    pub(super) partitioned: bool,
}

/// How values are written and read. A constant names one, so that a program has
/// no code of the others.
pub(super) struct Codec {
    encode: fn(String) -> Result<String, InvalidPart>,
    pub(super) decode: fn(&str) -> Decoding<'_>,
}

/// Boxed here, so that a program has no words for the errors of encodings that
/// none of its cookies has.
pub(super) type Decoding<'a> =
    Result<(Cow<'a, str>, Encoding), Box<dyn std::error::Error + Send + Sync>>;

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
pub(crate) type First = Result<Option<String>, Error>;

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
    first: fn(&Definition, &str, &str) -> Option<String>,
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
        first: |definition, name, text| {
            let first = definition.copies(name, text).next();
            first.map(|entry| entry.value.to_owned())
        },
    });
}

impl Definition {
    /// The name as it is written.
    pub(super) fn written_name<'n>(&self, name: &'n str) -> Cow<'n, str> {
        match self.naming {
            Naming::Plain => Cow::Borrowed(name),
            Naming::Encoded(encoded) => (encoded.written)(name),
        }
    }

    /// Whether a name, as it was found, is this one.
    pub(super) fn is_named(&self, name: &str, found: &str) -> bool {
        match self.naming {
            Naming::Plain => found == name,
            Naming::Encoded(encoded) => (encoded.is)(name, found),
        }
    }

    pub(crate) fn first(&self, name: &str, jar: &(impl CookieJar + ?Sized)) -> First {
        match self.naming {
            Naming::Plain => jar.find(name),
            Naming::Encoded(encoded) => Ok((encoded.first)(self, name, &jar.read()?)),
        }
    }

    pub(super) fn copies<'a>(&self, name: &str, text: &'a str) -> impl Iterator<Item = Entry<'a>> {
        let entries = CookieString::new(text).entries();
        entries.filter(move |entry| self.is_named(name, entry.name))
    }

    pub(super) fn set(
        &self,
        name: &str,
        jar: &(impl CookieJar + ?Sized),
        text: String,
    ) -> Result<Report, Error> {
        let value = (self.codec.encode)(text)?;
        write_verified_parts(jar, &self.parts(&self.written_name(name), &value))
    }

    pub(super) fn delete(
        &self,
        name: &str,
        jar: &(impl CookieJar + ?Sized),
    ) -> Result<Report, Error> {
        let lifetime = Lifetime::For(Duration::ZERO);
        let name = self.written_name(name);
        let removal = SerializedParts {
            lifetime,
            lifetime_writer: LifetimeWriter::of(lifetime),
            ..self.parts(&name, "")
        };
        write_verified_parts(jar, &removal)
    }

    pub(super) fn line(&self, name: &str, text: String) -> Result<String, InvalidPart> {
        let value = (self.codec.encode)(text)?;
        Ok(self.parts(&self.written_name(name), &value).line())
    }

    /// Every part was checked when it was defined, but the value.
    fn parts<'a>(&self, name: &'a str, value: &'a str) -> SerializedParts<'a> {
        SerializedParts {
            name,
            value,
            path: self.path,
            lifetime: self.lifetime,
            lifetime_writer: self.lifetime_writer,
            domain: self.domain,
            same_site: self.same_site,
            secure: self.secure,
            partitioned: self.partitioned,
        }
    }

    pub(super) fn removal<'n>(&self, name: &'n str) -> SetCookie<'n> {
        SetCookie {
            name: self.written_name(name),
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
