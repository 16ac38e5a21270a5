//! A jar that shows a text and takes no writes.

use document_cookie::{CookieJar, Error};

/// What a browser, or Python, showed.
pub struct TextJar<'a>(pub &'a str);

impl CookieJar for TextJar<'_> {
    fn read(&self) -> Result<String, Error> {
        Ok(self.0.to_owned())
    }

    fn write(&self, _: &str) -> Result<(), Error> {
        Ok(())
    }
}
