//! Turning a domain that is not ASCII into its ASCII form.
//!
//! Only Chromium does this to a Domain attribute. The tables it needs are
//! large, so the conversion is an argument: a native program enables the
//! feature `idna`; a page asks the browser, whose `URL` does the same.
//!
//! ```
//! use cookie_rules::{NoConversion, ToAscii};
//! assert_eq!(NoConversion.to_ascii("bücher.example"), None);
//! ```

/// A conversion of a domain to ASCII, as the URL standard has it.
/// A page implements it by the browser's own `URL`.
///
/// ```
/// use cookie_rules::{Rules, Engine, ToAscii};
///
/// struct Books;
///
/// impl ToAscii for Books {
///     fn to_ascii(&self, domain: &str) -> Option<String> {
///         (domain == "bücher.example").then(|| "xn--bcher-kva.example".to_owned())
///     }
/// }
///
/// let rules = Rules { to_ascii: &Books, ..Rules::new(Engine::Chromium) };
/// assert!(rules.to_ascii.to_ascii("bücher.example").is_some());
/// ```
pub trait ToAscii {
    /// The domain in ASCII (`xn--…`), or `None` when it has no such form.
    ///
    /// ```
    /// use cookie_rules::{NoConversion, ToAscii};
    /// assert_eq!(NoConversion.to_ascii("é.example"), None);
    /// ```
    fn to_ascii(&self, domain: &str) -> Option<String>;
}

/// No conversion: every domain that is not ASCII is left unanswered.
///
/// ```
/// use cookie_rules::*;
///
/// let rules = Rules::new(Engine::Chromium);
/// let page = Page::parse("https://xn--bcher-kva.example/").unwrap();
/// let via = Via::Script { text: "id=1; Domain=bücher.example".as_bytes() };
/// let write = Write { page: &page, via, now: UnixTime(1_795_000_000) };
/// let decision = &rules.decide(&Jar::new(), &write)[0];
/// assert!(matches!(decision.rejection(), Some(Rejection::DomainNotAscii { .. })));
/// // Who has the conversion may get another answer.
/// assert!(decision.assumptions.contains(Assumption::UnicodeDomain));
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct NoConversion;

impl ToAscii for NoConversion {
    fn to_ascii(&self, _domain: &str) -> Option<String> {
        None
    }
}

/// The conversion of the crate `idna`.
///
/// ```
/// use cookie_rules::{Idna, ToAscii};
/// assert_eq!(Idna.to_ascii("Bücher.example").unwrap(), "xn--bcher-kva.example");
/// ```
#[cfg(feature = "idna")]
#[derive(Clone, Copy, Debug, Default)]
pub struct Idna;

#[cfg(feature = "idna")]
impl ToAscii for Idna {
    fn to_ascii(&self, domain: &str) -> Option<String> {
        idna::domain_to_ascii(domain).ok()
    }
}
