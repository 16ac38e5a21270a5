//! Values that are written as JSON. Pure.

use serde::{Serialize, de::DeserializeOwned};
use std::fmt;
use std::ops::{Deref, DerefMut};
use std::str::FromStr;
use std::sync::Arc;

/// A value that its cookie holds as JSON.
///
/// ```
/// # #[cfg(feature = "rules")] {
/// use document_cookie::{Json, MemoryJar, TypedCookie, rules::Engine};
///
/// const LAST_SEEN: TypedCookie<Json<Vec<u32>>> = TypedCookie::new("last_seen");
///
/// let jar = MemoryJar::new(Engine::Firefox, "https://example.com/").unwrap();
/// LAST_SEEN.set(&jar, &Json(vec![3, 14])).unwrap();
/// assert_eq!(LAST_SEEN.get(&jar).unwrap(), Some(Json(vec![3, 14])));
/// # }
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Json<T>(pub T);

/// Why a text is not the JSON of such a value.
///
/// ```
/// use document_cookie::Json;
/// let error = "[1, 2".parse::<Json<Vec<u32>>>().unwrap_err();
/// assert!(error.to_string().contains("EOF"));
/// ```
#[derive(Clone, Debug)]
pub struct JsonError(Arc<serde_json::Error>);

impl<T: DeserializeOwned> FromStr for Json<T> {
    type Err = JsonError;

    fn from_str(text: &str) -> Result<Self, JsonError> {
        match serde_json::from_str(text) {
            Ok(value) => Ok(Self(value)),
            Err(error) => Err(JsonError(Arc::new(error))),
        }
    }
}

impl<T: Serialize> fmt::Display for Json<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&serde_json::to_string(&self.0).map_err(|_| fmt::Error)?)
    }
}

impl<T> Deref for Json<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> DerefMut for Json<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for JsonError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&*self.0)
    }
}

/// Two errors are equal when they say the same.
impl PartialEq for JsonError {
    fn eq(&self, other: &Self) -> bool {
        self.to_string() == other.to_string()
    }
}

impl Eq for JsonError {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Error, TypedCookie};
    use std::collections::BTreeMap;

    #[test]
    fn what_is_no_json_is_that_cookies_error() {
        const LIST: TypedCookie<Json<Vec<u8>>> = TypedCookie::new("list");
        let error = LIST.decode("%5B1,").unwrap_err();
        assert!(error.to_string().contains("EOF"), "{error}");
        let Error::Undecodable { raw, source } = error else {
            panic!("{error}");
        };
        assert_eq!(raw, "%5B1,");
        assert!(source.downcast_ref::<JsonError>().is_some());
    }

    #[test]
    fn what_json_cannot_say_is_an_error_and_no_panic() {
        let map = BTreeMap::from([(vec![1], 2)]);
        let cookie = TypedCookie::<Json<BTreeMap<Vec<u8>, u8>>>::new("map");
        assert!(cookie.line(&Json(map)).is_err());
    }
}
