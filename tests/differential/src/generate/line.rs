//! Lines: a name, a value, attributes, and the bytes that spoil them.

use super::attribute::attribute;
use super::dice::Dice;
use super::place::Site;
use crate::case::{HALF, Via};

/// A line in its parts, so that a later write can be like it.
#[derive(Clone, Debug)]
pub struct Line {
    name: Vec<u8>,
    value: Vec<u8>,
    /// Whether an equals sign stands between them.
    equals: bool,
    attributes: Vec<Vec<u8>>,
}

impl Line {
    /// A line written at a host.
    pub fn new(dice: &mut Dice, site: &Site, host: &str, via: Via) -> Self {
        let mut line = Self {
            name: name(dice),
            value: value(dice),
            equals: true,
            attributes: Vec::new(),
        };
        if dice.percent(6) {
            line.equals = false;
            line.value.clear();
            dice.note("line: no equals sign");
        }
        if dice.percent(7) {
            line.fill(dice);
        }
        let wishes = line.name.to_ascii_lowercase().starts_with(b"__");
        if wishes && dice.percent(60) {
            // As the prefix wants it.
            line.attributes_but_one(dice, [b"Secure", b"Path=/", b"HttpOnly"]);
        }
        if site.cross_site && dice.percent(60) {
            // As pages of other sites want it.
            line.attributes_but_one(dice, [b"SameSite=None", b"Secure", b"Partitioned"]);
        }
        for _ in 0..dice.one(&[0, 1, 1, 2, 2, 3, 5]) {
            let one = attribute(dice, site, host).into_bytes();
            line.attributes.push(one);
        }
        if dice.percent(20) {
            line.spoil(dice, via);
        }
        line
    }

    /// The line of a later write: about the same cookie, mostly.
    pub fn again(&self, dice: &mut Dice, site: &Site, host: &str) -> Self {
        let mut line = self.clone();
        match dice.below(8) {
            0 => {
                dice.note("written again: as it is");
            }
            1 => {
                dice.note("written again: other value");
                line.value = b"other".to_vec();
            }
            2 => {
                dice.note("written again: ended");
                line.attributes.push(b"Max-Age=0".to_vec());
            }
            3 => {
                dice.note("written again: not Secure");
                line.drop_attribute(b"secure");
            }
            4 => {
                dice.note("written again: not HttpOnly");
                line.drop_attribute(b"httponly");
            }
            5 => {
                dice.note("written again: more attributes");
                let one = attribute(dice, site, host).into_bytes();
                line.attributes.push(one);
            }
            6 => {
                dice.note("written again: no attributes");
                line.attributes.clear();
            }
            _ => {
                dice.note("written again: other name");
                line.name = line.name.to_ascii_uppercase();
            }
        }
        if dice.percent(30) {
            line.value = b"2".to_vec();
        }
        line
    }

    /// Adds all of these, or all but one: so a single thing can be wrong.
    fn attributes_but_one(&mut self, dice: &mut Dice, all: [&[u8]; 3]) {
        let gone = dice.percent(50).then(|| dice.below(all.len()));
        let left = all.iter().enumerate().filter(|(at, _)| Some(*at) != gone);
        self.attributes.extend(left.map(|(_, one)| one.to_vec()));
    }

    fn drop_attribute(&mut self, name: &[u8]) {
        self.attributes
            .retain(|one| !one.to_ascii_lowercase().trim_ascii().starts_with(name));
    }

    /// Makes name and value as long as the limit, or nearly.
    fn fill(&mut self, dice: &mut Dice) {
        let length = dice.corner(&[
            ("size: 4095 bytes", 4095),
            ("size: 4096 bytes", 4096),
            ("size: 4097 bytes", 4097),
            ("size: 5000 bytes", 5000),
        ]);
        let in_name = dice.percent(25);
        let wide = dice.percent(20);
        let other = if in_name {
            self.value.len()
        } else {
            self.name.len()
        };
        let part = if in_name {
            &mut self.name
        } else {
            &mut self.value
        };
        part.clear();
        let wanted = length - other;
        if wide {
            dice.note("size: of characters of two bytes");
            part.extend("é".repeat(wanted / 2).bytes());
        }
        part.resize(wanted, b'v');
        self.equals |= !in_name;
    }

    /// Puts a byte or character somewhere that a rule looks for.
    fn spoil(&mut self, dice: &mut Dice, via: Via) {
        let piece: Vec<u8> = match dice.below(if via == Via::Header { 10 } else { 6 }) {
            0 => {
                dice.note("bytes: TAB");
                b"\t".to_vec()
            }
            1 => {
                dice.note("bytes: control");
                vec![dice.one(&[1, 2, 8, 0x0b, 0x0c, 0x1b, 0x1f, 0x7f])]
            }
            2 => {
                dice.note("bytes: not ASCII");
                dice.one(&[
                    "é", "ü", "漢", "😀", "\u{a0}", "\u{feff}", "e\u{301}", "\u{80}", "\u{2028}",
                ])
                .into()
            }
            3 => {
                let of: &[(&'static str, &[u8])] = if via == Via::Header {
                    &[
                        ("bytes: folded header", b"\r\n "),
                        ("bytes: folded header", b"\r\n\t"),
                        ("bytes: folded header", b"\n "),
                        ("bytes: NUL in a header", b"\0"),
                        ("bytes: CR in a header", b"\r"),
                        ("bytes: LF in a header", b"\n"),
                        ("bytes: CR LF in a header", b"\r\n"),
                    ]
                } else {
                    &[
                        ("bytes: NUL by a script", b"\0"),
                        ("bytes: CR by a script", b"\r"),
                        ("bytes: LF by a script", b"\n"),
                        ("bytes: LF by a script", b"\r\n"),
                    ]
                };
                dice.corner(of).to_vec()
            }
            4 => {
                dice.note("bytes: punctuation");
                let of: &[&[u8]] = &[
                    b"\"", b",", b"\\", b"=", b"==", b"%3B", b"%00", b"(", b":", b";;",
                ];
                dice.one(of).to_vec()
            }
            5 if via == Via::Script => {
                dice.note("bytes: half a surrogate pair");
                HALF.to_string().into_bytes()
            }
            5 => {
                dice.note("bytes: spaces");
                b"  ".to_vec()
            }
            6 | 7 => {
                dice.note("bytes: not UTF-8");
                let of: &[&[u8]] = &[
                    b"\xe9",
                    b"\xff",
                    b"\x80",
                    b"\xc3",
                    b"\xed\xa0\x80",
                    b"\xf0\x9f",
                    b"\xc0\x80",
                    b"\xf5",
                    b"\xbf\xbf",
                    b"\xe2\x82",
                    b"\xc3\x28",
                    b"\xed\xbf\xbf",
                    b"\xf4\x90\x80\x80",
                    b"\xe9t\xe9",
                ];
                dice.one(of).to_vec()
            }
            _ => {
                dice.note("bytes: random");
                (0..dice.between(1, 6))
                    .map(|_| dice.between(0x20, 0xff) as u8)
                    .collect()
            }
        };
        let part = match dice.below(5) {
            0 => &mut self.name,
            1 | 2 => &mut self.value,
            _ if self.attributes.is_empty() => &mut self.value,
            _ => {
                let at = dice.below(self.attributes.len());
                &mut self.attributes[at]
            }
        };
        // At a character's edge: a script writes text.
        let edges: Vec<usize> = match std::str::from_utf8(part) {
            Ok(text) => text
                .char_indices()
                .map(|(at, _)| at)
                .chain([text.len()])
                .collect(),
            Err(_) => vec![0, part.len()],
        };
        let at = dice.one(&edges);
        part.splice(at..at, piece);
    }

    /// The line as bytes.
    pub fn bytes(&self, dice: &mut Dice) -> Vec<u8> {
        let mut bytes = self.name.clone();
        if self.equals {
            bytes.push(b'=');
        }
        bytes.extend(&self.value);
        for attribute in &self.attributes {
            let delimiter: &[u8] = if dice.percent(90) { b"; " } else { b";" };
            bytes.extend(delimiter);
            bytes.extend(attribute);
        }
        if dice.percent(4) {
            dice.note("line: semicolon last");
            bytes.push(b';');
        }
        bytes
    }
}

fn name(dice: &mut Dice) -> Vec<u8> {
    if dice.percent(65) {
        return dice.one(&["a", "b", "id"]).into();
    }
    dice.corner(&[
        ("name: empty", ""),
        ("name: empty", " "),
        ("name: space inside", "a b"),
        ("name: space around", " a "),
        ("name: comma", "a,b"),
        ("name: quotes", "\"a\""),
        ("name: dollar", "$Version"),
        ("name: an attribute's", "Path"),
        ("name: not ASCII", "é"),
        ("name: __proto__", "__proto__"),
        ("prefix: __Secure-", "__Secure-a"),
        ("prefix: __Secure-", "__SECURE-a"),
        ("prefix: __Host-", "__Host-a"),
        ("prefix: __Host-", "__host-a"),
        ("prefix: __Host-", "__Host-"),
        ("prefix: __Http-", "__Http-a"),
        ("prefix: __Http-", "__hTTp-a"),
        ("prefix: __Host-Http-", "__Host-Http-a"),
        ("prefix: __Host-Http-", "__HOST-http-a"),
        ("prefix: nearly", "__Host"),
        ("prefix: nearly", "_Host-a"),
        ("prefix: nearly", "__Host_a"),
    ])
    .into()
}

fn value(dice: &mut Dice) -> Vec<u8> {
    if dice.percent(70) {
        return dice.one(&["1", "value", "x"]).into();
    }
    dice.corner(&[
        ("value: empty", ""),
        ("value: spaces", "  "),
        ("value: space inside", "a b"),
        ("value: space around", " a "),
        ("value: equals sign", "a=b"),
        ("value: equals sign", "="),
        ("value: quotes", "\"a\""),
        ("value: quotes", "\"a b\""),
        ("value: comma", "a, b=c"),
        ("value: not ASCII", "é"),
        ("value: hidden prefix", "__Host-a"),
        ("value: hidden prefix", "__Secure-a=b"),
        ("value: escaped", "%20%3b"),
        ("value: backslash", "a\\;b"),
    ])
    .into()
}
