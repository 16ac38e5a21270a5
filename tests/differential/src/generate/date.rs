//! Dates in every shape an Expires may have.

use super::dice::Dice;

/// The value of an Expires attribute.
pub fn date(dice: &mut Dice) -> String {
    if dice.percent(8) {
        return dice.corner(GARBAGE).to_owned();
    }
    let day = if dice.percent(60) {
        dice.one(&["15", "01", "28"])
    } else {
        dice.corner(DAYS)
    };
    let month = if dice.percent(60) {
        dice.one(&["Jun", "Jan", "Dec", "May"])
    } else {
        dice.corner(MONTHS)
    };
    let year = if dice.percent(45) {
        dice.one(&["2027", "2026", "2020"])
    } else {
        dice.corner(YEARS)
    };
    let time = if dice.percent(60) {
        dice.one(&["10:20:30", "00:00:00", "23:59:59"])
    } else {
        dice.corner(TIMES)
    };
    let zone = if dice.percent(50) {
        "GMT"
    } else {
        dice.corner(ZONES)
    };
    let word = dice.one(&["Tue", "Wed", "Thu", "Sunday"]);
    let (corner, shape) = dice.one(SHAPES);
    dice.note(corner);
    let written = match shape {
        Shape::Usual => format!("{word}, {day} {month} {year} {time} {zone}"),
        Shape::NoWord => format!("{day} {month} {year} {time} {zone}"),
        Shape::Dashes => format!("{word}, {day}-{month}-{year} {time} {zone}"),
        Shape::Asctime => format!("{word} {month} {day} {time} {year}"),
        Shape::Slashes => format!("{month}/{day}/{year} {time} {zone}"),
        Shape::Iso => format!("{year}-06-{day}T{time}Z"),
        Shape::Printed => format!("{word} {month} {day} {year} {time} {zone} (Some Time)"),
        Shape::Bare => format!("{day} {month} {year}"),
        Shape::Shuffled => {
            let mut parts = [day, month, year, time, zone];
            dice.shuffle(&mut parts);
            parts.join(" ")
        }
        Shape::Delimited => {
            let delimiter = dice.one(&["_", ".", "/", "-", "  ", "+", "|", "'", "\"", "%20", "@"]);
            [day, month, year, time, zone].join(delimiter)
        }
        Shape::Quoted => format!("\"{word}, {day} {month} {year} {time} {zone}\""),
        Shape::Lowered => format!("{word}, {day} {month} {year} {time} {zone}").to_lowercase(),
        Shape::Trailed => format!("{word}, {day} {month} {year} {time} {zone} and more 7"),
    };
    written.trim_end().to_owned()
}

#[derive(Clone, Copy)]
enum Shape {
    Usual,
    NoWord,
    Dashes,
    Asctime,
    Slashes,
    Iso,
    Printed,
    Bare,
    Shuffled,
    Delimited,
    Quoted,
    Lowered,
    Trailed,
}

const SHAPES: &[(&str, Shape)] = &[
    ("date: as usual", Shape::Usual),
    ("date: as usual", Shape::Usual),
    ("date: as usual", Shape::Usual),
    ("date: without weekday", Shape::NoWord),
    ("date: with dashes", Shape::Dashes),
    ("date: asctime", Shape::Asctime),
    ("date: with slashes", Shape::Slashes),
    ("date: ISO 8601", Shape::Iso),
    ("date: as Date prints it", Shape::Printed),
    ("date: no time", Shape::Bare),
    ("date: parts in any order", Shape::Shuffled),
    ("date: other delimiters", Shape::Delimited),
    ("date: in quotes", Shape::Quoted),
    ("date: in lower case", Shape::Lowered),
    ("date: more after it", Shape::Trailed),
];

const GARBAGE: &[(&str, &str)] = &[
    ("date: garbage", ""),
    ("date: garbage", "0"),
    ("date: garbage", "-1"),
    ("date: garbage", "never"),
    ("date: garbage", "1813054830"),
    ("date: garbage", "Thu"),
    ("date: garbage", "Jun"),
    ("date: garbage", "10:20:30"),
    ("date: garbage", "Invalid Date"),
    ("date: garbage", "20270615"),
];

const DAYS: &[(&str, &str)] = &[
    ("day: one digit", "5"),
    ("day: three digits", "015"),
    ("day: 0", "0"),
    ("day: not in the month", "31"),
    ("day: not in the month", "30"),
    ("day: not in the month", "29"),
    ("day: 32", "32"),
    ("day: ordinal", "15th"),
    ("day: 00", "00"),
];

const MONTHS: &[(&str, &str)] = &[
    ("month: another case", "JUN"),
    ("month: another case", "jun"),
    ("month: full", "June"),
    ("month: full", "September"),
    ("month: full", "february"),
    ("month: short", "Feb"),
    ("month: longer than known", "Junk"),
    ("month: longer than known", "Sept"),
    ("month: a number", "06"),
    ("month: a number", "13"),
    ("month: unknown", "Foo"),
    ("month: two letters", "Ju"),
];

const YEARS: &[(&str, &str)] = &[
    ("year: two digits", "27"),
    ("year: two digits", "69"),
    ("year: two digits", "70"),
    ("year: two digits", "99"),
    ("year: two digits", "00"),
    ("year: one digit", "7"),
    ("year: three digits", "127"),
    ("year: three digits", "999"),
    ("year: five digits", "12027"),
    ("year: five digits", "02027"),
    ("year: before 1601", "1600"),
    ("year: before 1601", "1000"),
    ("year: 1601", "1601"),
    ("year: 1970", "1970"),
    ("year: before 1970", "1969"),
    ("year: before 1970", "1900"),
    ("year: past 2038", "2039"),
    ("year: past 2038", "2100"),
    ("year: 9999", "9999"),
    ("year: 0", "0000"),
    ("year: six digits", "202700"),
    ("year: letters after it", "2027a"),
];

const TIMES: &[(&str, &str)] = &[
    ("time: one digit", "1:2:3"),
    ("time: one digit", "9:05:07"),
    ("time: no seconds", "10:20"),
    ("time: 24 o'clock", "24:00:00"),
    ("time: minute 60", "10:60:00"),
    ("time: second 60", "23:59:60"),
    ("time: second 61", "23:59:61"),
    ("time: three digits", "010:020:030"),
    ("time: fraction", "10:20:30.123"),
    ("time: letters after it", "10:20:30GMT"),
    ("time: letters after it", "10:20:30x"),
    ("time: PM", "10:20:30 PM"),
    ("time: PM", "11:20pm"),
    ("time: AM", "12:20:30 AM"),
    ("time: dots", "10.20.30"),
    ("time: colon first", ":10:20"),
    ("time: four parts", "10:20:30:40"),
    ("time: empty part", "10::30"),
];

const ZONES: &[(&str, &str)] = &[
    ("zone: none", ""),
    ("zone: UTC", "UTC"),
    ("zone: UTC", "Z"),
    ("zone: offset", "+0200"),
    ("zone: offset", "-0500"),
    ("zone: offset", "GMT+0200"),
    ("zone: offset", "GMT-0500"),
    ("zone: offset with colon", "+02:00"),
    ("zone: short offset", "GMT+2"),
    ("zone: short offset", "+2"),
    ("zone: American", "PST"),
    ("zone: American", "EST"),
    ("zone: American", "PDT"),
    ("zone: American", "MST"),
    ("zone: Asian", "JST"),
    ("zone: European", "CET"),
    ("zone: European", "MEZ"),
    ("zone: unknown", "XYZ"),
    ("zone: in lower case", "gmt"),
];
