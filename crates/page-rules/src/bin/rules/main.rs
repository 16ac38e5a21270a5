//! The file itself: three functions and a memory, and no imports. The page
//! writes a question where [`room`] says, calls [`answer`], and reads as many
//! bytes where [`answer_at`] says. An instance answers one question: then it
//! is let go with all its memory, and so nothing is ever freed in it.

#![cfg_attr(target_arch = "wasm32", no_main)]

#[cfg(target_arch = "wasm32")]
mod memory;

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
    QUESTION.set(vec![0; bytes]);
    QUESTION.with_borrow(|question| question.as_ptr())
}

/// Answers the question; the bytes of the answer, or 0 where it was none.
#[expect(unsafe_code, reason = "exported under its own name")]
#[unsafe(no_mangle)]
pub extern "C" fn answer() -> usize {
    let question = QUESTION.with_borrow(|bytes| Question::of_bytes(bytes));
    let bytes = question.map_or_else(Vec::new, |question| Verdict::to_bytes(&verdicts(&question)));
    ANSWER.set(bytes);
    ANSWER.with_borrow(Vec::len)
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
