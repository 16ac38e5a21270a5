//! Names and values nobody thought of, the same in every run.

/// How many of them are exchanged each way.
pub const CASES: usize = 500;

/// What name and value may take together, encoded, in bytes.
pub const MOST: usize = 4096;

/// Characters of RFC tokens.
const TOKEN: &[u8] = b"abcXYZ019!#$%&'*+-.^_`|~";

/// A sequence of numbers that looks like chance (xorshift64).
pub struct Dice(u64);

impl Dice {
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn below(&mut self, end: usize) -> usize {
        for (left, right) in [(13, 7), (17, 0)] {
            self.0 ^= self.0 << left;
            self.0 ^= self.0 >> right.max(1);
        }
        usize::try_from(self.0 % end as u64).unwrap_or_default()
    }

    /// A character of any script, no control: often one that means something in
    /// a cookie.
    fn character(&mut self) -> char {
        let (start, count) = match self.below(8) {
            0..3 => (0x20, 95),
            3 => (0xa0, 96),
            4 => (0x100, 0x400),
            5 => (0x3040, 0x4000),
            6 => (0x1f300, 0x300),
            _ => {
                const SPECIAL: &[u8] = b"\"\\;,=% %22\\073{}[]()<>@:/?";
                return char::from(SPECIAL[self.below(SPECIAL.len())]);
            }
        };
        let code = start + u32::try_from(self.below(count)).unwrap_or_default();
        char::from_u32(code).unwrap_or('x')
    }

    fn text(&mut self, least: usize, most: usize) -> String {
        let length = least + self.below(most - least + 1);
        (0..length).map(|_| self.character()).collect()
    }

    /// Any text that is not empty.
    pub fn name(&mut self) -> String {
        self.text(1, 20)
    }

    /// An RFC token. A `$` in front would make it an attribute to Python, as
    /// RFC 2965 had it.
    pub fn token(&mut self) -> String {
        let length = self.below(20);
        let rest = (0..length).map(|_| char::from(TOKEN[self.below(TOKEN.len())]));
        std::iter::once('n').chain(rest).collect()
    }

    /// Any text: mostly short, and now and then as long as a cookie may be.
    pub fn value(&mut self) -> String {
        match self.below(20) {
            0 => self.text(200, 600),
            _ => self.text(0, 40),
        }
    }
}
