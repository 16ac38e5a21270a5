//! The sentences on cookies that are not sent.

use crate::model::cookie::Cookie;
use crate::model::same_site::SameSite;
use crate::retrieval::Withheld;

/// Why a request does not carry a cookie.
///
/// ```
/// use cookie_rules::*;
///
/// let mut browser = Browser::new(Engine::Chromium, "https://example.com/shop/").unwrap();
/// let cookie = browser.receive("id=1")[0].kept.clone().unwrap();
/// let words = text::withheld(Withheld::Path, &cookie);
/// assert_eq!(words, "Its path is `/shop`, and the URL is not below it.");
/// ```
#[must_use]
pub fn withheld(withheld: Withheld, cookie: &Cookie) -> String {
    let text = |bytes| String::from_utf8_lossy(bytes);
    match withheld {
        Withheld::Host if cookie.host_only => {
            format!("It belongs to `{}` alone.", text(&cookie.domain))
        }
        Withheld::Host => format!("It belongs to `{}` and below.", text(&cookie.domain)),
        Withheld::Path => format!(
            "Its path is `{}`, and the URL is not below it.",
            text(&cookie.path)
        ),
        Withheld::Secure => "It is Secure, and the URL is not https.".into(),
        Withheld::Ended => "It has ended.".into(),
        Withheld::Partition => {
            "It is Partitioned: kept apart for another site in the address bar.".into()
        }
        Withheld::HttpOnly => "It is HttpOnly, and scripts do not see it.".into(),
        Withheld::SameSite { written, counts } => {
            let word = match counts {
                SameSite::Strict => "Strict",
                SameSite::None => "None",
                _ => "Lax",
            };
            let carried = match counts {
                SameSite::Strict => "no request that another site makes carries it",
                _ => {
                    "of the requests that other sites make, only links and other safe \
                      navigations carry it"
                }
            };
            if written == counts {
                format!("SameSite={word}: {carried}.")
            } else {
                format!("Without SameSite this browser takes it for {word}: {carried}.")
            }
        }
        Withheld::ThirdParty => "This browser does not send it in pages of other sites.".into(),
    }
}
