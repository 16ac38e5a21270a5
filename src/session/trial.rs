//! Lines tried in this browser to see what it does, and cleaned up behind them:
//! nothing stays, so nothing is put on record.

use super::Session;
use document_cookie::CookieJar;
use document_cookie::Error;
use document_cookie::browser::DocumentCookie;
use document_cookie::deletion::delete_all;
use std::fmt;

/// Nothing was tried.
#[derive(Clone, Debug, PartialEq)]
pub enum TrialError {
    /// This origin has a cookie of the name, which the trial would touch.
    NameTaken,
    /// This document may have no cookies.
    Denied(Error),
    /// What was tried could not be removed again; it goes when the browser
    /// closes or its time is over.
    NotCleaned,
}

impl fmt::Display for TrialError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NameTaken => f.write_str(
                "This origin has a cookie of that name already, and it is left alone: delete it to \
                 try this.",
            ),
            Self::Denied(error) => write!(f, "This page may have no cookies: {error}."),
            Self::NotCleaned => f.write_str(
                "What was tried could not all be removed again: look for it in Cookies.",
            ),
        }
    }
}

impl Session {
    /// Writes lines about one name one after another, letter for letter, and
    /// says what the page saw of that name after each; then removes all of it.
    ///
    /// # Errors
    /// When the name is taken, when there can be no cookies here, or when
    /// something of it stays.
    pub fn try_out(self, name: &str, lines: &[String]) -> Result<Vec<Vec<String>>, TrialError> {
        if !self.read_all(name).is_empty() {
            return Err(TrialError::NameTaken);
        }
        let jar = DocumentCookie;
        let mut seen = Vec::new();
        for line in lines {
            jar.write(line).map_err(TrialError::Denied)?;
            seen.push(self.read_all(name));
        }
        let cleaned = delete_all(&jar, name).is_ok_and(|it| it.remaining.is_empty());
        self.refresh();
        match cleaned {
            true => Ok(seen),
            false => Err(TrialError::NotCleaned),
        }
    }
}
