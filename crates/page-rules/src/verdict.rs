//! What the file answers, in words for a person and in words for a program.

use crate::bytes::{Reader, Writer};

/// What an engine would do with one cookie of a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// The outcome's word, such as `refused`.
    pub outcome: String,
    /// The same in a sentence.
    pub headline: String,
    /// What the rules said; the one that decided comes first.
    pub reasons: Vec<Reason>,
    /// What to change, all of it together.
    pub fixes: Vec<String>,
    /// The line with those changes; empty where no change of the line alone
    /// does it.
    pub mended: String,
    /// What the verdict takes for granted.
    pub assumptions: Vec<String>,
    /// What it rests on.
    pub basis: String,
}

/// What one rule said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reason {
    /// For a person.
    pub text: String,
    /// Where the rule is written down.
    pub section: String,
}

impl Verdict {
    /// As the file gives them.
    #[must_use]
    pub fn to_bytes(verdicts: &[Self]) -> Vec<u8> {
        let mut writer = Writer::default();
        writer.number(verdicts.len() as u32);
        for verdict in verdicts {
            writer.text(&verdict.outcome);
            writer.text(&verdict.headline);
            writer.number(verdict.reasons.len() as u32);
            for reason in &verdict.reasons {
                writer.text(&reason.text);
                writer.text(&reason.section);
            }
            for texts in [&verdict.fixes, &verdict.assumptions] {
                writer.number(texts.len() as u32);
                texts.iter().for_each(|text| writer.text(text));
            }
            writer.text(&verdict.mended);
            writer.text(&verdict.basis);
        }
        writer.0
    }

    /// `None` when these are no verdicts' bytes.
    #[must_use]
    pub fn of_bytes(bytes: &[u8]) -> Option<Vec<Self>> {
        Reader(bytes).many(|reader| {
            let outcome = reader.text()?;
            let headline = reader.text()?;
            let reasons = reader.many(|reader| {
                Some(Reason {
                    text: reader.text()?,
                    section: reader.text()?,
                })
            })?;
            let fixes = reader.many(Reader::text)?;
            let assumptions = reader.many(Reader::text)?;
            Some(Self {
                outcome,
                headline,
                reasons,
                fixes,
                assumptions,
                mended: reader.text()?,
                basis: reader.text()?,
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verdicts_are_read_as_they_were_written() {
        let verdict = Verdict {
            outcome: "refused".to_owned(),
            headline: "It does not keep the cookie.".to_owned(),
            reasons: vec![Reason {
                text: "why".to_owned(),
                section: "5.6".to_owned(),
            }],
            fixes: vec!["Add Secure.".to_owned()],
            mended: "a=1; Secure".to_owned(),
            assumptions: Vec::new(),
            basis: "measured".to_owned(),
        };
        let both = vec![verdict, Verdict::default()];
        assert_eq!(Verdict::of_bytes(&Verdict::to_bytes(&both)), Some(both));
        assert_eq!(Verdict::of_bytes(&[1]), None);
    }
}
