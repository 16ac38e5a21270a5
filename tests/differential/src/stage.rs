//! The server's part: blank pages everywhere, `Set-Cookie` where a case wants
//! it, and a note of which Cookie header came with which request.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anyhow::Result;
use browsers::{Reply, Request, Server};
use url::Url;

/// A blank page that asks for no icon.
const BLANK: &str = "<!doctype html><link rel=icon href='data:,'>";

/// The host of the pages that have others in a frame.
const EMBEDDER: &str = "embedder.example";

/// Header fields: names and values.
pub type Fields = Vec<(&'static str, Vec<u8>)>;

/// The server of a player.
#[derive(Debug)]
pub struct Stage {
    server: Server,
    notes: Arc<Mutex<Notes>>,
    hosts: Vec<String>,
}

#[derive(Debug, Default)]
struct Notes {
    /// The fields that the next request for an address is answered with.
    armed: Option<(String, Fields)>,
    /// The Cookie header of the latest request for each address.
    headers: HashMap<String, Option<String>>,
}

impl Stage {
    /// Starts the server.
    ///
    /// # Errors
    /// When it does not start.
    pub async fn start() -> Result<Self> {
        let server = Server::start().await?;
        server.on(EMBEDDER, |request| Some(embedder(&request.url())));
        Ok(Self {
            server,
            notes: Arc::default(),
            hosts: Vec::new(),
        })
    }

    /// The server, for the browser to go through.
    pub fn server(&self) -> &Server {
        &self.server
    }

    /// Answers for the host of this address from now on.
    pub fn admit(&mut self, address: &Url) {
        let Some(host) = address.host_str() else {
            return;
        };
        if self.hosts.iter().any(|known| known == host) {
            return;
        }
        self.hosts.push(host.to_owned());
        let notes = Arc::clone(&self.notes);
        self.server
            .on(host, move |request| Some(answer(&notes, request)));
    }

    /// The address of a page of another site that has this one in a frame.
    pub fn embedding(address: &Url) -> Result<Url> {
        let mut embedder = Url::parse(&format!("{}://{EMBEDDER}/", address.scheme()))?;
        embedder
            .query_pairs_mut()
            .append_pair(FRAME, address.as_str());
        Ok(embedder)
    }

    /// Has the next request for this address answered with these fields.
    pub fn arm(&self, address: &Url, fields: Fields) {
        lock(&self.notes).armed = Some((key(address), fields));
    }

    /// The Cookie header of the latest request for this address.
    pub fn cookie_header(&self, address: &Url) -> Option<String> {
        lock(&self.notes)
            .headers
            .get(&key(address))
            .cloned()
            .flatten()
    }

    /// Forgets what came so far.
    pub fn clear(&self) {
        self.server.clear();
        *lock(&self.notes) = Notes::default();
    }
}

/// What names the page in the frame.
const FRAME: &str = "frame";

/// A page that has another in a frame.
fn embedder(address: &str) -> Reply {
    let url = Url::parse(address).ok();
    let framed = url.and_then(|url| {
        let (_, framed) = url.query_pairs().find(|(name, _)| name == FRAME)?;
        Some(framed.replace('&', "&amp;").replace('"', "&quot;"))
    });
    let framed = framed.unwrap_or_default();
    Reply::html(format!("{BLANK}<iframe src=\"{framed}\"></iframe>"))
}

fn answer(notes: &Mutex<Notes>, request: &Request) -> Reply {
    let address = plain(&request.url());
    let mut notes = lock(notes);
    // The bytes of a header are shown as the characters of the same numbers.
    let header = request
        .header("cookie")
        .map(|bytes| bytes.iter().map(|&byte| char::from(byte)).collect());
    notes.headers.insert(address.clone(), header);
    let armed = notes.armed.take_if(|(armed, _)| *armed == address);
    let fields = armed.map(|(_, fields)| fields).unwrap_or_default();
    fields
        .into_iter()
        .fold(Reply::html(BLANK), |page, (name, value)| {
            page.header(name, value)
        })
}

/// An address as the server sees it: without user, port and fragment.
fn key(address: &Url) -> String {
    let query = address
        .query()
        .map(|query| format!("?{query}"))
        .unwrap_or_default();
    let host = address.host_str().unwrap_or_default();
    plain(&format!(
        "{}://{host}{}{query}",
        address.scheme(),
        address.path()
    ))
}

/// An address with escaped letters and digits written plainly, as WebKitGTK
/// asks for it.
fn plain(address: &str) -> String {
    let mut text = String::new();
    let mut rest = address;
    while let Some(at) = rest.find('%') {
        let code = rest
            .get(at + 1..at + 3)
            .and_then(|code| u8::from_str_radix(code, 16).ok());
        let letter = code.map(char::from).filter(char::is_ascii_alphanumeric);
        let length = if letter.is_some() { 3 } else { 1 };
        text.push_str(&rest[..at]);
        text.push(letter.unwrap_or('%'));
        rest = &rest[at + length..];
    }
    text + rest
}

fn lock(notes: &Mutex<Notes>) -> MutexGuard<'_, Notes> {
    notes.lock().unwrap_or_else(PoisonError::into_inner)
}
