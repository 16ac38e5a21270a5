//! What the command reads: lines, files and standard input, each with its URL.

use crate::arguments::InputArguments;
use clap::ArgMatches;
use cookie_check::Source;
use std::ffi::OsStr;
use std::fs;
use std::io::{self, IsTerminal, Read};
use std::path::Path;

/// One input, read.
pub struct Input {
    text: Vec<u8>,
    url: Option<String>,
    /// The name of a file.
    name: Option<String>,
    is_line: bool,
}

impl Input {
    /// As the check takes it.
    pub fn source(&self, arguments: &InputArguments) -> Source<'_> {
        Source {
            url: self.url.as_deref(),
            format: arguments.format.map(|format| format.0),
            is_one_line: self.is_line,
            name: self.name.as_deref(),
            ..Source::new(&self.text)
        }
    }
}

/// What stands on the command line, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Word<'a> {
    Line(&'a OsStr),
    File(&'a Path),
    Url(&'a str),
}

/// An input that is not read yet.
#[derive(Debug, PartialEq, Eq)]
struct Named<'a> {
    /// A line or a file.
    word: Word<'a>,
    url: Option<&'a str>,
}

/// Reads everything that is named on the command line, or else standard input.
///
/// # Errors
/// When there is nothing, or a file cannot be read, or a line is no text.
pub fn read(arguments: &InputArguments, matches: &ArgMatches) -> io::Result<Vec<Input>> {
    let words = words(arguments, matches);
    let (named, rest) = pair(&words);
    if named.is_empty() {
        return Ok(vec![standard_input(rest)?]);
    }
    let inputs = named.into_iter().map(|named| {
        let url = named.url.map(str::to_owned);
        match named.word {
            Word::File(path) if path == Path::new("-") => standard_input(named.url),
            Word::File(path) => Ok(Input {
                text: fs::read(path).map_err(|error| {
                    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
                })?,
                url,
                name: Some(path.display().to_string()),
                is_line: false,
            }),
            Word::Line(line) => Ok(Input {
                text: line.to_str().ok_or_else(not_text)?.as_bytes().to_vec(),
                url,
                name: None,
                is_line: true,
            }),
            Word::Url(_) => unreachable!("a URL names no input"),
        }
    });
    inputs.collect()
}

fn not_text() -> io::Error {
    io::Error::new(
        io::ErrorKind::InvalidInput,
        "a LINE is not UTF-8; standard input and --file take bytes as they are",
    )
}

fn standard_input(url: Option<&str>) -> io::Result<Input> {
    let mut stdin = io::stdin().lock();
    if stdin.is_terminal() {
        return Err(io::Error::new(
            io::ErrorKind::InvalidInput,
            "nothing to check: name a LINE or a --file, or pipe something in",
        ));
    }
    let mut text = Vec::new();
    stdin.read_to_end(&mut text)?;
    Ok(Input {
        text,
        url: url.map(str::to_owned),
        name: None,
        is_line: false,
    })
}

fn words<'a>(arguments: &'a InputArguments, matches: &ArgMatches) -> Vec<Word<'a>> {
    let places = |id| matches.indices_of(id).into_iter().flatten();
    let lines = arguments.lines.iter().map(|line| Word::Line(line));
    let files = arguments.files.iter().map(|file| Word::File(file));
    let urls = arguments.urls.iter().map(|url| Word::Url(url));
    let mut words: Vec<(usize, Word<'a>)> = places("lines")
        .zip(lines)
        .chain(places("files").zip(files))
        .chain(places("urls").zip(urls))
        .collect();
    words.sort_by_key(|(place, _)| *place);
    words.into_iter().map(|(_, word)| word).collect()
}

/// Gives every input its URL, and returns the one for what has none: a URL
/// belongs to the inputs that it follows, of files only to the last; what still
/// has none takes the URL before it, or else any.
fn pair<'a>(words: &[Word<'a>]) -> (Vec<Named<'a>>, Option<&'a str>) {
    let mut named: Vec<Named<'a>> = Vec::new();
    let mut current = None;
    let mut waiting = 0;
    for word in words {
        let Word::Url(url) = *word else {
            named.push(Named {
                word: *word,
                url: None,
            });
            continue;
        };
        let mut group = named[waiting..].iter_mut().rev();
        match group.next() {
            Some(Named {
                word: Word::File(_),
                url: own,
            }) => *own = Some(url),
            Some(line) => {
                line.url = Some(url);
                current = Some(url);
            }
            None => current = Some(url),
        }
        for earlier in group {
            earlier.url = current.or(Some(url));
        }
        waiting = named.len();
    }
    for last in &mut named[waiting..] {
        last.url = current;
    }
    (named, current)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines are in small letters, files begin with a dot, URLs are capitals.
    fn paired(text: &str) -> String {
        let words: Vec<Word<'_>> = text
            .split(' ')
            .filter(|word| !word.is_empty())
            .map(|word| match word.as_bytes()[0] {
                b'.' => Word::File(Path::new(word)),
                b'A'..=b'Z' => Word::Url(word),
                _ => Word::Line(OsStr::new(word)),
            })
            .collect();
        let (named, _) = pair(&words);
        let all: Vec<String> = named
            .iter()
            .map(|named| {
                let word = match named.word {
                    Word::File(path) => path.to_str().unwrap(),
                    Word::Line(line) => line.to_str().unwrap(),
                    Word::Url(url) => url,
                };
                format!("{word}:{}", named.url.unwrap_or("-"))
            })
            .collect();
        all.join(" ")
    }

    #[test]
    fn a_url_counts_before_and_behind_its_lines() {
        assert_eq!(paired("a U"), "a:U");
        assert_eq!(paired("U a"), "a:U");
        assert_eq!(paired("a b U"), "a:U b:U");
        assert_eq!(paired("U a b"), "a:U b:U");
        assert_eq!(paired("a b"), "a:- b:-");
    }

    #[test]
    fn lines_and_files_can_have_urls_of_their_own() {
        assert_eq!(paired("a U b V"), "a:U b:V");
        assert_eq!(paired(".f U .g V"), ".f:U .g:V");
        assert_eq!(paired("U .f .g V"), ".f:U .g:V");
        assert_eq!(paired("U a .f V b"), "a:U .f:V b:U");
        assert_eq!(paired(".f .g U"), ".f:U .g:U");
    }
}
