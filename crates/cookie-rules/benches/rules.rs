//! How fast lines are read, decided and stored, beside the crates `cookie` and
//! `cookie_store`, on the same lines in one run.
//!
//! Run with `cargo bench -p cookie-rules`. Criterion's figures come first. The table at the end is measured
//! again, both sides taking turns of a millisecond or so, because a ratio
//! between turns means something on a machine that others use too.
//!
//! Both sides know no public suffixes. What each does not do:
//! - `cookie` and `cookie_store` take text and refuse bytes that are not
//!   UTF-8; they know no prefixes, no limits of size, lifetime or number, no
//!   rule between SameSite and Secure, and leave no Secure cookie alone. They
//!   read the clock themselves.
//! - `cookie_store` says whether a cookie was inserted, updated or ended, and
//!   no reasons; so its peer is [`Rules::apply`], the same rules, which says
//!   only what came of a line. [`Rules::write`], which explains, is measured as
//!   well: its time includes a decision with every diagnostic, the cookie before
//!   and the cookie after.
//! - Both keep the page's URL parsed from one line to the next.
//! - [`SetCookieString`] only takes a line apart, so the benchmark also reads
//!   the date and the number, as `cookie` does. It does not say which
//!   attributes count: the rules do.

use std::hint::black_box;
use std::time::{Duration, Instant};

use cookie_rules::{
    Engine, Jar, Outcome, Page, Rules, SetCookieString, UnixTime, Via, Write, cookie_date,
};
use cookie_store::CookieStore;
use criterion::{BenchmarkId, Criterion, Throughput};
use url::Url;

const URL: &str = "https://www.example.com/account/settings";

/// How many cookies a jar holds when the next line comes.
const JARS: [usize; 3] = [1, 50, 180];

/// The lines of servers: a session, a preference, a measurement, a token. The
/// name and the value are put in front.
const ATTRIBUTES: [&str; 6] = [
    "Path=/; Secure; HttpOnly; SameSite=Lax",
    "Path=/; Expires=Tue, 15 Jun 2027 10:20:30 GMT; Secure",
    "Domain=example.com; Path=/; Max-Age=31536000; SameSite=Lax",
    "Path=/account; Max-Age=3600; Secure; HttpOnly; SameSite=Strict",
    "Path=/",
    "Domain=.example.com; Path=/; Expires=Tue, 15 Jun 2027 10:20:30 GMT; Max-Age=17280000; Secure; SameSite=None",
];

/// A line for each cookie of a jar of `count`. Lines of different `turn` have
/// the same names and other values.
fn lines(count: usize, turn: u64) -> Vec<String> {
    (0..count)
        .map(|index| {
            let value = (index as u64 + 1 + turn * 1000).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            let attributes = ATTRIBUTES[index % ATTRIBUTES.len()];
            format!("name_{index}={value:016x}{index:08x}; {attributes}")
        })
        .collect()
}

/// A jar of each side, and lines that each replace a cookie of it.
struct Replacing {
    rules: Rules<'static>,
    page: Page,
    now: UnixTime,
    jar: Jar,
    url: Url,
    store: CookieStore,
    lines: Vec<String>,
    next: usize,
}

impl Replacing {
    fn in_jar_of(count: usize, engine: Engine) -> Replacing {
        let now = std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .map_or(0, |since| since.as_secs() as i64);
        let mut bench = Replacing {
            rules: Rules::new(engine),
            page: Page::parse(URL).unwrap(),
            now: UnixTime(now),
            jar: Jar::new(),
            url: Url::parse(URL).unwrap(),
            store: CookieStore::default(),
            lines: [lines(count, 0), lines(count, 1)].concat(),
            next: 0,
        };
        for _ in 0..bench.lines.len() {
            bench.ours();
        }
        for _ in 0..bench.lines.len() {
            bench.theirs();
        }
        assert_eq!(bench.jar.cookies(bench.now).count(), count);
        assert_eq!(bench.store.iter_unexpired().count(), count);
        bench
    }

    fn line(&mut self) -> usize {
        let index = self.next;
        self.next = (index + 1) % self.lines.len();
        index
    }

    fn ours(&mut self) {
        let index = self.line();
        let write = Write {
            page: &self.page,
            via: Via::Header {
                field: self.lines[index].as_bytes(),
                date: None,
            },
            now: self.now,
        };
        let outcomes = black_box(self.rules.apply(&mut self.jar, &write));
        debug_assert_ne!(outcomes[0], Outcome::Refused);
    }

    fn ours_explained(&mut self) {
        let index = self.line();
        let write = Write {
            page: &self.page,
            via: Via::Header {
                field: self.lines[index].as_bytes(),
                date: None,
            },
            now: self.now,
        };
        black_box(self.rules.write(&mut self.jar, &write));
    }

    fn theirs(&mut self) {
        let index = self.line();
        let action = self.store.parse(&self.lines[index], &self.url);
        assert!(black_box(action).is_ok());
    }
}

fn fill_ours(rules: &Rules<'_>, page: &Page, now: UnixTime, lines: &[String]) -> Jar {
    let mut jar = Jar::new();
    for line in lines {
        let via = Via::Header {
            field: line.as_bytes(),
            date: None,
        };
        black_box(rules.apply(&mut jar, &Write { page, via, now }));
    }
    jar
}

fn fill_theirs(url: &Url, lines: &[String]) -> CookieStore {
    let mut store = CookieStore::default();
    for line in lines {
        let _ = black_box(store.parse(line, url));
    }
    store
}

/// Every part, with the date and the number read, as `cookie` does.
fn parse_ours(line: &str) {
    let parsed = SetCookieString::parse(black_box(line).as_bytes(), Engine::Standard.differences());
    for attribute in parsed.attributes() {
        let value = attribute.value.unwrap_or_default();
        if attribute.name.eq_ignore_ascii_case(b"expires") {
            black_box(cookie_date::parse(
                value,
                Engine::Standard.differences().date,
            ));
        } else if attribute.name.eq_ignore_ascii_case(b"max-age") {
            let number = core::str::from_utf8(value).ok();
            black_box(number.and_then(|number| number.parse::<i64>().ok()));
        }
        black_box(attribute);
    }
    black_box(parsed);
}

fn parse_theirs(line: &str) {
    let _ = black_box(cookie::Cookie::parse(black_box(line)));
}

fn criterion_benches(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("parse a set-cookie-string");
    let parsed = lines(ATTRIBUTES.len(), 0);
    group.throughput(Throughput::Elements(parsed.len() as u64));
    group.bench_function("cookie-rules", |b| {
        b.iter(|| parsed.iter().for_each(|line| parse_ours(line)));
    });
    group.bench_function("cookie", |b| {
        b.iter(|| parsed.iter().for_each(|line| parse_theirs(line)));
    });
    group.finish();
    let mut group = criterion.benchmark_group("parse, decide, replace");
    group.throughput(Throughput::Elements(1));
    for count in JARS {
        let mut bench = Replacing::in_jar_of(count, Engine::Chromium);
        group.bench_function(BenchmarkId::new("cookie-rules", count), |b| {
            b.iter(|| bench.ours());
        });
        group.bench_function(BenchmarkId::new("explained", count), |b| {
            b.iter(|| bench.ours_explained());
        });
        group.bench_function(BenchmarkId::new("cookie_store", count), |b| {
            b.iter(|| bench.theirs());
        });
    }
    group.finish();
    let mut group = criterion.benchmark_group("parse, decide, store in an empty jar");
    for count in JARS {
        let bench = Replacing::in_jar_of(count, Engine::Chromium);
        let lines = lines(count, 0);
        group.throughput(Throughput::Elements(count as u64));
        group.bench_function(BenchmarkId::new("cookie-rules", count), |b| {
            b.iter(|| fill_ours(&bench.rules, &bench.page, bench.now, &lines));
        });
        group.bench_function(BenchmarkId::new("cookie_store", count), |b| {
            b.iter(|| fill_theirs(&bench.url, &lines));
        });
    }
    group.finish();
}

/// The medians of both sides in nanoseconds a unit, and of their ratios,
/// measured in turns.
fn in_turns(
    what: &str,
    units: usize,
    bench: &mut Replacing,
    ours: impl Fn(&mut Replacing),
    theirs: impl Fn(&mut Replacing),
) {
    const TURNS: usize = 301;
    let mut repeats = 1;
    while time(repeats, bench, &ours) < Duration::from_micros(500) {
        repeats *= 2;
    }
    let per_unit = |time: Duration| time.as_nanos() as f64 / (repeats * units) as f64;
    let mut turns: Vec<(f64, f64)> = (0..TURNS)
        .map(|_| {
            let ours = time(repeats, bench, &ours);
            (per_unit(ours), per_unit(time(repeats, bench, &theirs)))
        })
        .collect();
    let mut median = |of: fn(&(f64, f64)) -> f64| {
        turns.sort_unstable_by(|one, other| of(one).total_cmp(&of(other)));
        of(&turns[TURNS / 2])
    };
    println!(
        "{what:<58} {:>7.1} {:>7.1} {:>6.2}x",
        median(|turn| turn.0),
        median(|turn| turn.1),
        median(|turn| turn.1 / turn.0),
    );
}

fn time(repeats: usize, bench: &mut Replacing, work: impl Fn(&mut Replacing)) -> Duration {
    let start = Instant::now();
    for _ in 0..repeats {
        work(bench);
    }
    start.elapsed()
}

fn summary() {
    println!(
        "\n{:<58} {:>7} {:>7} {:>7}",
        "medians of 301 turns, ns a cookie", "ours", "theirs", "ratio"
    );
    let mut bench = Replacing::in_jar_of(1, Engine::Chromium);
    let parsed = lines(ATTRIBUTES.len(), 0);
    in_turns(
        "parse a set-cookie-string, beside cookie",
        parsed.len(),
        &mut bench,
        |_| parsed.iter().for_each(|line| parse_ours(line)),
        |_| parsed.iter().for_each(|line| parse_theirs(line)),
    );
    for engine in Engine::ALL {
        for count in JARS {
            in_turns(
                &format!("replace in a jar of {count}, {engine:?}, beside cookie_store"),
                1,
                &mut Replacing::in_jar_of(count, engine),
                Replacing::ours,
                Replacing::theirs,
            );
        }
    }
    for count in JARS {
        in_turns(
            &format!("replace in a jar of {count}, Chromium, explained"),
            1,
            &mut Replacing::in_jar_of(count, Engine::Chromium),
            Replacing::ours_explained,
            Replacing::theirs,
        );
    }
    for engine in Engine::ALL {
        for count in JARS {
            let lines = lines(count, 0);
            in_turns(
                &format!("fill a jar with {count}, {engine:?}, beside cookie_store"),
                count,
                &mut Replacing::in_jar_of(count, engine),
                |bench| {
                    black_box(fill_ours(&bench.rules, &bench.page, bench.now, &lines));
                },
                |bench| {
                    black_box(fill_theirs(&bench.url, &lines));
                },
            );
        }
    }
}

fn main() {
    let mut criterion = Criterion::default()
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2))
        .configure_from_args();
    criterion_benches(&mut criterion);
    criterion.final_summary();
    // A test run and a profiler have no use for the table.
    let attributes = |argument: &str| std::env::args().any(|given| given == argument);
    if attributes("--bench") && !attributes("--profile-time") {
        summary();
    }
}
