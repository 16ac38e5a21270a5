//! How long a text says that something lasts, where only a number of seconds
//! may stand: `30d`, `60*60*24`, `1e3`, `"3600"`.

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
const WEEK: i64 = 7 * DAY;
const MONTH: i64 = 30 * DAY;
const YEAR: i64 = 365 * DAY;

/// The seconds that a text means; `None` where no number is certain.
pub(crate) fn seconds(text: &[u8]) -> Option<i64> {
    let text = core::str::from_utf8(text).ok()?;
    let text = unquoted(text.trim());
    let text = text.strip_prefix('+').unwrap_or(text);
    if text.len() > 60 {
        return None;
    }
    product(text)
        .or_else(|| iso(text))
        .or_else(|| with_units(text))
        .filter(|&seconds| seconds >= 0)
}

/// Without quotes and brackets around it.
pub(crate) fn unquoted(mut text: &str) -> &str {
    const PAIRS: [(&str, &str); 5] = [
        ("\\\"", "\\\""),
        ("\"", "\""),
        ("'", "'"),
        ("(", ")"),
        ("“", "”"),
    ];
    loop {
        let inner = PAIRS
            .iter()
            .find_map(|(open, close)| text.strip_prefix(open)?.strip_suffix(close));
        match inner {
            Some(inner) => text = inner.trim(),
            None => return text,
        }
    }
}

/// Numbers with `*` and `/` between them, or one alone.
fn product(text: &str) -> Option<i64> {
    let mut result = 1i64;
    let mut rest = text;
    let mut divide = false;
    loop {
        let end = rest.find(['*', '/', '×']).unwrap_or(rest.len());
        let factor = number(rest[..end].trim())?;
        result = match divide {
            false => result.checked_mul(factor)?,
            true => (factor != 0 && result % factor == 0).then(|| result / factor)?,
        };
        let Some(operator) = rest[end..].chars().next() else {
            return Some(result);
        };
        divide = operator == '/';
        rest = rest[end..].strip_prefix(operator)?;
        // `**` is a power, and more than people write.
        if rest.starts_with('*') {
            return None;
        }
    }
}

/// A number as people and programs write it: `3600`, `+3600`, `3600.0`,
/// `3,600`, `3_600`, `3.6e3`, `3600L`.
fn number(text: &str) -> Option<i64> {
    let text = text.strip_prefix('+').unwrap_or(text);
    let text = text.strip_suffix(['L', 'l', 'n', 'f']).unwrap_or(text);
    if !text.starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    if let Some((mantissa, exponent)) = text.split_once(['e', 'E']) {
        let exponent = exponent.strip_prefix('+').unwrap_or(exponent);
        let exponent = exponent.parse::<u32>().ok().filter(|&it| it <= 12)?;
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let places = u32::try_from(fraction.len()).ok()?;
        let digits = digits(&format!("{whole}{fraction}"))?;
        let power = exponent.checked_sub(places)?;
        return digits.checked_mul(10i64.pow(power));
    }
    if let Some(grouped) = grouped(text) {
        return Some(grouped);
    }
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    (fraction.bytes().all(|byte| byte.is_ascii_digit())).then(|| digits(whole))?
}

fn digits(text: &str) -> Option<i64> {
    let only = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    only.then(|| text.parse().ok())?
}

/// A number whose thousands are set apart.
fn grouped(text: &str) -> Option<i64> {
    let separator = text
        .chars()
        .find(|it| matches!(it, ',' | '_' | ' ' | '\''))?;
    let mut groups = text.split(separator);
    let first = groups.next()?;
    let is_grouped = (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3);
    is_grouped.then(|| digits(&text.replace(separator, "")))?
}

/// `P30D`, `PT1H30M`
fn iso(text: &str) -> Option<i64> {
    let (date, time) = text
        .strip_prefix(['P', 'p'])?
        .split_once(['T', 't'])
        .map_or_else(
            || (text.get(1..).unwrap_or_default(), ""),
            |(date, time)| (date, time),
        );
    if date.is_empty() && time.is_empty() {
        return None;
    }
    let part = |text: &str, units: [(char, i64); 4]| {
        let mut total = 0i64;
        let mut rest = text;
        while !rest.is_empty() {
            let end = rest.find(|it: char| it.is_ascii_alphabetic())?;
            let letter = rest[end..].chars().next()?.to_ascii_uppercase();
            let (_, unit) = units.into_iter().find(|(unit, _)| *unit == letter)?;
            total = total.checked_add(digits(&rest[..end])?.checked_mul(unit)?)?;
            rest = &rest[end + 1..];
        }
        Some(total)
    };
    let days = part(date, [('Y', YEAR), ('M', MONTH), ('W', WEEK), ('D', DAY)])?;
    let time = part(time, [('H', HOUR), ('M', MINUTE), ('S', 1), ('S', 1)])?;
    days.checked_add(time)
}

/// `30d`, `1 hour`, `1h30m`, `500ms`, `1.5 hours`
fn with_units(text: &str) -> Option<i64> {
    let mut total = 0i64;
    let mut rest = text;
    while !rest.is_empty() {
        let is_number = |it: char| it.is_ascii_digit() || it == '.';
        let end = rest.find(|it| !is_number(it))?;
        let (whole, fraction) = rest[..end].split_once('.').unwrap_or((&rest[..end], ""));
        let after = rest[end..].trim_start();
        let len = after
            .find(|it: char| !it.is_ascii_alphabetic())
            .unwrap_or(after.len());
        let (unit, divisor) = unit(&after[..len])?;
        let mut seconds = digits(whole)?.checked_mul(unit)? / divisor;
        if !fraction.is_empty() {
            let tenths = digits(fraction.get(..1)?)?;
            seconds = seconds.checked_add(tenths * unit / (10 * divisor))?;
        }
        total = total.checked_add(seconds)?;
        rest = after[len..].trim_start_matches([' ', ',']);
    }
    (!text.is_empty()).then_some(total)
}

/// How many seconds a unit has, and by how many that is to be divided.
fn unit(name: &str) -> Option<(i64, i64)> {
    // Minutes and months have the same letter.
    if name == "M" {
        return None;
    }
    let lower = name.to_ascii_lowercase();
    Some(match &lower[..] {
        "ms" | "msec" | "millis" | "milliseconds" => (1, 1000),
        "s" | "sec" | "secs" | "second" | "seconds" => (1, 1),
        "m" | "min" | "mins" | "minute" | "minutes" => (MINUTE, 1),
        "h" | "hr" | "hrs" | "hour" | "hours" => (HOUR, 1),
        "d" | "day" | "days" => (DAY, 1),
        "w" | "week" | "weeks" => (WEEK, 1),
        "mo" | "mon" | "month" | "months" => (MONTH, 1),
        "y" | "yr" | "yrs" | "year" | "years" => (YEAR, 1),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn means(text: &str) -> Option<i64> {
        seconds(text.as_bytes())
    }

    #[test]
    fn a_duration_with_a_unit_is_computed() {
        for (text, expected) in [
            ("30d", 30 * DAY),
            ("30 days", 30 * DAY),
            ("1h", HOUR),
            ("1 hour", HOUR),
            ("1h30m", 90 * MINUTE),
            ("1 hour, 30 minutes", 90 * MINUTE),
            ("1.5h", 90 * MINUTE),
            ("2w", 14 * DAY),
            ("1y", YEAR),
            ("90min", 90 * MINUTE),
            ("3600s", HOUR),
            ("5000ms", 5),
            ("P30D", 30 * DAY),
            ("PT1H30M", 90 * MINUTE),
        ] {
            assert_eq!(means(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn arithmetic_and_other_spellings_of_a_number_are_computed() {
        for (text, expected) in [
            ("60*60*24", DAY),
            ("60 * 60 * 24 * 7", WEEK),
            ("(60*60)", HOUR),
            ("86400000/1000", DAY),
            ("1e3", 1000),
            ("2.592e6", 30 * DAY),
            ("\"3600\"", HOUR),
            ("'3600'", HOUR),
            ("\\\"3600\\\"", HOUR),
            ("3600.5", HOUR),
            ("3600.0", HOUR),
            ("3,600", HOUR),
            ("86_400", DAY),
            ("+3600", HOUR),
            ("3600L", HOUR),
        ] {
            assert_eq!(means(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_duration_gives_no_number() {
        for text in [
            "",
            "NaN",
            "undefined",
            "null",
            "1M",
            "d",
            "30x",
            "7/2",
            "2**20",
            "1e99",
            "-5d",
            "never",
            "Session",
            "P",
            "1 fortnight",
            "9999999999999999999d",
            "1-2",
        ] {
            assert_eq!(means(text), None, "{text}");
        }
    }
}
