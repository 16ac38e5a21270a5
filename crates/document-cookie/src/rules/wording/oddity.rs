//! What is odd though accepted, in words.

use super::super::decision::Oddity;
use super::{byte_name, date, days, in_part, text};

/// What is odd though accepted.
///
/// ```
/// use document_cookie::rules::{Oddity, wording};
/// let words = wording::oddity(&Oddity::QuotesKept);
/// assert_eq!(words, "The quotes are part of the value and are read back with it.");
/// ```
#[must_use]
pub fn oddity(oddity: &Oddity) -> String {
    match oddity {
        Oddity::CutShort {
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
        Oddity::SplitAtLineFeed => {
            "This browser splits the text at the line feed and makes a cookie of each line.".into()
        }
        Oddity::BytesReplaced => {
            "Bytes that are not UTF-8 were each replaced by the character U+FFFD.".into()
        }
        Oddity::BlanksDocumentCookie => {
            "The bytes are not UTF-8. They are kept and sent back, but as long as this cookie is \
             there, document.cookie shows no cookie at all."
                .into()
        }
        Oddity::Nameless => {
            "There is no `=`, so the text became the value of a cookie without a name.".into()
        }
        Oddity::ValueLess => {
            "There is no `=`, so the text became the name of a cookie without a value.".into()
        }
        Oddity::QuotedSemicolon => {
            "Quotes mean nothing to a cookie: the `;` inside them ended the value, and the rest \
             was read as attributes."
                .into()
        }
        Oddity::QuotesKept => "The quotes are part of the value and are read back with it.".into(),
        Oddity::CommaFolded { name, .. } => format!(
            "`, {}=` looks like a second cookie, but a comma does not separate cookies: it became \
             part of this one.",
            text(name)
        ),
        Oddity::UnknownAttribute { name } => {
            format!(
                "`{}` is no attribute of a cookie and is ignored.",
                text(name)
            )
        }
        Oddity::RepeatedAttribute { name } => format!(
            "{} is there more than once; the last one that this browser can read counts.",
            name.as_str()
        ),
        Oddity::AttributeTooLong { name, bytes, limit } => format!(
            "{} is {bytes} bytes long; more than {limit} are ignored, so it is as if it were not \
             there.",
            name.as_str()
        ),
        Oddity::AttributeValueUnknown { name, value } => format!(
            "{} cannot be `{}`: it is as if it were not there.",
            name.as_str(),
            text(value)
        ),
        Oddity::FlagWithValue { name } => format!(
            "{0} is a flag: that it is there turns it on, whatever stands after the `=`. To turn \
             it off, leave it out.",
            name.as_str()
        ),
        Oddity::AttributeNotSupported { name } => {
            format!(
                "This browser does not know {} and ignores it.",
                name.as_str()
            )
        }
        Oddity::MaxAgeUnreadable { value } => format!(
            "Max-Age must be a whole number of seconds; `{}` is ignored.",
            text(value)
        ),
        Oddity::DateUnreadable { value, .. } => format!(
            "This browser reads no date in `{}`, so without a Max-Age the cookie ends with the \
             session. Dates are written like `Tue, 15 Jun 2027 10:20:30 GMT`.",
            text(value)
        ),
        Oddity::DateWithZone { taken, meant } => {
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
        Oddity::LifetimeClamped { asked, given } => format!(
            "The cookie asks for {}, but no cookie may live longer than {}.",
            days(*asked),
            days(*given)
        ),
        Oddity::MaxAgeInMilliseconds { seconds } => format!(
            "Max-Age is in seconds. Was it meant in milliseconds? Then write Max-Age={seconds}."
        ),
        Oddity::ShiftedByServerClock { seconds } => format!(
            "The server's clock is {} seconds {} the browser's, and Expires was shifted by as \
             much.",
            seconds.unsigned_abs(),
            if *seconds > 0 { "behind" } else { "ahead of" }
        ),
        Oddity::LifetimeTwice { counts } => format!(
            "There are both Max-Age and Expires; {} counts.",
            counts.as_str()
        ),
        Oddity::PathReplaced { written } => format!(
            "A Path begins with `/`; `{}` does not, so the cookie got the directory of the page \
             instead.",
            text(written)
        ),
        Oddity::PathElsewhere => {
            "The page itself is not below the cookie's path: it will not see this cookie.".into()
        }
        Oddity::PathMatchesNothing => {
            "The directory of the page is longer than 1024 bytes, so the cookie got a path that \
             matches no page at all."
                .into()
        }
        Oddity::DomainBecameHostOnly => {
            "The Domain is the host itself, which can have no hosts below it here: the cookie is \
             kept for this host only."
                .into()
        }
        Oddity::DomainConverted => "The Domain was converted to its ASCII form.".into(),
        Oddity::HiddenFromScript => {
            "The cookie is kept and sent to the server, but this browser shows scripts no cookies \
             on an IPv6 address."
                .into()
        }
    }
}
