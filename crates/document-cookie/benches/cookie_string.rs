//! How fast a cookie-string is read, beside the crate `cookie`, in one run.
//!
//! Run with `cargo bench -p document-cookie --no-default-features`.

use cookie::Cookie;
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use document_cookie::CookieString;
use std::hint::black_box;

fn cookie_string(count: usize) -> String {
    let pairs: Vec<String> = (0..count)
        .map(|index| format!("name_{index}={:016x}{index:08x}", index * 0x9e37))
        .collect();
    pairs.join("; ")
}

fn read(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("read a cookie-string");
    for count in [1, 50, 180] {
        let text = cookie_string(count);
        group.throughput(Throughput::Elements(count as u64));
        group.bench_function(BenchmarkId::new("document-cookie", count), |b| {
            b.iter(|| read_ours(&text));
        });
        group.bench_function(BenchmarkId::new("cookie", count), |b| {
            b.iter(|| read_theirs(&text));
        });
    }
    group.finish();
}

fn read_ours(text: &str) {
    for entry in CookieString::new(black_box(text)) {
        black_box(entry);
    }
}

fn read_theirs(text: &str) {
    for entry in Cookie::split_parse(black_box(text)) {
        let _ = black_box(entry);
    }
}

criterion_group!(benches, read);
criterion_main!(benches);
