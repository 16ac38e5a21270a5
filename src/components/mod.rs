//! Parts that more than one view shows.

mod choice;
mod close_button;
mod denied;
mod dialog;
pub mod focus;
mod menu;
mod phrase;
mod records;
mod text;
mod text_field;
mod toast;
mod tone;

pub use choice::{Choice, NumberedChoice, OptionWords};
pub use close_button::CloseButton;
pub use denied::CookiesDenied;
pub use dialog::Dialog;
pub use menu::Menu;
pub use phrase::{MaskedValue, PhraseView, Prose};
pub use records::{LineText, RecordView, Records, worst};
pub use text::Text;
pub use text_field::TextField;
pub use toast::{Feedback, Toast, Toaster};
pub use tone::{Tone, event_sign, sign};
