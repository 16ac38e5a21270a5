//! What reading a typed cookie gives: its value, or why it has none. Pure.

use crate::encoding::{DecodeError, Encoding};
use crate::jar::AccessError;
use std::fmt::{self, Display};

/// A value that was read, and the encoding it was found in.
///
/// ```
/// # #[cfg(feature = "rules")] {
/// use document_cookie::{Encoding, TypedCookie, MemoryJar, rules::Engine};
/// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
/// const NAME: TypedCookie<String> = TypedCookie::new("name");
/// jar.receive("name=B%C3%B6");
/// let found = NAME.find(&jar).unwrap().unwrap();
/// assert_eq!((&*found.value, found.encoding), ("Bö", Encoding::Percent));
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found<T> {
    /// The value.
    pub value: T,
    /// How it was written; [`Encoding::Raw`] where it stands as it is.
    pub encoding: Encoding,
}

/// Why a cookie has no value.
///
/// ```
/// # #[cfg(feature = "rules")] {
/// use document_cookie::{ReadError, TypedCookie, MemoryJar, rules::Engine};
/// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
/// const ID: TypedCookie<u32> = TypedCookie::new("id");
/// jar.receive("id=one");
/// assert!(matches!(ID.get(&jar), Err(ReadError::Value(_))));
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError<E> {
    /// The document may not use cookies.
    Access(AccessError),
    /// This one cookie does not decode.
    Value(ValueError<E>),
}

/// A cookie that is there and does not decode.
///
/// ```
/// use document_cookie::TypedCookie;
/// const ID: TypedCookie<u32> = TypedCookie::new("id");
/// // What stands there is not lost.
/// assert_eq!(ID.decode("one").unwrap_err().raw, "one");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueError<E> {
    /// The value as it stands.
    pub raw: String,
    /// What is wrong with it.
    pub problem: ValueProblem<E>,
}

/// What is wrong with a value.
///
/// ```
/// use document_cookie::{TypedCookie, ValueProblem};
/// const ID: TypedCookie<u32> = TypedCookie::new("id");
/// assert!(matches!(ID.decode("one").unwrap_err().problem, ValueProblem::Type(_)));
/// assert!(matches!(ID.decode("%").unwrap_err().problem, ValueProblem::Encoding(_)));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ValueProblem<E> {
    /// It is not in the cookie's encoding.
    Encoding(DecodeError),
    /// The text it decodes to is no such value.
    Type(E),
}

impl<E: Display> Display for ReadError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Access(error) => error.fmt(f),
            Self::Value(error) => error.fmt(f),
        }
    }
}

impl<E: Display> Display for ValueError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the cookie's value does not decode: ")?;
        match &self.problem {
            ValueProblem::Encoding(error) => error.fmt(f),
            ValueProblem::Type(error) => error.fmt(f),
        }
    }
}

impl<E: std::error::Error> std::error::Error for ReadError<E> {}
impl<E: std::error::Error> std::error::Error for ValueError<E> {}
