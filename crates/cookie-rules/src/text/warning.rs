//! Warnings, in words.

use super::{byte_name, cookie, date, in_part, lasting, text};
use crate::model::cookie::Cookie;
use crate::model::line::{AttributeName, LinePart};
use crate::model::same_site::SameSite;
use crate::model::warning::{DateFault, ValueKind, Warning};

/// A warning.
///
/// ```
/// use cookie_rules::{Warning, text};
/// let words = text::warning(&Warning::QuotesKept);
/// assert_eq!(words, "The quotes are part of the value and are read back with it.");
/// ```
#[must_use]
pub fn warning(warning: &Warning) -> String {
    match warning {
        Warning::CutShort {
            byte,
            offset,
            dropped,
            part,
        } => format!(
            "This browser stopped reading {} at byte {offset} ({}); the last {dropped} bytes of \
             the line were dropped.",
            in_part(*part),
            byte_name(*byte)
        ),
        Warning::SplitAtLineFeed => {
            "This browser splits the text at the line feed and makes a cookie of each line.".into()
        }
        Warning::BytesReplaced => {
            "Bytes that are not UTF-8 were each replaced by the character U+FFFD.".into()
        }
        Warning::BlanksDocumentCookie => {
            "The bytes are not UTF-8. They are kept and sent back, but as long as this cookie is \
             there, document.cookie shows no cookie at all."
                .into()
        }
        Warning::Nameless => {
            "There is no `=`, so the text became the value of a cookie without a name.".into()
        }
        Warning::ValueLess => {
            "There is no `=`, so the text became the name of a cookie without a value.".into()
        }
        Warning::QuotedSemicolon => {
            "Quotes mean nothing to a cookie: the `;` inside them ended the value, and the rest \
             was read as attributes."
                .into()
        }
        Warning::QuotesKept => "The quotes are part of the value and are read back with it.".into(),
        Warning::CommaFolded { name, .. } => format!(
            "`, {}=` looks like a second cookie, but a comma does not separate cookies: it became \
             part of this one.",
            text(name)
        ),
        Warning::ValueCut { kind } => match kind {
            ValueKind::Bracket => {
                "Brackets mean nothing to a cookie: the `;` inside them ended the value, and the \
                 rest was read as attributes."
            }
            ValueKind::DataUrl => {
                "A `;` ends the value, also inside a data: URL: the rest of it was read as an \
                 attribute."
            }
            ValueKind::Entity => {
                "The value is written as in HTML, and the `;` of such a character ended it: the \
                 rest was read as attributes."
            }
        }
        .into(),
        Warning::CommaForSemicolon { name, part } => {
            let became = match part {
                LinePart::Attribute => "the attribute before it",
                _ => "the value",
            };
            format!(
                "Attributes are separated by `;`. With a comma before it, {name} became part of \
                 {became} and takes no effect."
            )
        }
        Warning::NamedLikeAttribute { name } => format!(
            "The line begins with {name}, so this became a cookie of that name: name=value comes \
             first, then the attributes."
        ),
        Warning::SecondPair { name } => format!(
            "A line holds one cookie: `{}=` stands where attributes stand, is none, and is \
             ignored.",
            text(name)
        ),
        Warning::MisspelledAttribute { name, meant } => {
            format!(
                "`{}` is ignored: the attribute is written {meant}.",
                text(name)
            )
        }
        Warning::ObsoleteAttribute { name } => format!(
            "`{}` was an attribute once; no browser heeds it any more.",
            text(name)
        ),
        Warning::UnknownAttribute { name } => {
            format!(
                "`{}` is no attribute of a cookie and is ignored.",
                text(name)
            )
        }
        Warning::RepeatedAttribute { name } => format!(
            "{} is there more than once; the last one that this browser can read counts.",
            name.as_str()
        ),
        Warning::AttributeTooLong { name, bytes, limit } => format!(
            "{} is {bytes} bytes long; more than {limit} are ignored, so it is as if it were not \
             there.",
            name.as_str()
        ),
        Warning::AttributeValueUnknown { name, value, taken } => format!(
            "{name} {}: it is ignored, and this browser takes the cookie as {}.",
            match text(value) {
                empty if empty.is_empty() => "has no value".to_owned(),
                value => format!("cannot be `{value}`"),
            },
            match taken {
                SameSite::Strict => "Strict",
                SameSite::Lax => "Lax",
                SameSite::None | SameSite::Unset => "None",
            }
        ),
        Warning::FlagWithValue { name } => format!(
            "{0} is a flag: that it is there turns it on, whatever stands after the `=`. To turn \
             it off, leave it out.",
            name.as_str()
        ),
        Warning::AttributeNotSupported { name } => {
            format!(
                "This browser does not know {} and ignores it.",
                name.as_str()
            )
        }
        Warning::MaxAgeUnreadable { value } => max_age_unreadable(value),
        Warning::DateUnreadable {
            value,
            fault,
            beaten,
            ..
        } => date_unreadable(value, *fault, *beaten),
        Warning::DateWithZone { taken, meant } => {
            let taken_text = date(*taken);
            if taken == meant {
                format!(
                    "The date has a time zone. This browser heeds it and takes it to be \
                     {taken_text}; others do not."
                )
            } else {
                format!(
                    "The date has a time zone, which this browser does not heed: it takes it to \
                     be {taken_text}."
                )
            }
        }
        Warning::LifetimeClamped { asked, given } => format!(
            "The cookie asks for {}, but no cookie may live longer than {}.",
            lasting(*asked),
            lasting(*given)
        ),
        Warning::MaxAgeInMilliseconds { seconds } => format!(
            "Max-Age is in seconds. Was it meant in milliseconds? Then write Max-Age={seconds}."
        ),
        Warning::MaxAgeIsPointInTime { at } => format!(
            "Max-Age says how many seconds the cookie lives from now on. This number looks like a \
             point in time: {}.",
            date(*at)
        ),
        Warning::MaxAgeOverflow { asked } => format!(
            "Max-Age={asked} does not fit the 32 bits that this browser has for it, so it takes \
             another number, which may end the cookie at once."
        ),
        Warning::ShiftedByServerClock { seconds } => format!(
            "The server's clock is {} {} the browser's, and Expires was shifted by as much.",
            lasting(seconds.saturating_abs()),
            if *seconds > 0 { "behind" } else { "ahead of" }
        ),
        Warning::SavedResponse { date: sent, age } => format!(
            "The response was sent {} ago, on {}, so it was saved then. To see what a browser made \
             of it at the time, take that date for the clock; now Expires counts from it, or is \
             past.",
            lasting(*age),
            date(*sent)
        ),
        Warning::LifetimeTwice {
            counts,
            last_counts,
        } => match (last_counts, counts) {
            (true, AttributeName::Expires) => {
                "There are both Max-Age and Expires. Expires counts, because it comes last; in \
                 other browsers Max-Age does."
                    .into()
            }
            (true, _) => {
                "There are both Max-Age and Expires. Max-Age counts, because it comes last.".into()
            }
            (false, _) => format!("There are both Max-Age and Expires; {counts} counts."),
        },
        Warning::PathReplaced { written } => format!(
            "A Path begins with `/`; `{}` does not, so the cookie got the directory of the page \
             instead.",
            text(written)
        ),
        Warning::PathElsewhere => {
            "The page itself is not below the cookie's path: it will not see this cookie.".into()
        }
        Warning::DefaultPathNarrow { path } => format!(
            "No Path is written, so the cookie got the directory of the page: pages outside `{}` \
             do not see it.",
            text(path)
        ),
        Warning::PathMatchesNothing => {
            "The directory of the page is longer than 1024 bytes, so the cookie got a path that \
             matches no page at all."
                .into()
        }
        Warning::DomainBecameHostOnly => {
            "The Domain is the host itself, which can have no hosts below it here: the cookie is \
             kept for this host only."
                .into()
        }
        Warning::LoneDotDomain => {
            "A Domain that is a lone dot is none by the text of the standard, and the cookie is \
             kept for this host only. Every browser refuses it."
                .into()
        }
        Warning::RelativePathMatchesNothing { written } => format!(
            "A Path begins with `/`; `{}` does not, and this browser keeps it as it is, so that \
             the cookie matches no page at all.",
            text(written)
        ),
        Warning::SpaceDropped => {
            "This browser drops white space after a `,` or `=` in the value.".into()
        }
        Warning::StillReadable => {
            "HttpOnly was added to a cookie whose value is the same as before: this browser still \
             shows it to scripts, which can no longer change it."
                .into()
        }
        Warning::ScriptLifetimeClamped { asked, given } => format!(
            "The cookie asks for {}, but this browser keeps what a script wrote for {} at most.",
            lasting(*asked),
            lasting(*given)
        ),
        Warning::NotAddressed {
            existing,
            addressed,
        } => not_addressed(existing, addressed),
        Warning::DomainConverted => "The Domain was converted to its ASCII form.".into(),
        Warning::HiddenFromScript => {
            "The cookie is kept and sent to the server, but this browser shows scripts no cookies \
             on an IPv6 url."
                .into()
        }
    }
}

fn max_age_unreadable(value: &[u8]) -> String {
    let why = match crate::parse::date::meant::meant(value) {
        (DateFault::Missing, _) => " That is what a program writes where it has no number.",
        (DateFault::Session | DateFault::Empty, _) => {
            " A cookie of the session is one without Max-Age and Expires."
        }
        (DateFault::Timestamp | DateFault::Ended, _) => "",
        (_, Some(_)) => " A date belongs in Expires.",
        _ => "",
    };
    format!(
        "Max-Age must be a whole number of seconds; `{}` is ignored.{why}",
        text(value)
    )
}

fn date_unreadable(value: &[u8], fault: DateFault, beaten: bool) -> String {
    let why = match fault {
        DateFault::Iso => " ISO 8601 is no form of a cookie's date.",
        DateFault::ForeignMonth => " Names of months must be English, whatever the server speaks.",
        DateFault::Timestamp => " It is a number of seconds or milliseconds since 1970.",
        DateFault::Ended => " To end a cookie, write Max-Age=0.",
        DateFault::Duration { .. } => " How long a cookie lives belongs in Max-Age, in seconds.",
        DateFault::SmallNumber => {
            " A number belongs in Max-Age, in seconds; libraries that take days make a date of it."
        }
        DateFault::Quoted => " It is in quotes.",
        DateFault::LongAgo => " Its year is before 1601.",
        DateFault::Missing => " That is what a program writes where it has no date.",
        DateFault::Session => " A cookie of the session is one without Max-Age and Expires.",
        DateFault::Empty | DateFault::Other => "",
    };
    let effect = match beaten {
        true => "; Max-Age counts",
        false => ", so without a Max-Age the cookie ends with the session",
    };
    format!(
        "This browser reads no date in `{}`{effect}.{why} Dates are written like `Tue, 15 Jun 2027 \
         10:20:30 GMT`.",
        text(value)
    )
}

/// The cookie that a removal missed, and what tells the two apart.
fn not_addressed(existing: &Cookie, addressed: &Cookie) -> String {
    let mut apart = Vec::new();
    if existing.partition.is_some() != addressed.partition.is_some() {
        apart.push(match existing.partition {
            Some(_) => "it is Partitioned, and the removal is not".to_owned(),
            None => "it is not Partitioned, and the removal is".to_owned(),
        });
    }
    if existing.host_only != addressed.host_only || existing.domain != addressed.domain {
        apart.push(format!(
            "it is {}, and the removal {}",
            scope(existing),
            scope(addressed)
        ));
    }
    if existing.path != addressed.path {
        apart.push(format!(
            "its path is {}, and the removal's {}",
            text(&existing.path),
            text(&addressed.path)
        ));
    }
    let hidden = match existing.http_only {
        true => " It is HttpOnly, so scripts neither see nor remove it.",
        false => "",
    };
    format!(
        "{} is still there, because it is another one: {}.{hidden}",
        cookie(existing),
        apart.join("; ")
    )
}

fn scope(cookie: &Cookie) -> String {
    let domain = text(&cookie.domain);
    match cookie.host_only {
        true => format!("for {domain} alone"),
        false => format!("for {domain} and the hosts below it (Domain={domain})"),
    }
}
