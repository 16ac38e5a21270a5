//! The sentences on what was found and done about it at a visit. Pure.

use super::{COUNT, Count, CountError, HISTORY, HistoryError, MESSAGE, Note};

/// What a note says.
pub(super) fn sentence(note: &Note) -> String {
    match note {
        Note::CountNonsense { value, error } => {
            let value = shortened(value);
            let why = match error {
                CountError::Empty => "is empty".to_owned(),
                CountError::NotDigits => format!("held “{value}”, which is no number"),
                CountError::TooLarge => {
                    format!("held {value}, more than can be counted exactly (2^53 − 1)")
                }
            };
            format!("The cookie {COUNT} {why}. The count starts again at 1.")
        }
        Note::CountFull => format!(
            "{COUNT} holds 2^53 − 1, the largest number that every program reads exactly. It \
             stays there; delete the cookies to begin anew."
        ),
        Note::MessageNonsense { value } => format!(
            "The cookie {MESSAGE} held “{}”, not one of this page's messages. It was written anew.",
            shortened(value)
        ),
        Note::HistoryNonsense { value, error } => {
            let why = match error {
                HistoryError::Version => "it does not begin as this page writes it",
                HistoryError::Number => "one of its numbers is none",
                HistoryError::Order => "its visits are out of order or in the future",
            };
            format!(
                "The cookie {HISTORY} held “{}”, which is no history: {why}. The history starts \
                 again with this visit.",
                shortened(value)
            )
        }
        Note::CountDidNotRise { written, shown } => did_not_rise(*written, shown),
        Note::Copies { name, shown } => format!(
            "The name {name} shows {} times ({}). Copies come from other paths or domains; this \
             page reads the first and writes the one at Path=/.",
            shown.len(),
            shortened(&shown.join(", "))
        ),
    }
}

fn did_not_rise(written: Count, shown: &[String]) -> String {
    let written = written.number();
    match shown {
        [] => format!(
            "The page wrote {COUNT}={written}, and no {COUNT} shows afterwards. Either cookies are \
             blocked for this site, or the server has set an HttpOnly {COUNT}, which script can \
             neither see nor change."
        ),
        [one] => format!(
            "The page wrote {COUNT}={written}, but {COUNT} still reads “{}”. Another program may \
             write it at the same time, or the browser did not take the write: an HttpOnly {COUNT} \
             at Path=/ would have that effect.",
            shortened(one)
        ),
        [first, ..] => format!(
            "The page wrote {COUNT}={written}, but the count did not rise: {COUNT} shows {} times \
             ({}), and “{}” comes first. Another copy of the name, on a deeper path or a parent \
             domain, stands before the one this page writes at Path=/. Delete that copy where it \
             was set.",
            shown.len(),
            shortened(&shown.join(", ")),
            shortened(first)
        ),
    }
}

/// A foreign value in a sentence: its beginning is enough.
fn shortened(value: &str) -> String {
    const MAX_CHARS: usize = 60;
    match value.char_indices().nth(MAX_CHARS) {
        None => value.to_owned(),
        Some((end, _)) => format!("{}…", &value[..end]),
    }
}
