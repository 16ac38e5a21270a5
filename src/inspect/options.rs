//! Under what the input is judged, as a person chooses it.

use super::assessment::ENGINES;
use crate::clock;
use cookie_check::{Jars, Settings};
use cookie_formats::Format;
use document_cookie::rules::{Channel, Frame, ThirdPartyCookies, UnixTime};

/// What a person chose; the defaults are what the input says of itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// What the input is read as; guessed where none is chosen.
    pub format: Option<Format>,
    /// Who writes; as the input has it where none is chosen.
    pub channel: Option<Channel>,
    /// Where the page stands.
    pub frame: Frame,
    /// The browser's setting for cookies of other sites.
    pub third_party: ThirdPartyCookies,
    /// Whether cookies meet those before them.
    pub jars: Jars,
}

impl Options {
    /// As a check takes them.
    #[must_use]
    pub fn settings(self) -> Settings {
        Settings {
            engines: ENGINES.to_vec(),
            channel: self.channel,
            frame: self.frame,
            third_party: self.third_party,
            jars: self.jars,
            ..Settings::at(UnixTime(clock::now().cast_signed()))
        }
    }
}

/// What the input can be read as.
pub const FORMATS: [(Option<Format>, &str); Format::ALL.len() + 1] = {
    let mut formats = [(None, "what it looks like"); Format::ALL.len() + 1];
    let mut at = 0;
    while at < Format::ALL.len() {
        let format = Format::ALL[at];
        formats[at + 1] = (Some(format), format.title());
        at += 1;
    }
    formats
};

/// Who writes.
pub const CHANNELS: [(Option<Channel>, &str); 3] = [
    (None, "as the input says"),
    (Some(Channel::Header), "a server"),
    (Some(Channel::Script), "a script"),
];

/// Where the page stands.
pub const FRAMES: [(Frame, &str); 3] = [
    (Frame::TopLevel, "in its own tab"),
    (Frame::SameSite, "a frame on its own site"),
    (Frame::CrossSite, "a frame on another site"),
];

/// The browser's setting.
pub const THIRD_PARTY: [(ThirdPartyCookies, &str); 2] = [
    (ThirdPartyCookies::Allowed, "allowed, as Chrome ships"),
    (ThirdPartyCookies::Blocked, "blocked, as in incognito"),
];

/// Whether cookies meet those before them.
pub const JARS: [(Jars, &str); 2] = [
    (Jars::InOrder, "in order, in one jar"),
    (Jars::EachAlone, "each by itself"),
];
