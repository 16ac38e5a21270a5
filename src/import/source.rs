//! Where the cookies of an import come from, and how far reading them is.

/// What the window is open for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// What a person has.
    Import,
    /// A snapshot of this name.
    Restore(String),
}

/// How far the work is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// The input is read.
    Reading {
        /// How large it is.
        bytes: usize,
    },
    /// Its cookies are compared with those that are here.
    Comparing {
        /// How many are.
        done: usize,
        /// Of how many.
        all: usize,
    },
}
