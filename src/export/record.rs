//! A cookie of this page as an export has it: what is known of it, and nothing
//! else. Pure.

use crate::session::{Cookie, Domain, End};
use cookie_formats::{CookieRecord, Expires};

/// The cookie, of a page at this address and host.
#[must_use]
pub fn record_of(cookie: &Cookie, url: &str, host: &str) -> CookieRecord {
    let visible = &cookie.visible;
    let mut record = CookieRecord::new(&visible.name, &visible.raw);
    record.url = Some(url.into());
    // Scripts see no others.
    record.http_only = Some(false);
    let Some(metadata) = &cookie.metadata else {
        return record;
    };
    record.path.clone_from(&metadata.path);
    match &metadata.domain {
        Some(Domain::HostOnly) => {
            record.domain = Some(host.to_owned());
            record.host_only = Some(true);
        }
        Some(Domain::Suffix(domain)) => {
            record.domain = Some(domain.clone());
            record.host_only = Some(false);
        }
        None => {}
    }
    record.expires = metadata.end.map(|end| match end {
        End::Session => Expires::Session,
        End::At(time) => Expires::At(time.cast_signed()),
    });
    record.secure = metadata.secure;
    record.partitioned = metadata.partitioned;
    record.same_site = metadata.same_site;
    record
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::{CookieMetadata, VisibleCookie};
    use document_cookie::SetCookie;

    #[test]
    fn what_is_not_known_is_not_claimed() {
        let mut cookie = Cookie {
            visible: VisibleCookie::all("a=caf%C3%A9").remove(0),
            metadata: None,
        };
        let record = record_of(&cookie, "https://a.example/x", "a.example");
        assert_eq!((record.domain, record.expires), (None, None));
        assert_eq!(record.value, "caf%C3%A9");
        let write = SetCookie::new("a", "1").unwrap().secure();
        cookie.metadata = Some(CookieMetadata::of_write(&write, 0));
        let record = record_of(&cookie, "https://a.example/x", "a.example");
        assert_eq!(record.domain.as_deref(), Some("a.example"));
        assert_eq!(record.host_only, Some(true));
        assert_eq!(
            (record.secure, record.expires),
            (Some(true), Some(Expires::Session))
        );
    }
}
