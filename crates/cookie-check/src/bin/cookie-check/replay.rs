//! Plays cases one after the other: each line of input is one of output.

use crate::arguments::ReplayArguments;
use crate::case::{Case, Via as CaseVia};
use crate::{machine_time, replay_answer};
use cookie_rules::{Jar, Page, Rules, UnixTime, Via, Write as CookieWrite};
use serde_json::{Value, json};
use std::io::{self, BufRead, Write};
use std::process::ExitCode;

/// Answers every case of standard input, a line at a time. The status is 2
/// where one of them is no case, which its answer says too.
pub fn run(options: &ReplayArguments) -> io::Result<ExitCode> {
    let rules = replay_answer::rules(options.engine.0);
    let clock = options.now.unwrap_or_else(machine_time);
    let mut output = io::stdout().lock();
    let mut is_understood = true;
    for line in io::stdin().lock().split(b'\n') {
        let line = line?;
        let text = line.trim_ascii();
        // A file may hold its cases as one array.
        let text = text.strip_suffix(b",").unwrap_or(text).trim_ascii();
        if text.is_empty() || text == b"[" || text == b"]" {
            continue;
        }
        let answer = answer_line(&rules, text, clock);
        is_understood &= answer.is_ok();
        let answer = answer.unwrap_or_else(|failed| failed);
        serde_json::to_writer(&mut output, &answer)?;
        output.write_all(b"\n")?;
        output.flush()?;
    }
    Ok(ExitCode::from(if is_understood { 0 } else { 2 }))
}

/// The answer to one line, or what is wrong with it, also as an answer.
fn answer_line(rules: &Rules<'_>, text: &[u8], clock: UnixTime) -> Result<Value, Value> {
    let failed = |id: Value, error: String| json!({ "id": id, "error": error });
    match serde_json::from_slice::<Case>(text) {
        Err(error) => Err(failed(id_of(text), format!("not a case: {error}"))),
        Ok(case) => play(rules, &case, clock).map_err(|error| failed(case.id, error)),
    }
}

/// The id of a line that is JSON but no case.
fn id_of(text: &[u8]) -> Value {
    let value: Result<Value, _> = serde_json::from_slice(text);
    value.map_or(Value::Null, |mut value| value["id"].take())
}

fn play(rules: &Rules<'_>, case: &Case, clock: UnixTime) -> Result<Value, String> {
    let now = case.now.map_or(clock, UnixTime);
    let page = page_of(&case.page)?;
    let mut jar = Jar::new();
    let mut writes = Vec::new();
    for write in &case.writes {
        let from = page_of(&write.url)?
            .in_frame(case.frame.into())
            .with_third_party(case.third_party.into());
        let bytes = write.bytes()?;
        let via = match write.via {
            CaseVia::Script => Via::Script { text: &bytes },
            CaseVia::Header => Via::Header {
                field: &bytes,
                date: None,
            },
        };
        let write = CookieWrite {
            page: &from,
            via,
            now,
        };
        writes.push(replay_answer::decisions(&rules.write(&mut jar, &write)));
    }
    rules.visit(&mut jar, &page);
    let document_cookie = replay_answer::document_cookie(rules, &jar, &page, now);
    let mut also_read_at = Vec::new();
    for url in &case.also_read_at {
        let further = page_of(url)?;
        rules.visit(&mut jar, &further);
        also_read_at.push(replay_answer::read_at(rules, &jar, &further, now));
    }
    Ok(json!({
        "id": case.id,
        "document_cookie": document_cookie,
        "stored": replay_answer::stored(rules, &jar, &page, now),
        "also_read_at": also_read_at,
        "writes": writes,
    }))
}

fn page_of(url: &str) -> Result<Page, String> {
    Page::parse(url).map_err(|error| format!("the URL {url} cannot be used: {error}"))
}
