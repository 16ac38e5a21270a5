//! Makes cases that lean towards the corners of the rules. A case follows from
//! its seed and its number alone.

mod attribute;
mod burst;
mod date;
mod dice;
mod line;
mod place;

use url::Url;

use self::dice::Dice;
use self::line::Line;
use crate::case::{Case, Via, Write};

/// How many cases in a row are at one place.
const NEIGHBOURS: u64 = 8;

/// A case, and what it is about.
#[derive(Debug)]
pub struct Generated {
    /// The case.
    pub case: Case,
    /// The corners it went into.
    pub corners: Vec<&'static str>,
}

/// The case of a seed with a number; `fresh`: with hosts that no other has.
pub fn case(seed: u64, number: u64, fresh: bool) -> Generated {
    // Neighbours are at one place, so that a document need not be loaded anew.
    let mut place = Dice::of(!seed, number / NEIGHBOURS);
    let site = place::site(&mut place, fresh.then_some(number));
    let address = place::address(&mut place, &site);
    let dice = &mut Dice::of(seed, number);
    let via = via(dice);
    let first = Line::new(dice, &site, &host(&address), via);
    let mut writes = if dice.percent(2) {
        burst::burst(dice, &site, &address)
    } else {
        Vec::new()
    };
    let bytes = first.bytes(dice);
    writes.push(write(dice, via, &address, bytes));
    let more = dice.one(&[0, 0, 0, 0, 0, 1, 1, 1, 2, 3]);
    for _ in 0..more {
        dice.note("several writes");
        let there = if dice.percent(35) {
            place::elsewhere(dice, &site, &address)
        } else {
            address.clone()
        };
        let line = if dice.percent(85) {
            first.again(dice, &site, &host(&there))
        } else {
            Line::new(dice, &site, &host(&there), Via::Script)
        };
        let bytes = line.bytes(dice);
        // A script writes text only.
        let text = std::str::from_utf8(&bytes).is_ok();
        let via = if text { self::via(dice) } else { Via::Header };
        writes.push(write(dice, via, &there, bytes));
    }
    let page = if dice.percent(88) {
        address.clone()
    } else {
        dice.note("read elsewhere");
        place::elsewhere(dice, &site, &address)
    };
    let also_read_at = if dice.percent(20) {
        dice.note("read at a further address, with its request");
        vec![place::elsewhere(dice, &site, &address)]
    } else {
        Vec::new()
    };
    let id = format!("{seed}:{number}");
    let dice = std::mem::replace(dice, Dice::of(0, 0));
    let fresh = fresh && site.is_fresh();
    let mut case = Case::new(id, page, writes, also_read_at, fresh);
    case.cross_site = site.cross_site;
    Generated {
        case,
        corners: [place.into_corners(), dice.into_corners()].concat(),
    }
}

/// A write; a response may also say what time it is.
fn write(dice: &mut Dice, via: Via, address: &str, bytes: Vec<u8>) -> Write {
    let mut write = Write::new(via, address, bytes);
    if via == Via::Header && dice.percent(20) {
        write.date = Some(dice.corner(SERVER_DATES).to_owned());
    }
    write
}

const SERVER_DATES: &[(&str, &str)] = &[
    ("Date: earlier", "Sun, 22 Nov 2026 10:20:30 GMT"),
    ("Date: later", "Tue, 15 Jun 2027 10:20:30 GMT"),
    ("Date: long ago", "Thu, 01 Jan 1970 00:00:00 GMT"),
    ("Date: with a zone", "Sun, 22 Nov 2026 10:20:30 PST"),
    ("Date: without seconds", "Sun, 22 Nov 2026 10:20 GMT"),
    ("Date: another form", "22-Nov-26 10:20:30"),
    ("Date: another form", "Sunday, 22-Nov-26 10:20:30 GMT"),
    ("Date: ISO", "2026-11-22T10:20:30Z"),
    ("Date: letters", "x"),
    ("Date: empty", ""),
];

fn via(dice: &mut Dice) -> Via {
    if dice.percent(30) {
        dice.note("by a header");
        Via::Header
    } else {
        dice.note("by a script");
        Via::Script
    }
}

fn host(address: &str) -> String {
    let url = Url::parse(address).ok();
    url.and_then(|url| url.host_str().map(str::to_owned))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_makes_the_same_case_again() {
        for number in 0..300 {
            let made = || format!("{:?}", case(7, number, false));
            assert_eq!(made(), made());
        }
        let first = format!("{:?}", case(7, 1, false).case.writes);
        assert_ne!(first, format!("{:?}", case(8, 1, false).case.writes));
    }

    #[test]
    fn scripts_write_text_and_every_line_can_be_told() {
        for number in 0..2000 {
            for write in case(9, number, number % 2 == 0).case.writes {
                assert!(write.bytes().is_ok());
                assert!(write.via == Via::Header || write.json().is_ok());
            }
        }
    }
}
