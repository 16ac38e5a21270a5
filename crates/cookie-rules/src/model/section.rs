//! The rules that can apply to a write, and where each is written down.

/// A rule of the cookie model.
///
/// ```
/// use cookie_rules::*;
///
/// let mut browser = Browser::new(Engine::Firefox, "https://example.com/").unwrap();
/// let line = format!("id={}", "x".repeat(4095));
/// let decision = &browser.receive(&line)[0];
/// assert_eq!(decision.deciding().unwrap().rule, Rule::Size);
/// assert_eq!(Rule::Size.section().number, "5.6-5");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Rule {
    /// Which documents have cookies at all.
    ScriptAccess,
    /// How a script's text becomes bytes.
    ScriptText,
    /// Which bytes end a line, or make it no cookie.
    Bytes,
    /// Where white space is dropped, and where a tab may stand.
    WhiteSpace,
    /// How a line falls into name, value and attributes.
    NameAndValue,
    /// How long name and value may be together.
    Size,
    /// How attributes are distinguished, and which counts.
    Attributes,
    /// How long an attribute may be.
    AttributeSize,
    /// What dates an Expires attribute may hold.
    Expires,
    /// What numbers a Max-Age attribute may hold.
    MaxAge,
    /// Whether Max-Age or Expires counts.
    LifetimePrecedence,
    /// How long a cookie may live.
    LifetimeLimit,
    /// Which Domain attribute a host may write.
    Domain,
    /// Which domains are public.
    PublicSuffix,
    /// What the Path attribute may be.
    Path,
    /// The path of a cookie that names none.
    DefaultPath,
    /// From where a Secure cookie may be written.
    Secure,
    /// Who may write or touch an HttpOnly cookie.
    HttpOnly,
    /// That an insecure page leaves Secure cookies alone.
    SecureOverwrite,
    /// What `__Secure-`, `__Host-`, `__Http-` and `__Host-Http-` promise.
    Prefix,
    /// What SameSite may be.
    SameSite,
    /// That SameSite=None is for Secure cookies.
    SameSiteNone,
    /// Cookies written from a frame of another site.
    CrossSite,
    /// What Partitioned asks for.
    Partitioned,
    /// How a cookie meets one of the same name, domain and path.
    Replacement,
    /// How many cookies a site may have.
    Limits,
    /// Which cookies are read, and in what order.
    Retrieval,
}

/// The document a section stands in.
///
/// ```
/// use cookie_rules::Rule;
///
/// let specification = |rule: Rule| rule.section().specification;
/// assert_eq!(specification(Rule::Size), specification(Rule::MaxAge));
/// // `document.cookie` itself stands in the HTML standard.
/// assert_ne!(specification(Rule::Size), specification(Rule::ScriptAccess));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Specification {
    /// draft-ietf-httpbis-rfc6265bis, "Cookies: HTTP State Management
    /// Mechanism".
    Rfc6265bis,
    /// draft-ietf-httpbis-layered-cookies, its browser-side successor.
    LayeredCookies,
    /// draft-cutler-httpbis-partitioned-cookies.
    PartitionedCookies,
    /// The HTML standard.
    Html,
}

/// A place in a specification.
///
/// ```
/// use cookie_rules::Rule;
/// let section = Rule::SecureOverwrite.section();
/// // Step 16 of section 5.7.
/// assert_eq!(section.number, "5.7-16");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Section {
    /// Which document.
    pub specification: Specification,
    /// The section's number, with the step after a dash: `5.7-13`. For HTML,
    /// the anchor's name.
    pub number: &'static str,
}

impl Rule {
    /// Where the rule is written down.
    ///
    /// ```
    /// use cookie_rules::Rule;
    /// assert_eq!(Rule::MaxAge.section().number, "5.6.2");
    /// assert_eq!(Rule::LifetimeLimit.section().number, "5.5");
    /// ```
    #[must_use]
    pub fn section(self) -> Section {
        let number = match self {
            Rule::ScriptAccess | Rule::ScriptText => {
                return Section {
                    specification: Specification::Html,
                    number: "dom-document-cookie",
                };
            }
            Rule::Partitioned => {
                return Section {
                    specification: Specification::PartitionedCookies,
                    number: "2.1",
                };
            }
            Rule::Bytes => "5.6-1",
            Rule::WhiteSpace => "5.6-4",
            Rule::NameAndValue => "5.6-3",
            Rule::Size => "5.6-5",
            Rule::Attributes => "5.6",
            Rule::AttributeSize => "5.6",
            Rule::Expires => "5.6.1",
            Rule::MaxAge => "5.6.2",
            Rule::LifetimePrecedence => "5.7-6",
            Rule::LifetimeLimit => "5.5",
            Rule::Domain => "5.7-10",
            Rule::PublicSuffix => "5.7-9",
            Rule::Path => "5.6.4",
            Rule::DefaultPath => "5.1.4",
            Rule::Secure => "5.7-13",
            Rule::HttpOnly => "5.7-15",
            Rule::SecureOverwrite => "5.7-16",
            Rule::Prefix => "5.7-20",
            Rule::SameSite => "5.6.7",
            Rule::SameSiteNone => "5.7-19",
            Rule::CrossSite => "5.7-18",
            Rule::Replacement => "5.7-23",
            Rule::Limits => "6.1",
            Rule::Retrieval => "5.8.3",
        };
        Section {
            specification: Specification::Rfc6265bis,
            number,
        }
    }
}

impl Section {
    /// The section as people cite it: `RFC 6265bis §5.7-13`.
    ///
    /// ```
    /// use cookie_rules::Rule;
    /// assert_eq!(Rule::Prefix.section().citation(), "RFC 6265bis §5.7-20");
    /// assert_eq!(Rule::Partitioned.section().citation(), "Partitioned cookies §2.1");
    /// ```
    #[must_use]
    pub fn citation(self) -> String {
        match self.specification {
            Specification::Rfc6265bis => format!("RFC 6265bis §{}", self.number),
            Specification::LayeredCookies => format!("Layered cookies §{}", self.number),
            Specification::PartitionedCookies => format!("Partitioned cookies §{}", self.number),
            Specification::Html => format!("HTML #{}", self.number),
        }
    }

    /// A link to the section.
    ///
    /// ```
    /// use cookie_rules::Rule;
    /// // The link leads to the section, whatever the step.
    /// let draft = "https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis";
    /// assert_eq!(Rule::HttpOnly.section().url(), format!("{draft}#section-5.7"));
    /// ```
    #[must_use]
    pub fn url(self) -> String {
        let draft = match self.specification {
            Specification::Rfc6265bis => "draft-ietf-httpbis-rfc6265bis",
            Specification::LayeredCookies => "draft-ietf-httpbis-layered-cookies",
            Specification::PartitionedCookies => "draft-cutler-httpbis-partitioned-cookies",
            Specification::Html => {
                return format!("https://html.spec.whatwg.org/#{}", self.number);
            }
        };
        let section = self.number.split('-').next().unwrap_or(self.number);
        format!("https://datatracker.ietf.org/doc/html/{draft}#section-{section}")
    }
}
