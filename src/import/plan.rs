//! What importing a cookie would do here, before anything is written. Pure:
//! what the rules say of a line is an argument.

use super::candidate::Candidate;
use super::planned::{Change, ImportState, Planned, Remedy};
use crate::activity::Forecast;
use crate::cookies::FormError;
use crate::session::{Cookie, CookieMetadata, Domain, End, LONGEST_LIFETIME};
use crate::wording;
use cookie_formats::{CookieRecord, Expires};
use document_cookie::rules::{CookieUrl, domain};
use document_cookie::{Lifetime, Outcome, SameSite, SetCookie, UnixTime};

/// Where and when cookies are imported.
#[derive(Clone, Debug)]
pub struct Here {
    /// The page's host.
    pub host: String,
    /// Seconds since 1970.
    pub now: u64,
    /// Writes a time, in seconds since 1970, for a person.
    pub date: fn(u64) -> String,
}

impl Here {
    /// Whether importing a cookie writes to this one, which is here.
    #[must_use]
    pub fn meets(candidate: &Candidate, cookie: &Cookie) -> bool {
        let record = &candidate.record;
        record.name == cookie.visible.name && (!cookie.is_located() || is_at(cookie, record))
    }

    /// What importing a cookie would do, where `held` are the cookies that show
    /// its name; `rules` say what this browser does with a line.
    #[must_use]
    pub fn plan(
        &self,
        candidate: Candidate,
        held: &[Cookie],
        rules: impl FnOnce(&SetCookie<'_>) -> Option<Forecast>,
    ) -> Planned {
        let impossible = |candidate, reason, remedy, forecast| Planned {
            candidate,
            state: ImportState::Impossible,
            write: None,
            forecast,
            old_value: None,
            changes: Vec::new(),
            reason: Some(reason),
            remedy,
        };
        if let Some((reason, remedy)) = self.obstacle(&candidate) {
            return impossible(candidate, reason, remedy, None);
        }
        let (write, met) = match write_of(&candidate.record, held) {
            Ok(write) => write,
            Err(error) => {
                let reason = wording::form_error(&error);
                return impossible(candidate, reason, None, None);
            }
        };
        let forecast = rules(&write);
        if let Some(forecast) = &forecast
            && forecast.outcome == Outcome::Refused
        {
            let reason = forecast.reasons.join(" ");
            let fix = Remedy::WithSecure;
            let line = write.clone().secure().to_string();
            let is_fix = forecast
                .correction
                .as_ref()
                .is_some_and(|it| it.line == line);
            let forecast = forecast.clone();
            return impossible(candidate, reason, is_fix.then_some(fix), Some(forecast));
        }
        let changes = met.map(|met| self.changes(met, &write)).unwrap_or_default();
        let old_value = met
            .map(|met| met.visible.raw.clone())
            .filter(|old| old != write.value());
        let state = match (met, &old_value) {
            (None, _) => ImportState::New,
            (Some(_), None) if changes.is_empty() => ImportState::Same,
            (Some(_), _) => ImportState::Changed,
        };
        Planned {
            candidate,
            state,
            write: Some(write),
            forecast,
            old_value,
            changes,
            reason: None,
            remedy: None,
        }
    }

    /// Why no line can make the cookie here, and what to do.
    fn obstacle(&self, candidate: &Candidate) -> Option<(String, Option<Remedy>)> {
        let record = &candidate.record;
        if candidate.is_broken {
            let reason = "It has bytes that are no UTF-8 text, which no script can write.";
            return Some((reason.to_owned(), None));
        }
        if let Some(owner) = self.other_owner(record) {
            let reason = format!("It belongs to {owner}; this page is at {}.", self.host);
            return Some((reason, Some(Remedy::ForThisHost)));
        }
        if record.http_only == Some(true) {
            let reason = "It is HttpOnly: a server can set it, and no script.";
            return Some((reason.to_owned(), Some(Remedy::WithoutHttpOnly)));
        }
        match record.expires {
            Some(Expires::At(end)) if end <= self.now.cast_signed() => {
                let reason = "It has ended: to write it would only remove the one that is here.";
                Some((reason.to_owned(), None))
            }
            _ => None,
        }
    }

    /// Whose cookie it is, where it is not this page's.
    fn other_owner(&self, record: &CookieRecord) -> Option<String> {
        let host = self.host.to_ascii_lowercase();
        let is_here = |it: &str| it.eq_ignore_ascii_case(&host);
        match &record.domain {
            Some(domain) if is_here(domain) => None,
            Some(domain) if record.host_only == Some(true) => Some(format!("{domain} alone")),
            Some(domain) => {
                let domain = domain.to_ascii_lowercase();
                let is_below = domain::matches(host.as_bytes(), domain.as_bytes());
                (!is_below).then(|| format!("{domain} and the hosts below it"))
            }
            None => {
                let url = CookieUrl::parse(record.url.as_deref()?).ok()?;
                (!is_here(url.host())).then(|| format!("{} alone", url.host()))
            }
        }
    }

    /// What a write changes of a cookie beside its value, as far as that is
    /// known.
    fn changes(&self, old: &Cookie, write: &SetCookie<'_>) -> Vec<Change> {
        let Some(old) = &old.metadata else {
            return Vec::new();
        };
        let new = CookieMetadata::of_write(write, self.now);
        let mut changes = Vec::new();
        let mut change = |attribute, from: String, to: String| {
            changes.push(Change {
                attribute,
                from,
                to,
            });
        };
        if let (Some(from), Some(to)) = (old.end, new.end)
            && !self.is_same_end(from, to)
        {
            change("Expires", self.end_words(from), self.end_words(to));
        }
        let flag = |it: bool| if it { "yes" } else { "no" }.to_owned();
        for (attribute, from, to) in [
            ("Secure", old.secure, new.secure),
            ("Partitioned", old.partitioned, new.partitioned),
        ] {
            if let (Some(from), Some(to)) = (from, to)
                && from != to
            {
                change(attribute, flag(from), flag(to));
            }
        }
        let word = |it: SameSite| match it {
            SameSite::Unset => "not set".to_owned(),
            set => set.to_string(),
        };
        if let (Some(from), Some(to)) = (old.same_site, new.same_site)
            && from != to
            // The browser's CookieStore tells an unset one as what it acts like.
            && !(to == SameSite::Unset && from == SameSite::Lax)
        {
            change("SameSite", word(from), word(to));
        }
        changes
    }

    fn end_words(&self, end: End) -> String {
        match end {
            End::Session => "when the browser closes".to_owned(),
            End::At(time) => (self.date)(time),
        }
    }

    /// Whether both ends are the same, to the second; what browsers cut short
    /// ends a while before what they would cut it to now.
    fn is_same_end(&self, old: End, new: End) -> bool {
        let longest = self.now.saturating_add(LONGEST_LIFETIME.as_secs());
        match (old, new) {
            (End::At(old), End::At(new)) if new >= longest => longest.abs_diff(old) < 86_400,
            (End::At(old), End::At(new)) => old.abs_diff(new) <= 1,
            (old, new) => old == new,
        }
    }
}

/// The write that makes a cookie, and the cookie that it would meet, as far as
/// that can be told. What is not known stays as the cookie there has it.
fn write_of<'a>(
    record: &CookieRecord,
    held: &'a [Cookie],
) -> Result<(SetCookie<'static>, Option<&'a Cookie>), FormError> {
    let located = held.iter().find(|it| it.is_located() && is_at(it, record));
    let unlocated = || {
        let mut others = held.iter().filter(|it| !it.is_located());
        let same = others.clone().find(|it| it.visible.raw == record.value);
        same.or_else(|| others.next())
    };
    let met = located.or_else(unlocated);
    let known = met.and_then(|it| it.metadata.as_ref());
    let mut write = SetCookie::new(record.name.clone(), record.value.clone())?;
    let path = record.path.clone();
    let path = path.or_else(|| known.and_then(|it| it.path.clone()));
    if let Some(path) = path {
        write = write.path(path)?;
    }
    let domain = match (record.host_only, &record.domain) {
        (Some(false), Some(domain)) => Some(domain.clone()),
        (None, None) => match known.and_then(|it| it.domain.clone()) {
            Some(Domain::Suffix(domain)) => Some(domain),
            _ => None,
        },
        _ => None,
    };
    if let Some(domain) = domain {
        write = write.domain(domain)?;
    }
    let end = match record.expires {
        Some(Expires::At(end)) => Some(End::At(end.max(0).cast_unsigned())),
        Some(Expires::Session) => None,
        None => known.and_then(|it| it.end),
    };
    write = write.lifetime(match end {
        Some(End::At(end)) => Lifetime::Until(UnixTime(end.cast_signed())),
        _ => Lifetime::Session,
    });
    let same_site = record
        .same_site
        .or_else(|| known.and_then(|it| it.same_site));
    write = write.same_site(same_site.unwrap_or(SameSite::Unset));
    let partitioned = record.partitioned;
    if partitioned.or_else(|| known.and_then(|it| it.partitioned)) == Some(true) {
        write = write.partitioned();
    }
    let by_name = write.attributes().secure;
    let secure = record.secure.or_else(|| known.and_then(|it| it.secure));
    Ok((write.with_secure(secure.unwrap_or(by_name)), met))
}

/// Whether a cookie lies where a record says, as far as it says.
fn is_at(cookie: &Cookie, record: &CookieRecord) -> bool {
    let Some(metadata) = &cookie.metadata else {
        return false;
    };
    let path = record.path.as_ref();
    let domain = match (record.host_only, &record.domain) {
        (Some(false), Some(domain)) => Some(Domain::Suffix(domain.clone())),
        (None, None) => None,
        _ => Some(Domain::HostOnly),
    };
    path.is_none_or(|path| metadata.path.as_ref() == Some(path))
        && domain.is_none_or(|domain| metadata.domain == Some(domain))
        && (record.partitioned.is_none()
            || metadata.partitioned.unwrap_or(false) == (record.partitioned == Some(true)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::VisibleCookie;
    use cookie_formats::read;

    const NOW: u64 = 1_795_000_000;

    fn here() -> Here {
        Here {
            host: "app.example".to_owned(),
            now: NOW,
            date: |seconds| seconds.to_string(),
        }
    }

    fn held(line: SetCookie<'static>) -> Cookie {
        let pair = format!("{}={}", line.name(), line.value());
        Cookie {
            visible: VisibleCookie::all(&pair).remove(0),
            metadata: Some(CookieMetadata::of_write(&line, NOW)),
        }
    }

    fn plan(input: &str, held: &[Cookie]) -> Planned {
        let candidate = Candidate::of_item(&read(input.as_bytes()).items[0], NOW).unwrap();
        here().plan(candidate, held, |_| None)
    }

    fn state(input: &str, held: &[Cookie]) -> ImportState {
        plan(input, held).state
    }

    const LINE: &str = "Set-Cookie: a=1; Path=/; SameSite=Lax";

    #[test]
    fn a_cookie_is_new_changed_or_the_same() {
        let one = held(SetCookie::new("a", "1").unwrap());
        assert_eq!(state(LINE, &[]), ImportState::New);
        assert_eq!(state(LINE, std::slice::from_ref(&one)), ImportState::Same);
        let other = held(SetCookie::new("a", "2").unwrap());
        let planned = plan(LINE, &[other]);
        assert_eq!(planned.state, ImportState::Changed);
        assert_eq!(planned.old_value.as_deref(), Some("2"));
        let elsewhere = held(SetCookie::new("a", "1").unwrap().path("/x").unwrap());
        assert_eq!(state(LINE, &[elsewhere]), ImportState::New);
        let unknown = Cookie {
            metadata: None,
            ..one
        };
        assert_eq!(state(LINE, &[unknown]), ImportState::Same);
    }

    #[test]
    fn another_end_or_attribute_is_a_change() {
        let lasting = SetCookie::new("a", "1").unwrap();
        let lasting = lasting.lifetime(Lifetime::Until(UnixTime(1_795_000_060)));
        let changes = |input: &str| {
            let planned = plan(input, &[held(lasting.clone())]);
            let names = planned.changes.iter().map(|it| it.attribute);
            names.collect::<Vec<_>>()
        };
        assert_eq!(
            changes("Set-Cookie: a=1; Path=/; SameSite=Lax; Max-Age=60"),
            [""; 0]
        );
        let other = "Set-Cookie: a=1; Path=/; SameSite=Strict; Max-Age=60; Secure";
        assert_eq!(changes(other), ["Secure", "SameSite"]);
    }

    #[test]
    fn what_an_input_does_not_say_stays_as_it_is() {
        let cookie = SetCookie::new("a", "1").unwrap().secure();
        let cookie = cookie.path("/x").unwrap().same_site(SameSite::Strict);
        let planned = plan("Cookie: a=2", &[held(cookie)]);
        let line = planned.write.unwrap().to_string();
        assert_eq!(line, "a=2; Path=/x; SameSite=Strict; Secure");
    }

    #[test]
    fn another_sites_cookie_is_impossible_until_it_is_written_for_this_host() {
        let input = ".other.example\tTRUE\t/\tFALSE\t1813054830\ta\t1\n";
        let planned = plan(input, &[]);
        assert_eq!(planned.state, ImportState::Impossible);
        assert!(planned.reason.unwrap().contains("other.example"));
        let mut candidate = planned.candidate;
        planned.remedy.unwrap().apply(&mut candidate.record);
        let planned = here().plan(candidate, &[], |_| None);
        assert_eq!(planned.state, ImportState::New);
    }

    #[test]
    fn a_parents_cookie_for_all_hosts_below_is_possible_and_one_for_it_alone_is_not() {
        let row = |domain: &str, all: &str| {
            state(
                &format!("{domain}\t{all}\t/\tFALSE\t1813054830\ta\t1\n"),
                &[],
            )
        };
        assert_eq!(row(".example", "TRUE"), ImportState::New);
        assert_eq!(row("example", "FALSE"), ImportState::Impossible);
        assert_eq!(row("app.example", "FALSE"), ImportState::New);
        assert_eq!(row(".below.app.example", "TRUE"), ImportState::Impossible);
    }

    #[test]
    fn what_is_http_only_or_has_ended_is_impossible() {
        let reason = |attributes: &str| plan(&format!("{LINE}; {attributes}"), &[]).reason.unwrap();
        assert!(reason("HttpOnly").contains("HttpOnly"));
        assert!(reason("Max-Age=0").contains("ended"));
    }

    #[test]
    fn what_the_rules_refuse_is_impossible_with_their_reason() {
        let candidate = Candidate::of_item(&read(LINE.as_bytes()).items[0], NOW).unwrap();
        let planned = here().plan(candidate, &[], |write| {
            let line = write.clone().secure().to_string();
            Some(Forecast {
                outcome: Outcome::Refused,
                reasons: vec!["A rule.".to_owned()],
                correction: Some(crate::activity::Correction {
                    label: String::new(),
                    line,
                }),
            })
        });
        assert_eq!(planned.reason.as_deref(), Some("A rule."));
        assert_eq!(planned.remedy, Some(Remedy::WithSecure));
    }
}
