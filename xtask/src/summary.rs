//! Reads what test runners say at their end. Pure.

use std::ops::Add;

/// How many tests ran.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub passed: u64,
    pub failed: u64,
}

impl Count {
    /// All that ran, however it ended.
    pub const fn ran(self) -> u64 {
        self.passed + self.failed
    }

    /// What is wrong with this outcome.
    pub fn trouble(self) -> Option<String> {
        if self.ran() == 0 {
            Some("no test ran".to_owned())
        } else if self.failed > 0 {
            Some("see above".to_owned())
        } else {
            None
        }
    }
}

impl Add for Count {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
        }
    }
}

/// The sum of every summary line, such as
/// `test result: ok. 5 passed; 0 failed; …`.
pub fn count(output: &str) -> Count {
    let mut sum = Count::default();
    for line in output.lines().filter(|line| line.contains("test result:")) {
        let number = |what: &str| {
            let (before, _) = line.split_once(what)?;
            before
                .trim_end()
                .rsplit([' ', ';', '.'])
                .next()?
                .parse()
                .ok()
        };
        let passed = number(" passed").unwrap_or(0);
        let failed = number(" failed").unwrap_or(0);
        sum = sum + Count { passed, failed };
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summaries_are_added_up() {
        let output = "running 2 tests\ntest result: ok. 2 passed; 0 failed; 0 ignored\n\
                      test result: FAILED. 10 passed; 3 failed; 0 ignored\n";
        assert_eq!(
            count(output),
            Count {
                passed: 12,
                failed: 3
            }
        );
    }

    #[test]
    fn no_summary_is_no_test() {
        assert_eq!(count("all good, 5 passed"), Count::default());
    }
}
