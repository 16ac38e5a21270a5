//! The tests of `report`.

use super::*;
use std::cell::RefCell;

/// Shows what it is given, whatever is written.
struct Script(RefCell<Vec<&'static str>>);

impl CookieJar for Script {
    fn read(&self) -> Result<String, Error> {
        Ok(self.0.borrow_mut().remove(0).to_owned())
    }
    fn write(&self, _: &str) -> Result<(), Error> {
        Ok(())
    }
}

fn report(before: &'static str, cookie: &SetCookie<'_>, after: &'static str) -> Report {
    write_verified(&Script(RefCell::new(vec![before, after])), cookie).unwrap()
}

fn set(before: &'static str, after: &'static str) -> Outcome {
    report(before, &SetCookie::new("a", "1").unwrap(), after).outcome
}

#[test]
fn a_write_is_judged_by_what_shows_afterwards() {
    assert_eq!(set("", "a=1"), Outcome::Stored);
    assert_eq!(set("a=0", "a=1"), Outcome::Replaced);
    assert_eq!(set("a=0", "a=0; a=1"), Outcome::Stored);
    assert_eq!(set("", ""), Outcome::Refused);
    assert_eq!(set("a=0", "a=0"), Outcome::Refused);
    assert_eq!(set("", "a="), Outcome::Altered);
}

#[test]
fn the_same_value_as_before_proves_nothing() {
    assert_eq!(set("a=1", "a=1"), Outcome::Indeterminate);
}

#[test]
fn a_removal_is_judged_by_the_number_of_copies() {
    let removal = SetCookie::removal("a").unwrap();
    assert_eq!(report("a=1", &removal, "").outcome, Outcome::Removed);
    assert_eq!(
        report("a=1; a=2", &removal, "a=1").outcome,
        Outcome::Removed
    );
    assert_eq!(
        report("a=1", &removal, "a=1").outcome,
        Outcome::NothingToRemove
    );
    assert_eq!(report("", &removal, "").outcome, Outcome::NothingToRemove);
}

#[test]
fn what_was_not_kept_is_an_error_for_who_asks() {
    let cookie = SetCookie::new("a", "1").unwrap();
    let is_error = |before, after| report(before, &cookie, after).into_result().is_err();
    assert!(!is_error("", "a=1"));
    assert!(!is_error("a=0", "a=1"));
    // It may have been refused, and shows all the same.
    assert!(!is_error("a=1", "a=1"));
    assert!(is_error("", ""));
    assert!(is_error("a=0", "a=0"));
    assert!(is_error("", "a="));
    let elsewhere = cookie.clone().path("/elsewhere").unwrap();
    let error = report("", &elsewhere, "").into_result().unwrap_err();
    assert!(error.to_string().contains("cannot be seen"), "{error}");
    let removal = SetCookie::removal("a").unwrap();
    assert!(report("", &removal, "").into_result().is_ok());
    // It was to go, and is there.
    let error = report("a=1", &removal, "a=1").into_result().unwrap_err();
    assert!(error.to_string().contains("there is one"), "{error}");
}

#[test]
fn a_removal_that_found_nothing_names_what_may_be_there() {
    let removal = SetCookie::removal("a").unwrap();
    let causes = |shown| report(shown, &removal, shown).possible_causes();
    assert_eq!(causes("")[0], PossibleCause::HttpOnlyInTheWay);
    assert_eq!(causes("a=1")[0], PossibleCause::AnotherCopy);
    assert!(causes("a=1").contains(&PossibleCause::HttpOnlyInTheWay));
}

#[test]
#[cfg(feature = "rules")]
fn a_removal_is_known_to_have_missed_a_copy() {
    use crate::MemoryJar;
    use crate::rules::Engine;

    let causes = |line| {
        let jar = MemoryJar::new(Engine::Chromium, "https://www.example.com/a/b").unwrap();
        jar.receive(line);
        let removal = SetCookie::removal("a").unwrap();
        let report = write_verified(&jar, &removal).unwrap();
        assert_eq!(report.outcome, Outcome::NothingToRemove);
        let causes = report.possible_causes();
        (causes, report.into_result().unwrap_err().to_string())
    };
    let (copy, http_only) = (PossibleCause::AnotherCopy, PossibleCause::HttpOnlyInTheWay);
    let (found, words) = causes("a=1; Path=/; Domain=example.com");
    assert_eq!(found, [copy]);
    assert!(words.contains("Domain=example.com"), "{words}");
    assert_eq!(causes("a=1; Path=/elsewhere").0, [copy]);
    assert_eq!(causes("a=1; Path=/; Secure; Partitioned").0, [copy]);
    assert_eq!(
        causes("a=1; Path=/elsewhere; HttpOnly").0,
        [copy, http_only]
    );
    assert_eq!(causes("a=1; Path=/; HttpOnly").0, [http_only]);
}

#[test]
fn cookies_lost_beside_the_write_are_named() {
    let report = report(
        "x=1; y=2; x=3",
        &SetCookie::new("a", "1").unwrap(),
        "x=1; a=1",
    );
    assert_eq!(report.lost(), ["y", "x"]);
}
