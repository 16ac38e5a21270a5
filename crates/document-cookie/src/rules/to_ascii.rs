//! Turning a domain that is not ASCII into its ASCII form.
//!
//! Only Chromium does this to a Domain attribute. The tables it needs are
//! large, so the conversion is an argument: a native program enables the
//! feature `idna`; a page asks the browser, whose `URL` does the same.

/// A conversion of a domain to ASCII, as the URL standard has it.
pub trait ToAscii {
    /// The domain in ASCII (`xn--…`), or `None` when it has no such form.
    fn to_ascii(&self, domain: &str) -> Option<String>;
}

/// No conversion: every domain that is not ASCII is left unanswered.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoConversion;

impl ToAscii for NoConversion {
    fn to_ascii(&self, _domain: &str) -> Option<String> {
        None
    }
}

/// The conversion of the crate `idna`.
#[cfg(feature = "idna")]
#[derive(Clone, Copy, Debug, Default)]
pub struct Idna;

#[cfg(feature = "idna")]
impl ToAscii for Idna {
    fn to_ascii(&self, domain: &str) -> Option<String> {
        idna::domain_to_ascii(domain).ok()
    }
}
