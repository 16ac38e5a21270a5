//! Attributes, each in the shapes that rules look at.

use super::date::date;
use super::dice::Dice;
use super::place::{Kind, Site};

/// Something of an exact length.
fn padded(dice: &mut Dice, beginning: &str) -> String {
    let length = dice.corner(&[
        ("attribute: 1023 bytes", 1023),
        ("attribute: 1024 bytes", 1024),
        ("attribute: 1025 bytes", 1025),
        ("attribute: 2000 bytes", 2000),
    ]);
    format!("{beginning}{}", "p".repeat(length - beginning.len()))
}

/// An attribute's name as a line may have it.
fn spelled(dice: &mut Dice, name: &str) -> String {
    match dice.below(12) {
        0 => name.to_lowercase(),
        1 => name.to_uppercase(),
        2 => {
            dice.note("attribute: space around its name");
            format!(" {name} ")
        }
        _ => name.to_owned(),
    }
}

/// `name=value`.
fn pair(dice: &mut Dice, name: &str, value: &str) -> String {
    let name = spelled(dice, name);
    match dice.below(24) {
        0 => {
            dice.note("attribute: no equals sign");
            name
        }
        1 => {
            dice.note("attribute: space around its value");
            format!("{name}= {value} ")
        }
        2 => {
            dice.note("attribute: in quotes");
            format!("{name}=\"{value}\"")
        }
        _ => format!("{name}={value}"),
    }
}

/// One attribute.
pub fn attribute(dice: &mut Dice, site: &Site, host: &str) -> String {
    match dice.below(15) {
        0 | 1 => {
            let path = path(dice);
            pair(dice, "Path", &path)
        }
        2 | 3 => {
            let domain = domain(dice, site, host);
            pair(dice, "Domain", &domain)
        }
        4 | 5 => {
            let age = max_age(dice);
            pair(dice, "Max-Age", &age)
        }
        6..=8 => {
            let date = date(dice);
            pair(dice, "Expires", &date)
        }
        9 => flag(dice, "Secure"),
        10 => flag(dice, "HttpOnly"),
        11 => flag(dice, "Partitioned"),
        12 => {
            let word = dice.corner(SAME_SITE).to_owned();
            pair(dice, "SameSite", &word)
        }
        13 => {
            let word = dice.corner(&[("Priority", "Low"), ("Priority", "High"), ("Priority", "x")]);
            pair(dice, "Priority", word)
        }
        _ => dice
            .corner(&[
                ("attribute: unknown", "Version=1"),
                ("attribute: unknown", "$Path=/"),
                ("attribute: unknown", "foo"),
                ("attribute: empty", ""),
                ("attribute: empty", " "),
                ("attribute: only a value", "=/"),
                ("attribute: comma", "Secure, HttpOnly"),
                ("attribute: comma", "Path=/, c=d"),
                ("attribute: comma", "foo,bar=1"),
            ])
            .to_owned(),
    }
}

fn flag(dice: &mut Dice, name: &'static str) -> String {
    dice.note(name);
    let name = spelled(dice, name);
    match dice.below(14) {
        0 => {
            dice.note("flag: with a value");
            format!("{name}=false")
        }
        1 => {
            dice.note("flag: with a long value");
            let value = padded(dice, "");
            format!("{name}={value}")
        }
        _ => name,
    }
}

fn path(dice: &mut Dice) -> String {
    if dice.percent(35) {
        dice.note("Path: the root");
        return "/".to_owned();
    }
    if dice.percent(8) {
        return padded(dice, "/");
    }
    dice.corner(&[
        ("Path: a folder above", "/a"),
        ("Path: a folder above", "/a/b"),
        ("Path: with a slash at its end", "/a/"),
        ("Path: with a slash at its end", "/a/b/"),
        ("Path: the page itself", "/a/b/c.html"),
        ("Path: elsewhere", "/zzz"),
        ("Path: part of a folder's name", "/a/b/c"),
        ("Path: relative", "a/b"),
        ("Path: empty", ""),
        ("Path: other case", "/A/b"),
        ("Path: escaped", "/%61"),
        ("Path: two slashes", "//a"),
        ("Path: dots", "/a/../a"),
        ("Path: query", "/a?b"),
        ("Path: inner space", "/a b"),
        ("Path: quoted", "\"/a\""),
        ("Path: not ASCII", "/é"),
    ])
    .to_owned()
}

fn max_age(dice: &mut Dice) -> String {
    if dice.percent(4) {
        return padded(dice, "1");
    }
    dice.corner(&[
        ("Max-Age: usual", "3600"),
        ("Max-Age: usual", "100"),
        ("Max-Age: 0", "0"),
        ("Max-Age: 0", "-0"),
        ("Max-Age: 0", "00"),
        ("Max-Age: negative", "-1"),
        ("Max-Age: negative", "-100"),
        ("Max-Age: about the cap", "34559000"),
        ("Max-Age: about the cap", "34560000"),
        ("Max-Age: about the cap", "34561000"),
        ("Max-Age: 31 bits", "2147483647"),
        ("Max-Age: 32 bits", "2147483648"),
        ("Max-Age: 32 bits", "4294967296"),
        ("Max-Age: 32 bits", "4294967396"),
        ("Max-Age: 64 bits", "9223372036854775807"),
        ("Max-Age: over 64 bits", "9223372036854775808"),
        ("Max-Age: over 64 bits", "99999999999999999999999"),
        ("Max-Age: under 64 bits", "-99999999999999999999999"),
        ("Max-Age: plus", "+100"),
        ("Max-Age: plus", "+"),
        ("Max-Age: only a minus", "-"),
        ("Max-Age: minus and letters", "-x"),
        ("Max-Age: two minuses", "--100"),
        ("Max-Age: empty", ""),
        ("Max-Age: letters", "x"),
        ("Max-Age: letters after digits", "100x"),
        ("Max-Age: fraction", "100.5"),
        ("Max-Age: exponent", "1e3"),
        ("Max-Age: hexadecimal", "0x64"),
        ("Max-Age: zeros first", "000100"),
        ("Max-Age: inner space", "1 00"),
    ])
    .to_owned()
}

fn domain(dice: &mut Dice, site: &Site, host: &str) -> String {
    let bare = host.trim_matches(['[', ']']);
    let parent = bare.split_once('.').map_or(bare, |(_, parent)| parent);
    let shape = dice.corner(&[
        ("Domain: the host", 0),
        ("Domain: the host", 0),
        ("Domain: the site", 1),
        ("Domain: the site", 1),
        ("Domain: a dot first", 2),
        ("Domain: two dots first", 3),
        ("Domain: a dot last", 4),
        ("Domain: upper case", 5),
        ("Domain: below the host", 6),
        ("Domain: a sibling", 7),
        ("Domain: another site", 8),
        ("Domain: the parent", 9),
        ("Domain: empty", 10),
        ("Domain: a lone dot", 11),
        ("Domain: with a port", 12),
        ("Domain: escaped", 13),
        ("Domain: not ASCII", 14),
        ("Domain: the last label", 15),
        ("Domain: ends like the host", 16),
        ("Domain: localhost", 17),
        ("Domain: long", 18),
        ("Domain: inner space", 19),
    ]);
    if site.kind == Kind::Address {
        dice.note("Domain: written at an address");
    }
    match shape {
        0 => host.to_owned(),
        1 => site.host.clone(),
        2 => format!(".{bare}"),
        3 => format!("..{bare}"),
        4 => format!("{bare}."),
        5 => bare.to_uppercase(),
        6 => format!("x.{bare}"),
        7 => format!("other.{parent}"),
        8 => "example.org".to_owned(),
        9 => parent.to_owned(),
        10 => String::new(),
        11 => ".".to_owned(),
        12 => format!("{bare}:80"),
        13 => bare.replacen('a', "%61", 1),
        14 => bare
            .replacen("xn--bcher-kva", "bücher", 1)
            .replacen("app", "äpp", 1),
        15 => bare.rsplit('.').next().unwrap_or(bare).to_owned(),
        16 => bare.get(1..).unwrap_or_default().to_owned(),
        17 => "localhost".to_owned(),
        18 => padded(dice, ""),
        _ => bare.replacen('.', ". ", 1),
    }
}

const SAME_SITE: &[(&str, &str)] = &[
    ("SameSite: Strict", "Strict"),
    ("SameSite: Lax", "Lax"),
    ("SameSite: None", "None"),
    ("SameSite: another case", "sTRICT"),
    ("SameSite: another case", "none"),
    ("SameSite: unknown", "Foo"),
    ("SameSite: empty", ""),
];
