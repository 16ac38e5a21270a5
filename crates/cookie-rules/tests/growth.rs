//! No line is costly beyond its length: twice the input takes at most three times
//! as long, up to a megabyte, whatever it is made of.

use std::hint::black_box;
use std::time::{Duration, Instant};

use cookie_rules::{Engine, Jar, Page, Rules, UnixTime, Via, Write, text};

const MEGABYTE: usize = 1 << 20;

/// Lines of each kind: what begins one, what is repeated, and what ends it.
const KINDS: [(&str, &str, &str); 27] = [
    ("a=", "x", ""),
    ("", "x", "=1"),
    ("a=", "\t", "b"),
    ("a=b", " \t", "c"),
    ("a=", "=", ""),
    ("a=", "%", ""),
    ("a=\x01", "%41", ""),
    ("a=", "é", ""),
    ("a=", "\x01", ""),
    ("a=1", ";", ""),
    ("a=1", "; Path=/", ""),
    ("a=1", "; Secure=no", ""),
    ("a=1", "; SameSite=x", ""),
    ("a=1", "; Max-Age=x", ""),
    ("a=1", "; Expires=15 Jun 2027 10:20 PST", ""),
    ("a=1; Expires=", "1 ", ""),
    ("a=1; Expires=", "-", "1"),
    ("a=1; Expires=", "10:2 ", ""),
    ("a=1", ", b", ""),
    ("a=1", ", b=2", ""),
    ("a=1", ",  ", "b=2"),
    ("a=\"", "; ", "\""),
    ("a=1; Domain=", ".x", ""),
    ("a=1", "; b=2", ""),
    ("a=1", ", Path=/", ""),
    ("a={", "{;", "}"),
    ("a=x", "&amp;", ""),
];

fn line(kind: (&str, &str, &str), bytes: usize) -> Vec<u8> {
    let (start, repeated, end) = kind;
    [start, &repeated.repeat(bytes / repeated.len()), end]
        .concat()
        .into_bytes()
}

fn time(engine: Engine, line: &[u8], by_script: bool) -> Duration {
    let page = Page::parse("http://www.example.com/a/b").unwrap();
    let via = match by_script {
        true => Via::Script { text: line },
        false => Via::Header {
            field: line,
            date: None,
        },
    };
    let write = Write {
        page: &page,
        via,
        now: UnixTime(1_795_000_000),
    };
    let start = Instant::now();
    for decision in Rules::new(engine).write(&mut Jar::new(), &write) {
        for diagnostic in &decision.diagnostics {
            black_box(text::reason(&diagnostic.reason));
        }
    }
    start.elapsed()
}

fn grows_with_its_length(
    what: &str,
    engine: Engine,
    by_script: bool,
    of: impl Fn(usize) -> Vec<u8>,
) {
    // What takes no time at all tells nothing.
    const SHORT: Duration = Duration::from_millis(5);
    // A machine that does something else meanwhile may spoil one measurement.
    let ratio = || {
        let half = time(engine, &of(MEGABYTE / 2), by_script).max(SHORT);
        let whole = time(engine, &of(MEGABYTE), by_script);
        whole.as_secs_f64() / half.as_secs_f64()
    };
    let mut ratios = (0..5).map(|_| ratio());
    let enough = ratios.any(|ratio| ratio <= 3.0);
    assert!(enough, "{what:?} in {engine}: more than three times");
}

#[test]
fn twice_the_line_takes_at_most_three_times_as_long() {
    for engine in Engine::ALL {
        for kind in KINDS {
            grows_with_its_length(kind.1, engine, false, |bytes| line(kind, bytes));
        }
    }
}

#[test]
fn many_cookies_in_one_text_take_no_longer_for_each() {
    let of = |path: fn(usize) -> String| {
        move |bytes: usize| {
            let mut text = String::new();
            for number in 0.. {
                if text.len() >= bytes {
                    break;
                }
                text += &path(number);
            }
            text.into_bytes()
        }
    };
    let names = of(|number| format!("n{number}=1\n"));
    grows_with_its_length("names", Engine::WebKitGtk, true, names);
    let paths = of(|number| format!("a=1; Path=/{number}\n"));
    grows_with_its_length("paths", Engine::WebKitGtk, true, paths);
}
