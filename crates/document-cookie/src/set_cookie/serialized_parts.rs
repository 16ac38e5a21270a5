//! A line as it is put together.

use super::{Lifetime, SameSite};
use crate::part::{joined, push_decimal};

/// What a line says, every part checked.
#[derive(Clone, Copy)]
pub(crate) struct SerializedParts<'a> {
    pub(crate) name: &'a str,
    pub(crate) value: &'a str,
    pub(crate) path: &'a str,
    pub(crate) lifetime: Lifetime,
    pub(crate) lifetime_writer: LifetimeWriter,
    pub(crate) domain: Option<&'a str>,
    pub(crate) same_site: SameSite,
    pub(crate) secure: bool,
    pub(crate) partitioned: bool,
}

/// How a lifetime is written. A constant names the way, so that a program whose
/// cookies have no date has no calendar in it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LifetimeWriter(fn(Lifetime) -> String);

impl LifetimeWriter {
    pub(crate) const fn of(lifetime: Lifetime) -> Self {
        Self(match lifetime {
            Lifetime::Session => |_| String::new(),
            Lifetime::For(_) => max_age,
            Lifetime::Until(_) => expires,
        })
    }
}

fn max_age(lifetime: Lifetime) -> String {
    let mut text = "; Max-Age=".to_owned();
    if let Lifetime::For(time) = lifetime {
        push_decimal(&mut text, time.as_secs());
    }
    text
}

fn expires(lifetime: Lifetime) -> String {
    let mut text = "; Expires=".to_owned();
    if let Lifetime::Until(time) = lifetime {
        // Some engines take years before 1970 for later ones.
        text.push_str(&time.max(cookie_rules::UnixTime(0)).to_nearest_imf_fixdate());
    }
    text
}

impl SerializedParts<'_> {
    pub(crate) fn line(&self) -> String {
        let domain = self.domain.map_or(["", ""], |it| ["; Domain=", it]);
        joined(&[
            self.name,
            "=",
            self.value,
            "; Path=",
            self.path,
            domain[0],
            domain[1],
            &(self.lifetime_writer.0)(self.lifetime),
            match self.same_site {
                SameSite::Unset => "",
                SameSite::Strict => "; SameSite=Strict",
                SameSite::Lax => "; SameSite=Lax",
                SameSite::None => "; SameSite=None",
            },
            if self.secure { "; Secure" } else { "" },
            if self.partitioned {
                "; Partitioned"
            } else {
                ""
            },
        ])
    }
}
