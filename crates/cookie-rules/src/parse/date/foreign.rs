//! Dates whose month has its name in another language than English: servers
//! write such where a program formats dates for people.

use crate::model::time::{CivilTime, UnixTime};

/// How the names of each month begin, in lower case: German, French, Spanish,
/// Italian, Portuguese, Dutch, Swedish, Danish, Polish, Czech, Turkish, Finnish,
/// Russian. Those that are English too, and those that are different months in
/// two languages, are left out.
const BEGINNINGS: [&[&str]; 12] = [
    &[
        "jän", "janv", "ene", "gen", "sty", "led", "oca", "tam", "янв",
    ],
    &[
        "févr", "fevr", "fév", "fev", "lut", "úno", "unor", "şub", "hel", "фев",
    ],
    &[
        "mär", "maer", "märz", "mrt", "maart", "mars", "marz", "março", "marzec", "bře", "maal",
        "мар",
    ],
    &["avr", "abr", "kwi", "dub", "nis", "huh", "апр"],
    &[
        "mai", "mei", "maj", "mag", "máj", "kvě", "tou", "мая", "май",
    ],
    &["juni", "juin", "giu", "cze", "haz", "kes", "июн"],
    &["juli", "juil", "lug", "lip", "tem", "hei", "июл"],
    &[
        "août", "aoû", "aout", "ago", "sie", "srp", "ağu", "elo", "авг",
    ],
    &[
        "sept.", "septi", "setem", "sette", "set", "wrz", "zář", "eyl", "syy", "сен",
    ],
    &["okt", "ott", "out", "paź", "říj", "eki", "lok", "окт"],
    &["nov.", "novi", "noviem", "kas", "marra", "lis", "ноя"],
    &["dez", "déc", "dic", "gru", "pro", "ara", "jou", "дек"],
];

/// When a date is whose month has no English name; `None` where it has one, or
/// is no date.
pub(super) fn parse(text: &str) -> Option<UnixTime> {
    let is_divider = |it: char| it.is_whitespace() || matches!(it, ',' | '-' | '/' | '_');
    let (mut day, mut month, mut year, mut time) = (None, None, None, None);
    for token in text.split(is_divider).filter(|token| !token.is_empty()) {
        let number = token.trim_end_matches(['.', '日', '年', '일', '년']);
        if token.contains(':') {
            time = time.or(time_of_day(token));
        } else if let Some(found) = numbered_month(token) {
            month = month.or(Some(found));
        } else if let Ok(found) = number.parse::<i64>() {
            match number.len() {
                1 | 2 if day.is_none() => day = Some(found),
                2 if year.is_none() => year = Some(found + if found < 70 { 2000 } else { 1900 }),
                4 => year = year.or(Some(found)),
                _ => {}
            }
        } else {
            month = month.or(month_of(token));
        }
    }
    // In Chinese and Japanese dates the year comes first.
    let (hour, minute, second) = time.unwrap_or((0, 0, 0));
    let moment = CivilTime {
        year: year?,
        month: month?,
        day: day?,
        hour,
        minute,
        second,
    };
    moment.exact()
}

fn month_of(token: &str) -> Option<i64> {
    let token = token.to_lowercase();
    let is_named = |names: &&[&str]| names.iter().any(|name| token.starts_with(name));
    let index = BEGINNINGS.iter().position(is_named)?;
    Some(index as i64 + 1)
}

/// `5月`, `5월`
fn numbered_month(token: &str) -> Option<i64> {
    token.strip_suffix(['月', '월'])?.parse().ok()
}

/// Hours, minutes and, where they stand there, seconds.
pub(super) fn time_of_day(token: &str) -> Option<(i64, i64, i64)> {
    let mut fields = token.splitn(3, ':').map(|field| field.parse::<i64>().ok());
    Some((
        fields.next()??,
        fields.next()??,
        fields.next().unwrap_or(Some(0))?,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_of_other_languages_are_read() {
        let march = UnixTime(1_804_845_586);
        for date in [
            "Mo, 12-Mär-2027 09:59:46 GMT",
            "vr, 12 mrt 2027 09:59:46 GMT",
            "ven., 12 março 2027 09:59:46 GMT",
            "пт, 12 мар 2027 09:59:46 GMT",
            "金, 12 3月 2027 09:59:46 GMT",
            "2027年 3月 12日 09:59:46",
        ] {
            assert_eq!(parse(date), Some(march), "{date}");
        }
        for (date, month) in [
            ("Do, 16-Mai-2027 09:59:46 GMT", 5),
            ("mar., 12 déc. 2027 09:59:46 GMT", 12),
            ("mié, 12 dic 2027 09:59:46 GMT", 12),
            ("dom, 12 ott 2027 09:59:46 GMT", 10),
            ("sex, 12-out-2027 09:59:46 GMT", 10),
            ("pt, 12 paź 2027 09:59:46 GMT", 10),
            ("jeu., 12 juil. 2027 09:59:46 GMT", 7),
            ("Di, 12 Okt 2027 09:59:46 GMT", 10),
            ("Salı, 12 Ağu 2027 09:59:46 GMT", 8),
        ] {
            let time = parse(date).unwrap().to_imf_fixdate().unwrap();
            let name = crate::model::time::MONTHS[month - 1];
            assert!(time.contains(name), "{date}: {time}");
        }
    }

    #[test]
    fn english_months_and_other_texts_are_none() {
        for text in [
            "Tue, 15 Jun 2027 10:20:30 GMT",
            "Tue, 15 August 2027 10:20:30 GMT",
            "15 May 2027",
            "next week",
            "",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
