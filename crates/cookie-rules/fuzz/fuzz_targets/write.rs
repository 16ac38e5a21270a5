//! Writes any lines from any page, and reads them back: nothing may panic.
//!
//! Run with `cargo +nightly fuzz run write`.

#![no_main]

use cookie_rules::{
    CompiledList, Engine, Frame, Jar, NoConversion, Page, Rules, UnixTime, Via, Write, text,
};
use libfuzzer_sys::fuzz_target;

const PAGES: [&str; 4] = [
    "http://app.test/a/b/c.html",
    "https://sub.example.com/",
    "http://127.0.0.1/x",
    "https://user.github.io/%7e/x",
];

fuzz_target!(|data: &[u8]| {
    let Some((&choice, lines)) = data.split_first() else {
        return;
    };
    let choice = usize::from(choice);
    let frame = if choice & 0x80 == 0 {
        Frame::TopLevel
    } else {
        Frame::CrossSite
    };
    let page = Page::parse(PAGES[choice % PAGES.len()])
        .unwrap()
        .in_frame(frame);
    let now = UnixTime(1_795_375_000);
    for engine in Engine::ALL {
        let rules = Rules {
            engine,
            suffixes: &CompiledList,
            to_ascii: &NoConversion,
        };
        let mut jar = Jar::new();
        for line in lines.split(|&byte| byte == 0xff) {
            let via = if choice & 0x40 == 0 {
                Via::Script { text: line }
            } else {
                Via::Header {
                    field: line,
                    date: None,
                }
            };
            let write = Write {
                page: &page,
                via,
                now,
            };
            for decision in rules.write(&mut jar, &write) {
                for diagnostic in &decision.diagnostics {
                    let _ = text::reason(&diagnostic.reason);
                }
            }
        }
        let _ = rules.document_cookie(&jar, &page, now);
    }
});
