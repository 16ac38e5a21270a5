//! Warnings, in words.

use super::{byte_name, date, days, in_part, text};
use crate::model::warning::Warning;

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
        Warning::AttributeValueUnknown { name, value } => format!(
            "{} cannot be `{}`: it is as if it were not there.",
            name.as_str(),
            text(value)
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
        Warning::MaxAgeUnreadable { value } => format!(
            "Max-Age must be a whole number of seconds; `{}` is ignored.",
            text(value)
        ),
        Warning::DateUnreadable { value, .. } => format!(
            "This browser reads no date in `{}`, so without a Max-Age the cookie ends with the \
             session. Dates are written like `Tue, 15 Jun 2027 10:20:30 GMT`.",
            text(value)
        ),
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
            days(*asked),
            days(*given)
        ),
        Warning::MaxAgeInMilliseconds { seconds } => format!(
            "Max-Age is in seconds. Was it meant in milliseconds? Then write Max-Age={seconds}."
        ),
        Warning::ShiftedByServerClock { seconds } => format!(
            "The server's clock is {} seconds {} the browser's, and Expires was shifted by as \
             much.",
            seconds.unsigned_abs(),
            if *seconds > 0 { "behind" } else { "ahead of" }
        ),
        Warning::LifetimeTwice { counts } => format!(
            "There are both Max-Age and Expires; {} counts.",
            counts.as_str()
        ),
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
            days(*asked),
            days(*given)
        ),
        Warning::DomainConverted => "The Domain was converted to its ASCII form.".into(),
        Warning::HiddenFromScript => {
            "The cookie is kept and sent to the server, but this browser shows scripts no cookies \
             on an IPv6 url."
                .into()
        }
    }
}
