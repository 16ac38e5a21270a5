//! Rejections, explained.

use super::{Entry, Example};
use crate::model::page::{DocumentKind, Frame};
use crate::model::rule_name::RuleName;
use crate::model::section::Rule;

pub(super) fn explanation(name: RuleName) -> Entry {
    match name {
        RuleName::AccessThrows => (
            Rule::ScriptAccess,
            "A document without an origin of its own, such as a sandboxed frame, has no cookies: \
             touching document.cookie throws a SecurityError. Add allow-same-origin to the \
             frame's sandbox, or let the page around it write the cookie.",
            Example {
                document: DocumentKind::Sandboxed,
                ..Example::of_script("id=1")
            },
        ),
        RuleName::NoCookieStore => (
            Rule::ScriptAccess,
            "A document without a URL that cookies could belong to, such as one that \
             createHTMLDocument made, takes none and says nothing. Write from the page itself.",
            Example {
                document: DocumentKind::Frameless,
                ..Example::of_script("id=1")
            },
        ),
        RuleName::NothingWritten => (
            Rule::ScriptText,
            "The text that was assigned is empty, so there is nothing to write. Other engines \
             refuse it as a cookie without name and value.",
            Example::of_script(""),
        ),
        RuleName::ControlCharacter => (
            Rule::Bytes,
            "No cookie may hold control characters (00 to 1F but the tab, and 7F), wherever they \
             stand: a line feed would let one header become two. Write such bytes as %XX.",
            Example::of("id=a\u{7}b"),
        ),
        RuleName::NulInHeader => (
            Rule::Bytes,
            "A NUL in a header makes the browser give up the whole response. Write it as %00, or \
             leave it out.",
            Example::of("id=a\0b"),
        ),
        RuleName::Tab => (
            Rule::WhiteSpace,
            "The standard allows a tab inside a name or a value. Chromium refuses it anywhere, \
             Firefox in a path, and WebKitGTK stops reading there. Write it as %09.",
            Example::of("id=a\tb"),
        ),
        RuleName::Empty => (
            Rule::NameAndValue,
            "There is neither a name nor a value before the first `;`. Write name=value first.",
            Example::of("; Path=/"),
        ),
        RuleName::NoName => (
            Rule::NameAndValue,
            "There is nothing before the first `=`. Some engines keep a cookie without a name, \
             others refuse it. Give it a name.",
            Example::of("=value"),
        ),
        RuleName::NamelessWithEquals => (
            Rule::NameAndValue,
            "A cookie without a name whose value holds a `=` would be sent as if it were another \
             cookie with a name. Give it a name.",
            Example::of("=id=1"),
        ),
        RuleName::QuotedName => (
            Rule::NameAndValue,
            "Safari takes text in double quotes for one piece. Where the first `=` stands inside \
             such quotes, there is no name. Leave the quotes out.",
            Example::of("\"a=b\"; Path=/"),
        ),
        RuleName::TooLong => (
            Rule::Size,
            "Name and value together may be 4,096 bytes long, the `=` not counted. Keep the data \
             on the server and only its key in the cookie, or spread it over several cookies.",
            Example::of(&format!("id={}", "x".repeat(4095))),
        ),
        RuleName::DomainNotOfHost => (
            Rule::Domain,
            "A host may write cookies for itself and for its parent domains, not for a host below \
             it, beside it, or of another site. Domain is a bare name: no scheme, port, path, \
             quotes or wildcard. Leave it out for this host alone; name the domain that both \
             hosts share for several.",
            Example::of("id=1; Domain=example.org"),
        ),
        RuleName::DomainNotAscii => (
            Rule::Domain,
            "Domains are compared in their ASCII form. Write the form that begins with xn--.",
            Example::of("id=1; Domain=bücher.example").at("https://xn--bcher-kva.example/"),
        ),
        RuleName::DomainWithoutDot => (
            Rule::Domain,
            "WebKitGTK takes no Domain without a dot inside, not even localhost from localhost. \
             Leave Domain out: the cookie is for this host then, in every engine.",
            Example::of("id=1; Domain=localhost").at("http://localhost/"),
        ),
        RuleName::DomainCapitals => (
            Rule::Domain,
            "WebKitGTK compares the Domain with the host letter by letter, and hosts are in lower \
             case. Write the Domain in lower case.",
            Example::of("id=1; Domain=EXAMPLE.com").at("https://www.example.com/"),
        ),
        RuleName::DomainPublicSuffix => (
            Rule::PublicSuffix,
            "A public suffix is a domain under which different owners have names, such as co.uk \
             or github.io. A cookie for all of it would reach strangers. Name the domain below it \
             that is yours.",
            Example::of("id=1; Domain=co.uk").at("https://shop.co.uk/"),
        ),
        RuleName::HostPublicSuffix => (
            Rule::PublicSuffix,
            "WebKitGTK keeps no cookie of a host that is itself a public suffix. Serve the page \
             from a host below it.",
            Example::of("id=1").at("https://github.io/"),
        ),
        RuleName::SecureFromInsecure => (
            Rule::Secure,
            "Only a page on https may write a Secure cookie; Chromium and Firefox count localhost \
             as one, WebKitGTK and Safari do not. Write it over https, or leave Secure out while \
             the server has no https.",
            Example::of("id=1; Secure").at("http://192.168.1.5/"),
        ),
        RuleName::HttpOnlyFromScript => (
            Rule::HttpOnly,
            "HttpOnly keeps scripts away from a cookie, so a script cannot write one either. Let \
             the server send it, or leave HttpOnly out.",
            Example::of_script("id=1; HttpOnly"),
        ),
        RuleName::OverwritesSecure => (
            Rule::SecureOverwrite,
            "A page on http may not write over a Secure cookie of the same name: otherwise \
             somebody on the network could replace it. Write it over https.",
            Example::of("id=2; Path=/")
                .at("http://example.com/")
                .after("https://example.com/", "id=1; Path=/; Secure"),
        ),
        RuleName::OverwritesHttpOnly => (
            Rule::HttpOnly,
            "A script can neither change nor delete an HttpOnly cookie, and cannot see that it is \
             there. Let the server send the line.",
            Example::of_script("id=2; Path=/")
                .after("https://example.com/", "id=1; Path=/; HttpOnly"),
        ),
        RuleName::PrefixWithoutSecure => (
            Rule::Prefix,
            "A name that begins with __Secure-, __Host-, __Http- or __Host-Http- promises that \
             the cookie is Secure, and is refused without. Add Secure.",
            Example::of("__Secure-id=1"),
        ),
        RuleName::PrefixWithoutHttpOnly => (
            Rule::Prefix,
            "A name that begins with __Http- or __Host-Http- promises that the cookie came from a \
             server and is HttpOnly. Add HttpOnly, and send it as a header.",
            Example::of("__Http-id=1; Secure"),
        ),
        RuleName::PrefixWithDomain => (
            Rule::Prefix,
            "A name that begins with __Host- or __Host-Http- promises a cookie for one host \
             alone. Leave Domain out, or take another prefix.",
            Example::of("__Host-id=1; Secure; Path=/; Domain=example.com"),
        ),
        RuleName::PrefixWithoutRootPath => (
            Rule::Prefix,
            "A name that begins with __Host- or __Host-Http- promises a cookie for the whole \
             host. Write Path=/, even where it is the default: Chromium demands it.",
            Example::of("__Host-id=1; Secure"),
        ),
        RuleName::HiddenPrefix => (
            Rule::Prefix,
            "A cookie without a name whose value begins with a prefix would be sent as if it kept \
             what the prefix promises. Give it a name.",
            Example::of("=__Host-id"),
        ),
        RuleName::NoneWithoutSecure => (
            Rule::SameSiteNone,
            "SameSite=None sends the cookie with requests of every site, and is taken with Secure \
             only. Add Secure, or write SameSite=Lax if other sites do not need it.",
            Example::of("id=1; SameSite=None"),
        ),
        RuleName::PartitionedWithoutSecure => (
            Rule::Partitioned,
            "A Partitioned cookie must be Secure as well. Add Secure.",
            Example::of("id=1; Partitioned"),
        ),
        RuleName::CrossSite => (
            Rule::CrossSite,
            "A response to another site's page, or a frame in it, may only write what is meant \
             for that: SameSite=None; Secure, and where third-party cookies are blocked \
             Partitioned as well. A request by fetch also needs credentials: 'include', and the \
             server's consent by CORS.",
            Example {
                frame: Frame::CrossSite,
                ..Example::of("id=1; Path=/; SameSite=Lax")
            },
        ),
        _ => (
            Rule::Limits,
            "A site may have 180 cookies. Where all of them are Secure, one that is not Secure \
             does not push any of them out. Add Secure, or delete what is not needed.",
            Example::of("id=1").after_as_many_as_fit("; Secure"),
        ),
    }
}
