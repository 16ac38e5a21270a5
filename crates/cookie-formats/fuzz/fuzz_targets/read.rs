//! Reads any bytes, as what they seem to be and as any format: nothing may
//! panic, and every place lies within the input.
//!
//! Run with `cargo +nightly fuzz run read`.

#![no_main]

use cookie_formats::{Capture, Format, read, read_as};
use libfuzzer_sys::fuzz_target;

fn check(input: &[u8], capture: &Capture) {
    let items = capture.items.iter().map(|it| it.location);
    let omissions = capture.omissions.iter().map(|it| it.location);
    for location in items.chain(omissions) {
        assert!(location.start <= location.end && location.end <= input.len());
    }
}

fuzz_target!(|data: &[u8]| {
    let Some((&choice, input)) = data.split_first() else {
        return;
    };
    check(input, &read(input));
    let format = Format::ALL[usize::from(choice) % Format::ALL.len()];
    check(input, &read_as(input, format));
});
