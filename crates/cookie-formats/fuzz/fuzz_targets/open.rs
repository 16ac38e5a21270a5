//! Opens any value and writes an edit back: nothing may panic, and without an
//! edit the value is the same byte for byte.
//!
//! Run with `cargo +nightly fuzz run open`.

#![no_main]

use cookie_formats::value::OpenedValue;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &str| {
    let (value, edit) = data.split_once('\n').unwrap_or((data, ""));
    let opened = OpenedValue::open(value);
    assert_eq!(opened.value(), value);
    assert_eq!(opened.with_text(opened.text()).value, value);
    let _ = opened.with_text(edit);
    if let Some(tree) = opened.tree() {
        for (_, node) in tree.children() {
            let _ = (node.text(), node.time(), node.children());
            let _ = opened.with_node(&node, edit);
        }
    }
});
