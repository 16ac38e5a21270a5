//! The lines to check, from arguments, plain lines or response heads. Pure.

/// A set-cookie-string, and the date of the response it came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    pub line: Vec<u8>,
    pub date: Option<Vec<u8>>,
}

/// The lines of standard input: response heads if one begins it, else one
/// set-cookie-string a line.
pub fn lines(text: &[u8]) -> Vec<Input> {
    if text.starts_with(b"HTTP/") || has_fields(text) {
        return of_heads(text);
    }
    raw_lines(text)
        .filter(|line| !line.trim_ascii().is_empty())
        .map(|line| Input {
            line: line.to_vec(),
            date: None,
        })
        .collect()
}

/// An argument is one line, whatever stands in it; people may paste the field
/// with its name.
pub fn argument(line: &[u8]) -> Input {
    Input {
        line: is_field(line, b"set-cookie").unwrap_or(line).to_vec(),
        date: None,
    }
}

/// Whether a Set-Cookie field stands somewhere in it.
fn has_fields(text: &[u8]) -> bool {
    raw_lines(text).any(|line| is_field(line, b"set-cookie").is_some())
}

fn raw_lines(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    text.split(|byte| *byte == b'\n')
        .map(|line| line.strip_suffix(b"\r").unwrap_or(line))
}

/// The value of a field of this name.
fn is_field<'a>(line: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    let (start, rest) = line.split_at_checked(name.len())?;
    let value = rest.strip_prefix(b":")?;
    start
        .eq_ignore_ascii_case(name)
        .then_some(value.trim_ascii())
}

/// The Set-Cookie fields of every head, each with the Date of its own. A head
/// ends at an empty line or where the next status line begins; a line that
/// begins with white space goes on with the field before it (RFC 9112,
/// section 5.2).
fn of_heads(text: &[u8]) -> Vec<Input> {
    let mut all = Vec::new();
    let mut head: Vec<Vec<u8>> = Vec::new();
    for line in raw_lines(text) {
        if line.is_empty() || line.starts_with(b"HTTP/") {
            all.extend(of_head(&head));
            head.clear();
        } else if let (true, Some(field)) = (
            line.starts_with(b" ") || line.starts_with(b"\t"),
            head.last_mut(),
        ) {
            field.push(b' ');
            field.extend_from_slice(line.trim_ascii());
        } else {
            head.push(line.to_vec());
        }
    }
    all.extend(of_head(&head));
    all
}

fn of_head(fields: &[Vec<u8>]) -> Vec<Input> {
    let named = |name: &'static [u8]| fields.iter().filter_map(move |field| is_field(field, name));
    let date = named(b"date").next();
    named(b"set-cookie")
        .map(|line| Input {
            line: line.to_vec(),
            date: date.map(<[u8]>::to_vec),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, Option<String>)> {
        let text_of = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        lines(text.as_bytes())
            .into_iter()
            .map(|input| (text_of(input.line), input.date.map(text_of)))
            .collect()
    }

    #[test]
    fn plain_lines_are_one_cookie_each() {
        assert_eq!(
            read("a=1\r\n\nb=2; Path=/"),
            [("a=1".to_owned(), None), ("b=2; Path=/".to_owned(), None)]
        );
    }

    #[test]
    fn of_heads_only_the_cookies_are_taken_each_with_its_own_date() {
        let found = read(
            "HTTP/1.1 302 Found\r\nSet-Cookie: a=1\r\nDate: D1\r\n\r\n\
             HTTP/2 200\r\nserver: x\r\nset-cookie: b=2;\r\n Path=/\r\nSet-Cookie2: no=1\r\n\r\n",
        );
        assert_eq!(
            found,
            [
                ("a=1".to_owned(), Some("D1".to_owned())),
                ("b=2; Path=/".to_owned(), None)
            ]
        );
    }

    #[test]
    fn fields_without_a_status_line_are_fields_all_the_same() {
        assert_eq!(read("Set-Cookie: a=1\n"), [("a=1".to_owned(), None)]);
        assert_eq!(read("HTTP/1.1 200 OK\n\n"), []);
    }
}
