//! Chance, and the corners it leads into.

use fastrand::Rng;

/// Chance that remembers which corners of the rules it chose.
#[derive(Debug)]
pub struct Dice {
    rng: Rng,
    corners: Vec<&'static str>,
}

impl Dice {
    /// The dice of one case of a seed.
    pub fn of(seed: u64, case: u64) -> Self {
        // Neighbours shall have nothing in common.
        let mut whole = Rng::with_seed(seed);
        let salt = whole.u64(..);
        Self {
            rng: Rng::with_seed(salt ^ case.wrapping_mul(0x9e37_79b9_7f4a_7c15)),
            corners: Vec::new(),
        }
    }

    /// Whether something with this chance in a hundred happens.
    pub fn percent(&mut self, chance: u32) -> bool {
        self.rng.u32(..100) < chance
    }

    /// A number below a bound.
    pub fn below(&mut self, bound: usize) -> usize {
        self.rng.usize(..bound)
    }

    /// A number between two, both possible.
    pub fn between(&mut self, least: usize, most: usize) -> usize {
        self.rng.usize(least..=most)
    }

    /// One of them.
    pub fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.rng.usize(..of.len())]
    }

    /// One of them, its corner noted.
    pub fn corner<T: Copy>(&mut self, of: &[(&'static str, T)]) -> T {
        let (corner, one) = self.one(of);
        self.note(corner);
        one
    }

    /// Another order.
    pub fn shuffle<T>(&mut self, all: &mut [T]) {
        self.rng.shuffle(all);
    }

    /// Notes a corner.
    pub fn note(&mut self, corner: &'static str) {
        self.corners.push(corner);
    }

    /// The corners noted, each once.
    pub fn into_corners(mut self) -> Vec<&'static str> {
        self.corners.sort_unstable();
        self.corners.dedup();
        self.corners
    }
}
