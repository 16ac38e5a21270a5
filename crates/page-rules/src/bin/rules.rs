//! The file itself: three functions and a memory, and no imports. The page
//! writes a question where [`room`] says, calls [`answer`], and reads as many
//! bytes where [`answer_at`] says.

#![cfg_attr(target_arch = "wasm32", no_main)]

use page_rules::{Question, Verdict, answer::answer as verdicts};
use std::cell::RefCell;

thread_local! {
    static QUESTION: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static ANSWER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Makes room for a question of so many bytes, and says where.
#[expect(unsafe_code, reason = "exported under its own name")]
#[unsafe(no_mangle)]
pub extern "C" fn room(bytes: usize) -> *const u8 {
    QUESTION.with_borrow_mut(|question| {
        question.clear();
        question.resize(bytes, 0);
        question.as_ptr()
    })
}

/// Answers the question; the bytes of the answer, or 0 where it was none.
#[expect(unsafe_code, reason = "exported under its own name")]
#[unsafe(no_mangle)]
pub extern "C" fn answer() -> usize {
    let question = QUESTION.with_borrow(|bytes| Question::of_bytes(bytes));
    let bytes = question.map_or_else(Vec::new, |question| Verdict::to_bytes(&verdicts(&question)));
    ANSWER.with_borrow_mut(|kept| {
        *kept = bytes;
        kept.len()
    })
}

/// Where the answer stands.
#[expect(unsafe_code, reason = "exported under its own name")]
#[unsafe(no_mangle)]
pub extern "C" fn answer_at() -> *const u8 {
    ANSWER.with_borrow(|answer| answer.as_ptr())
}

/// Nothing natively: only its WebAssembly is of use.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
