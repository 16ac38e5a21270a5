//! Where a browser and the model disagree.

use std::fmt;

use browsers::{Engine, StoredCookie};

use crate::case::Observation;
use crate::predict::{Kept, Prediction};

/// Clocks and answers take this long, in seconds.
const LENIENCE: i64 = 3;

/// One disagreement.
#[derive(Debug)]
pub struct Disagreement {
    /// What it is about.
    pub about: About,
    /// What the model says.
    pub predicted: String,
    /// What the browser showed.
    pub observed: String,
}

/// What a disagreement is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// What script read, at the page or further on.
    Script,
    /// What a request carried.
    Header,
    /// The jar.
    Stored,
}

impl fmt::Display for Disagreement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let about = match self.about {
            About::Script => "document.cookie",
            About::Header => "Cookie header",
            About::Stored => "jar",
        };
        writeln!(f, "      {about}: predicted {}", short(&self.predicted))?;
        write!(
            f,
            "      {:1$}  observed  {2}",
            "",
            about.len() - 1,
            short(&self.observed)
        )
    }
}

/// A text of bearable length.
pub fn short(text: &str) -> String {
    let count = text.chars().count();
    if count <= 500 {
        return text.to_owned();
    }
    let head: String = text.chars().take(160).collect();
    let tail: String = text.chars().skip(count - 160).collect();
    format!("{head} … ({count} characters) … {tail}")
}

/// Two texts in which only what is not in both is told, if they are long.
fn apart(one: &Option<String>, other: &Option<String>) -> (String, String) {
    let whole = (format!("{one:?}"), format!("{other:?}"));
    let (Some(one), Some(other)) = (one, other) else {
        return whole;
    };
    if one.len().max(other.len()) < 500 {
        return whole;
    }
    let (one, other): (Vec<_>, Vec<_>) = (one.split("; ").collect(), other.split("; ").collect());
    let without = |of: &[&str], others: &[&str]| {
        let only: Vec<_> = of.iter().filter(|name| !others.contains(name)).collect();
        format!("among {} only {only:?}", of.len())
    };
    let told = (without(&one, &other), without(&other, &one));
    if told.0 == told.1 { whole } else { told }
}

/// All disagreements of a case.
pub fn disagreements(
    engine: Engine,
    predicted: &Prediction,
    seen: &Observation,
) -> Vec<Disagreement> {
    let mut found = Vec::new();
    let mut compare = |about, predicted: &Option<String>, observed: &Option<String>| {
        if predicted != observed {
            let (only_predicted, only_observed) = apart(predicted, observed);
            found.push(Disagreement {
                about,
                predicted: only_predicted,
                observed: only_observed,
            });
        }
    };
    compare(
        About::Script,
        &predicted.document_cookie,
        &seen.document_cookie,
    );
    for (predicted, seen) in predicted.also_read_at.iter().zip(&seen.also_read_at) {
        compare(About::Script, &predicted.0, &seen.document_cookie);
        compare(About::Header, &predicted.1, &seen.cookie_header);
    }
    let mut left: Vec<&StoredCookie> = seen.stored.iter().collect();
    let mut missing = Vec::new();
    for kept in &predicted.stored {
        match left.iter().position(|seen| same(engine, kept, seen)) {
            Some(at) => drop(left.remove(at)),
            None => missing.push(describe(kept)),
        }
    }
    if !missing.is_empty() || !left.is_empty() {
        found.push(Disagreement {
            about: About::Stored,
            predicted: missing.join(" and "),
            observed: left
                .iter()
                .map(|cookie| serde_json::to_string(cookie).unwrap_or_default())
                .collect::<Vec<_>>()
                .join(" and "),
        });
    }
    found
}

fn same(engine: Engine, kept: &Kept, seen: &StoredCookie) -> bool {
    let expires = match (kept.expires, seen.expires) {
        (None, None) => true,
        (Some(kept), Some(seen)) => (kept - seen.at).abs() <= LENIENCE,
        _ => false,
    };
    let same_site = seen.same_site.is_none_or(|seen| {
        let word = kept.same_site.as_str();
        matches!(
            (seen, word),
            (browsers::SameSite::Strict, "strict")
                | (browsers::SameSite::Lax, "lax")
                | (browsers::SameSite::None, "none")
                | (browsers::SameSite::Unset, "unset")
        )
    });
    // No driver tells bytes that are not UTF-8.
    let text = |bytes: &[u8], seen: &str| match std::str::from_utf8(bytes) {
        Ok(text) => text == seen,
        Err(_) => engine != Engine::WebKit,
    };
    text(&kept.name, &seen.name)
        && text(&kept.value, &seen.value)
        && text(&kept.path, &seen.path)
        && kept.domain == seen.domain
        && kept.host_only == seen.host_only
        && kept.secure == seen.secure
        && kept.http_only == seen.http_only
        && kept.partitioned == seen.partitioned
        && same_site
        && expires
}

fn describe(kept: &Kept) -> String {
    format!(
        "{{\"name\":\"{}\",\"value\":\"{}\",\"domain\":{:?},\"host_only\":{},\"path\":\"{}\",\"secure\":{},\"http_only\":{},\"partitioned\":{},\"same_site\":\"{}\",\"expires\":{:?}}}",
        kept.name.escape_ascii(),
        kept.value.escape_ascii(),
        kept.domain,
        kept.host_only,
        kept.path.escape_ascii(),
        kept.secure,
        kept.http_only,
        kept.partitioned,
        kept.same_site.as_str(),
        kept.expires,
    )
}

#[cfg(test)]
mod tests {
    use cookie_rules::SameSite;

    use super::*;

    fn kept() -> Kept {
        Kept {
            name: b"a".to_vec(),
            value: b"b".to_vec(),
            domain: "app.test".into(),
            host_only: true,
            path: b"/".to_vec(),
            secure: false,
            http_only: false,
            partitioned: false,
            same_site: SameSite::Unset,
            expires: Some(1000),
        }
    }

    fn seen() -> StoredCookie {
        StoredCookie {
            name: "a".into(),
            value: "b".into(),
            domain: "app.test".into(),
            host_only: true,
            path: "/".into(),
            secure: false,
            http_only: false,
            partitioned: false,
            same_site: Some(browsers::SameSite::Unset),
            expires: Some(browsers::Expiry { at: 1002 }),
        }
    }

    #[test]
    fn a_cookie_is_the_same_in_all_or_not_at_all() {
        let chromium = Engine::Chromium;
        assert!(same(chromium, &kept(), &seen()));
        let others: [fn(&mut StoredCookie); 9] = [
            |one| one.name.push('x'),
            |one| one.value.clear(),
            |one| one.domain.insert_str(0, "sub."),
            |one| one.host_only = false,
            |one| one.path = "/a".into(),
            |one| one.secure = true,
            |one| one.http_only = true,
            |one| one.same_site = Some(browsers::SameSite::Lax),
            |one| one.expires = None,
        ];
        for change in others {
            let mut other = seen();
            change(&mut other);
            assert!(!same(chromium, &kept(), &other), "{other:?}");
        }
    }
}
