//! The file's memory: each piece after the last, and none given back. An
//! allocator that frees would be a twentieth of the file.

use core::arch::wasm32::{memory_grow, memory_size};
use std::alloc::{GlobalAlloc, Layout};
use std::sync::atomic::{AtomicUsize, Ordering};

const PAGE: usize = 65_536;

struct OneAfterAnother {
    /// Where the next piece may begin; 0 before the first.
    next: AtomicUsize,
}

#[global_allocator]
static MEMORY: OneAfterAnother = OneAfterAnother {
    next: AtomicUsize::new(0),
};

#[expect(unsafe_code, reason = "an allocator is what the trait says it is")]
// SAFETY: pieces never overlap: each begins at or after the end of the last, in
// pages that the first or a later call added to the memory.
unsafe impl GlobalAlloc for OneAfterAnother {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let end = memory_size(0) * PAGE;
        let next = match self.next.load(Ordering::Relaxed) {
            0 => end,
            next => next,
        };
        let start = next.next_multiple_of(layout.align());
        let after = start + layout.size();
        if after > end && memory_grow(0, (after - end).div_ceil(PAGE)) == usize::MAX {
            return std::ptr::null_mut();
        }
        self.next.store(after, Ordering::Relaxed);
        start as *mut u8
    }

    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
}
