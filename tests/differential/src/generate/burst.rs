//! Bursts: more cookies than a site may have, so that some must go.

use super::dice::Dice;
use super::place::{Kind, Site};
use crate::case::{Via, Write};

/// Which attributes a burst's cookies have.
#[derive(Clone, Copy, PartialEq)]
enum Pattern {
    Alike,
    SomeSecure,
    AllSecure,
    Priorities,
    SecureAndPriorities,
    DomainAndPaths,
    SomeEnd,
    Partitioned,
}

/// So many bytes fit into a partition of a site, and nobody makes way yet.
const PARTITION_BYTES: usize = 10_000;

/// Writes about as many cookies as a site may have, or more.
pub fn burst(dice: &mut Dice, site: &Site, address: &str) -> Vec<Write> {
    let pattern = dice.corner(&[
        ("limits: all alike", Pattern::Alike),
        ("limits: some Secure", Pattern::SomeSecure),
        (
            "limits: all Secure, then one that is not",
            Pattern::AllSecure,
        ),
        ("limits: by Priority", Pattern::Priorities),
        ("limits: Secure and Priority", Pattern::SecureAndPriorities),
        (
            "limits: for the domain, several paths",
            Pattern::DomainAndPaths,
        ),
        ("limits: some end at once", Pattern::SomeEnd),
        ("limits: Partitioned, by bytes", Pattern::Partitioned),
    ]);
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    // Secure cookies are for https only.
    let address = match pattern {
        Pattern::Alike | Pattern::Priorities | Pattern::DomainAndPaths | Pattern::SomeEnd => {
            address.to_owned()
        }
        _ => format!("https://{rest}"),
    };
    let many = dice.corner(&[
        ("limits: 179 cookies", 179),
        ("limits: 180 cookies", 180),
        ("limits: 181 cookies", 181),
        ("limits: 190 cookies", 190),
        ("limits: 220 cookies", 220),
    ]);
    let bytes = dice.one(&[40, 70, 200, 1000]);
    let secure = dice.one(&[10, 50, 90]);
    let touched = dice.percent(50);
    let mut writes = Vec::new();
    for number in 0..many {
        let mut line = format!("c{number}=");
        match pattern {
            Pattern::Alike => {}
            Pattern::SomeSecure => flag(&mut line, dice.percent(secure)),
            Pattern::AllSecure => flag(&mut line, number + 1 < many || dice.percent(30)),
            Pattern::Priorities => priority(&mut line, dice),
            Pattern::SecureAndPriorities => {
                flag(&mut line, dice.percent(secure));
                priority(&mut line, dice);
            }
            Pattern::DomainAndPaths => {
                if site.kind == Kind::Name && dice.percent(50) {
                    line += &format!("; Domain={}", site.host);
                }
                line += dice.one(&["", "; Path=/", "; Path=/a", "; Path=/zzz"]);
            }
            Pattern::SomeEnd => line += dice.one(&["", "", "", "; Max-Age=0", "; Max-Age=3600"]),
            Pattern::Partitioned => {
                line += &"v".repeat(bytes);
                line += "; Secure; Partitioned";
            }
        }
        writes.push(Write::new(Via::Script, &address, line.into_bytes()));
        // Later, Firefox's processes have not told each other yet who went.
        let all_there =
            number < 150 && (pattern != Pattern::Partitioned || number * bytes < PARTITION_BYTES);
        if touched && all_there && dice.percent(8) {
            let again = writes[dice.below(writes.len())].clone();
            // One that ends so long after the write is another cookie a
            // millisecond later.
            let by_clock = b"=3600".as_slice();
            if !again.bytes().is_ok_and(|line| line.ends_with(by_clock)) {
                writes.push(again);
            }
        }
    }
    if touched {
        dice.note("limits: some written again");
    }
    writes
}

fn flag(line: &mut String, set: bool) {
    if set {
        line.push_str("; Secure");
    }
}

fn priority(line: &mut String, dice: &mut Dice) {
    line.push_str(dice.one(&["", "; Priority=Low", "; Priority=Medium", "; Priority=High"]));
}
