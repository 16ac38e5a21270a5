//! Makes the lists of public suffixes: `suffixes RULES FOLDER`, where RULES is
//! the list as publicsuffix.org writes it.

use document_cookie::rules::suffix_list::compact;
use document_cookie::rules::to_ascii::{Idna, ToAscii};
use page_rules::{LISTS, is_in};
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [rules, folder] = &arguments[..] else {
        eprintln!("usage: suffixes RULES FOLDER");
        return ExitCode::from(2);
    };
    match write(rules, Path::new(folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("suffixes: {error}");
            ExitCode::FAILURE
        }
    }
}

fn write(rules: &str, folder: &Path) -> std::io::Result<()> {
    let rules = std::fs::read_to_string(rules)?;
    for list in 0..LISTS {
        let part: Vec<&str> = rules.lines().filter(|rule| is_of(rule, list)).collect();
        let text = compact(&part.join("\n"), &Idna);
        std::fs::write(folder.join(format!("{list}.suffixes")), text)?;
    }
    Ok(())
}

/// Whether a line is a rule of this list.
fn is_of(line: &str, list: u32) -> bool {
    let rule = line.trim();
    if rule.is_empty() || rule.starts_with("//") {
        return false;
    }
    let name = rule.trim_start_matches('!').trim_start_matches("*.");
    Idna.to_ascii(name).is_some_and(|name| is_in(&name, list))
}
