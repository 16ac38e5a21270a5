//! Where the readers of the formats put what they find.

use super::joined;
use super::text_encoding::{DecodedInput, Place};
use crate::{
    Capture, CookieRecord, Format, Found, Item, Location, Omission, OmissionReason, RequestPair,
    SetCookieString, Warning,
};
use std::ops::Range;

/// How many items, and how many omissions, one capture holds at most. It
/// bounds the memory that a large input of very short lines can take.
const MOST: usize = 500_000;

/// What was found so far. Offsets are those of the decoded text.
#[derive(Default)]
pub(crate) struct Collector {
    items: Vec<Item>,
    omissions: Vec<Omission>,
    warnings: Vec<Warning>,
    /// How many items there were at the last omission.
    items_at_omission: usize,
}

impl Collector {
    pub(crate) fn set_cookie(&mut self, span: Range<usize>, cookie: SetCookieString) {
        let warnings = joined::warnings(&cookie.text);
        self.push(span, Found::SetCookie(cookie), warnings);
    }

    pub(crate) fn record(
        &mut self,
        span: Range<usize>,
        record: CookieRecord,
        warnings: Vec<Warning>,
    ) {
        self.push(span, Found::Record(record), warnings);
    }

    pub(crate) fn pair(&mut self, span: Range<usize>, pair: RequestPair) {
        self.push(span, Found::RequestPair(pair), Vec::new());
    }

    fn push(&mut self, span: Range<usize>, found: Found, warnings: Vec<Warning>) {
        if self.items.len() >= MOST {
            self.omit(span, OmissionReason::TooMany);
            return;
        }
        self.items.push(Item {
            found,
            location: unplaced(span),
            warnings,
        });
    }

    /// Notes what gives no item. What follows an omission for the same reason,
    /// with no item between, goes on with it.
    pub(crate) fn omit(&mut self, span: Range<usize>, reason: OmissionReason) {
        let full = self.omissions.len() >= MOST;
        if let Some(last) = self.omissions.last_mut() {
            let goes_on = last.reason == reason
                && self.items_at_omission == self.items.len()
                && span.start >= last.location.start;
            if goes_on || full {
                last.location.end = last.location.end.max(span.end);
                if full && !goes_on {
                    last.reason = OmissionReason::TooMany;
                }
                return;
            }
        }
        self.items_at_omission = self.items.len();
        self.omissions.push(Omission {
            location: unplaced(span),
            reason,
        });
    }

    /// Notes something about the whole input, once.
    pub(crate) fn warn(&mut self, warning: Warning) {
        if !self.warnings.contains(&warning) {
            self.warnings.push(warning);
        }
    }

    pub(crate) fn item_count(&self) -> usize {
        self.items.len()
    }

    /// The items since there were so many.
    pub(crate) fn items_since(&mut self, count: usize) -> &mut [Item] {
        let count = count.min(self.items.len());
        &mut self.items[count..]
    }

    pub(crate) fn omission(&self) -> Option<&OmissionReason> {
        self.omissions.first().map(|it| &it.reason)
    }

    pub(super) fn finish(mut self, format: Option<Format>, input: &DecodedInput<'_>) -> Capture {
        self.warnings.extend(input.warning.clone());
        let items = self.items.iter_mut().map(|item| &mut item.location);
        let omissions = self.omissions.iter_mut().map(|it| &mut it.location);
        let mut places: Vec<Place<'_>> = items
            .chain(omissions)
            .flat_map(|location| {
                [
                    Place {
                        offset: &mut location.start,
                        line: &mut location.line,
                    },
                    Place {
                        offset: &mut location.end,
                        line: &mut location.last_line,
                    },
                ]
            })
            .collect();
        places.sort_unstable_by_key(|place| *place.offset);
        input.place(places.into_iter());
        Capture {
            format,
            items: self.items,
            omissions: self.omissions,
            warnings: self.warnings,
        }
    }
}

/// A location whose lines are not counted yet.
fn unplaced(span: Range<usize>) -> Location {
    Location {
        start: span.start,
        end: span.end,
        ..Location::default()
    }
}
