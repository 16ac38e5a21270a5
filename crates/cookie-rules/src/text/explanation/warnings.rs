//! Warnings, explained.

use super::{Entry, Example};
use crate::model::rule_name::RuleName;
use crate::model::section::Rule;

pub(super) fn explanation(name: RuleName) -> Entry {
    match name {
        RuleName::CutShort => (
            Rule::Bytes,
            "WebKitGTK stops reading at a byte that it does not take for text (a control \
             character, a tab, a byte that is not ASCII) and, after an attribute's name, at a \
             comma. What stands behind it is dropped. Write such bytes as %XX.",
            Example::of("name=Jürgen; Path=/; Secure"),
        ),
        RuleName::SplitAtLineFeed => (
            Rule::ScriptText,
            "WebKitGTK makes a cookie of each line of a script's text; the others refuse the line \
             feed. Write each cookie by itself.",
            Example::of_script("a=1\nb=2"),
        ),
        RuleName::BytesReplaced => (
            Rule::Bytes,
            "Firefox keeps U+FFFD in place of bytes that are not UTF-8. Write the value in UTF-8, \
             or as %XX.",
            Example {
                line: b"name=Jos\xe9".to_vec(),
                ..Example::of("")
            },
        ),
        RuleName::BlanksDocumentCookie => (
            Rule::Retrieval,
            "Chromium keeps bytes that are not UTF-8 and sends them back, but document.cookie \
             then reads as empty, of all cookies. Write the value in UTF-8, or as %XX.",
            Example {
                line: b"name=Jos\xe9".to_vec(),
                ..Example::of("")
            },
        ),
        RuleName::Nameless => (
            Rule::NameAndValue,
            "A line without `=` becomes the value of a cookie without a name; in Firefox a name \
             without a value. Write name=value.",
            Example::of("dark; Path=/"),
        ),
        RuleName::ValueLess => (
            Rule::NameAndValue,
            "Firefox takes a line without `=` for a name without a value, the others for a value \
             without a name. Write name=value, or name= for an empty value.",
            Example::of("dark; Path=/"),
        ),
        RuleName::QuotedSemicolon => (
            Rule::NameAndValue,
            "A `;` ends the value, also inside quotes; Safari alone reads on. Write it as %3B.",
            Example::of("name=\"Doe; Jane\"; Path=/"),
        ),
        RuleName::QuotesKept => (
            Rule::NameAndValue,
            "Quotes mean nothing to a browser: they are part of the value and are read back with \
             it. Many servers take them off again.",
            Example::of("id=\"1\"; Path=/"),
        ),
        RuleName::CommaFolded => (
            Rule::Attributes,
            "A comma does not separate cookies. Where headers were joined by commas, as \
             Headers.get does, take them one by one (getSetCookie).",
            Example::of("a=1; Path=/, b=2; Path=/"),
        ),
        RuleName::ValueCut => (
            Rule::NameAndValue,
            "A `;` ends the value, whatever it stands in: JSON, a data: URL, text escaped for \
             HTML. Write it as %3B; encodeURIComponent does so.",
            Example::of("prefs={\"a\":\"x;y\"}; Path=/"),
        ),
        RuleName::CommaForSemicolon => (
            Rule::Attributes,
            "Attributes are separated by semicolons. Behind a comma they are part of what stands \
             before it, and take no effect.",
            Example::of("a=1, Path=/, HttpOnly, Secure"),
        ),
        RuleName::NamedLikeAttribute => (
            Rule::NameAndValue,
            "What stands first in a line is the cookie's own name and value. A line that begins \
             with an attribute sets a cookie of that name.",
            Example::of("Path=/; HttpOnly"),
        ),
        RuleName::SecondPair => (
            Rule::Attributes,
            "A line holds one cookie. A second name=value in it is read as an attribute that \
             nobody knows. Write each cookie by itself.",
            Example::of_script("a=1; b=2; path=/"),
        ),
        RuleName::MisspelledAttribute => (
            Rule::Attributes,
            "An attribute that is misspelt is ignored without a word. The names are Expires, \
             Max-Age, Domain, Path, Secure, HttpOnly, SameSite and Partitioned, with a `=` before \
             the value.",
            Example::of("id=1; Path=/; MaxAge=3600; HTTP-Only"),
        ),
        RuleName::ObsoleteAttribute => (
            Rule::Attributes,
            "Version, Comment, Discard and Port are attributes of standards before 2011. No \
             browser heeds them; they do no harm.",
            Example::of("id=1; Path=/; Version=1"),
        ),
        RuleName::MaxAgeIsPointInTime => (
            Rule::MaxAge,
            "Max-Age says how many seconds a cookie lives from now on. A number of seconds or \
             milliseconds since 1970 asks for half a century or more. Write the difference to now, \
             or the date in Expires.",
            Example::of("id=1; Path=/; Max-Age=1795392000"),
        ),
        RuleName::MaxAgeOverflow => (
            Rule::MaxAge,
            "WebKitGTK keeps Max-Age in 32 bits. A larger number becomes another one, which may be \
             negative and end the cookie at once. Write no more than 2147483647.",
            Example::of("id=1; Path=/; Max-Age=3000000000"),
        ),
        RuleName::SavedResponse => (
            Rule::Expires,
            "The response's Date is days or years before the clock, so it was saved and is being \
             judged later. Take its Date for the clock to see what a browser did with it.",
            Example {
                date: Some("Sun, 01 Oct 2017 08:58:37 GMT"),
                ..Example::of("lang=0; Path=/; Expires=Thu, 11 Oct 2018 03:28:00 GMT")
            },
        ),
        RuleName::NotAddressed => (
            Rule::Replacement,
            "A removal takes away the cookie with the same name, path, domain (or none) and \
             partition. Another copy of the name stays. Write the attributes that the copy was set \
             with; an HttpOnly one only the server can remove.",
            Example::of("id=; Path=/; Max-Age=0")
                .after("https://example.com/", "id=1; Path=/; Domain=example.com"),
        ),
        RuleName::UnknownAttribute => (
            Rule::Attributes,
            "No engine knows an attribute of this name, and all ignore it.",
            Example::of("id=1; Path=/; foo"),
        ),
        RuleName::RepeatedAttribute => (
            Rule::Attributes,
            "An attribute that is there more than once counts as its last one says. Write it \
             once.",
            Example::of("id=1; Path=/a; Path=/"),
        ),
        RuleName::AttributeTooLong => (
            Rule::AttributeSize,
            "An attribute whose value is longer than 1,024 bytes is ignored in Chromium and \
             Firefox. Make it shorter.",
            Example::of(&format!("id=1; Path=/{}", "x".repeat(1024))),
        ),
        RuleName::AttributeValueUnknown => (
            Rule::SameSite,
            "SameSite is Strict, Lax or None; anything else is as if it were not there.",
            Example::of("id=1; Path=/; SameSite=Loose"),
        ),
        RuleName::FlagWithValue => (
            Rule::Attributes,
            "Secure, HttpOnly and Partitioned are flags: that they are there turns them on, \
             whatever stands after the `=`. To turn one off, leave it out.",
            Example::of("id=1; Path=/; Secure=false"),
        ),
        RuleName::AttributeNotSupported => (
            Rule::Attributes,
            "The attribute exists, but this engine does not know it and ignores it.",
            Example::of("id=1; Path=/; Priority=High"),
        ),
        RuleName::MaxAgeUnreadable => (
            Rule::MaxAge,
            "Max-Age is a whole number of seconds, without quotes, units or a fraction; anything \
             else is ignored, and the cookie ends with the session.",
            Example::of("id=1; Path=/; Max-Age=30d"),
        ),
        RuleName::DateUnreadable => (
            Rule::Expires,
            "Every engine reads one form of a date: `Tue, 15 Jun 2027 10:20:30 GMT`, in English \
             whatever the server's language. Expires in another form is ignored.",
            Example::of("id=1; Path=/; Expires=2027-06-15T10:20:30Z"),
        ),
        RuleName::DateWithZone => (
            Rule::Expires,
            "Firefox heeds a time zone in Expires, Chromium and the standard take every date as \
             GMT, and WebKitGTK gets some zones wrong. Write the date in GMT.",
            Example::of("id=1; Path=/; Expires=Tue, 15 Jun 2027 10:20:30 PST"),
        ),
        RuleName::LifetimeClamped => (
            Rule::LifetimeLimit,
            "Chromium, Firefox and the standard keep a cookie for 400 days at most. It lives that \
             long from every write on, so a site that writes it on each visit loses nothing.",
            Example::of("id=1; Path=/; Max-Age=63072000"),
        ),
        RuleName::MaxAgeInMilliseconds => (
            Rule::MaxAge,
            "Max-Age is in seconds. JavaScript and some frameworks count in milliseconds: divide \
             by 1,000.",
            Example::of("id=1; Path=/; Max-Age=604800000"),
        ),
        RuleName::ShiftedByServerClock => (
            Rule::Expires,
            "Chromium and Firefox compare the response's Date with their own clock and shift \
             Expires by the difference.",
            Example {
                date: Some("Sun, 22 Nov 2026 00:10:00 GMT"),
                ..Example::of("id=1; Path=/; Expires=Tue, 15 Jun 2027 10:20:30 GMT")
            },
        ),
        RuleName::LifetimeTwice => (
            Rule::LifetimePrecedence,
            "Where there are both Max-Age and Expires, Max-Age counts; in WebKitGTK the one that \
             comes last.",
            Example::of("id=1; Path=/; Expires=Tue, 15 Jun 2027 10:20:30 GMT; Max-Age=60"),
        ),
        RuleName::PathReplaced => (
            Rule::Path,
            "A Path begins with `/`. One that does not, such as one in quotes, is ignored, and \
             the cookie gets the directory of the page.",
            Example::of("id=1; Path=\"/\"").at("https://example.com/shop/cart"),
        ),
        RuleName::PathElsewhere => (
            Rule::Path,
            "The page that writes the cookie is not below its path, so it will not read it back.",
            Example::of("id=1; Path=/admin").at("https://example.com/shop/cart"),
        ),
        RuleName::PathMatchesNothing => (
            Rule::DefaultPath,
            "In Firefox a cookie without a Path, from a page whose directory is longer than 1,024 \
             bytes, gets a path that no page matches. Write Path=/.",
            Example::of("id=1").at(&format!("https://example.com/{}/", "x".repeat(1024))),
        ),
        RuleName::DefaultPathNarrow => (
            Rule::DefaultPath,
            "Without a Path, a cookie belongs to the directory of the page that wrote it, and \
             pages elsewhere on the host do not see it. Write Path=/ for the whole host.",
            Example::of("id=1").at("https://example.com/shop/cart"),
        ),
        RuleName::DomainBecameHostOnly => (
            Rule::Domain,
            "The Domain is the host itself, and that can have no hosts below it here: an address, \
             a single label, or a public suffix. The cookie is for this host alone; leave Domain \
             out.",
            Example::of("id=1; Path=/; Domain=localhost").at("http://localhost/"),
        ),
        RuleName::DomainConverted => (
            Rule::Domain,
            "Chromium converts a Domain that is not ASCII; Firefox and WebKitGTK do not take it. \
             Write the form that begins with xn--.",
            Example::of("id=1; Path=/; Domain=bücher.example").at("https://xn--bcher-kva.example/"),
        ),
        RuleName::LoneDotDomain => (
            Rule::Domain,
            "By the text of the standard a Domain of a dot alone is none; every browser refuses \
             it. Leave it out.",
            Example::of("id=1; Path=/; Domain=."),
        ),
        RuleName::RelativePathMatchesNothing => (
            Rule::Path,
            "Safari keeps a Path that does not begin with `/` as it is, and no page matches it. \
             Begin it with `/`.",
            Example::of("id=1; Path=shop"),
        ),
        RuleName::StillReadable => (
            Rule::HttpOnly,
            "Safari goes on showing scripts a cookie to which HttpOnly was added while its value \
             stayed the same. Change the value along with it.",
            Example::of("id=1; HttpOnly").after("https://example.com/", "id=1"),
        ),
        RuleName::SpaceDropped => (
            Rule::WhiteSpace,
            "Safari drops spaces after a comma or a `=` inside the value. Write them as %20.",
            Example::of("list=1, 2; Path=/"),
        ),
        RuleName::ScriptLifetimeClamped => (
            Rule::LifetimeLimit,
            "Safari keeps what a script wrote for seven days at most. Let the server send the \
             cookie if it has to live longer.",
            Example::of_script("id=1; Path=/; Max-Age=2592000"),
        ),
        _ => (
            Rule::Retrieval,
            "WebKitGTK keeps the cookies of an IPv6 address and sends them, but shows them to no \
             script.",
            Example::of_script("id=1; Path=/").at("http://[::1]/"),
        ),
    }
}
