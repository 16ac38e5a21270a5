//! A server for tests: any host, http and https, any byte.
//!
//! One loopback port answers four kinds of caller: a browser that opens
//! `http://127.0.0.1:PORT/` or `https://127.0.0.1:PORT/` itself, and a browser
//! that uses it as its proxy (HTTP or SOCKS 5), for `http://anything/` and,
//! through a tunnel, for `https://anything/`. So a test can be at `https://app.test/` in every
//! engine without touching the machine's name resolution.
//!
//! It is written by hand over tokio and httparse because the point of these
//! tests are bytes that no HTTP library lets through: a `Set-Cookie` with
//! control characters or with bytes that are not UTF-8, several of them in a
//! given order, and the request's `Cookie` header exactly as it came. Nothing
//! else needs more of HTTP than a request with a length and an answer with one.
//!
//! A host belongs to the test once it has a handler. A request to any other
//! host is answered 403, or its tunnel refused, and is kept in
//! [`Server::strangers`]: "no request leaves the origin" is a statement about
//! that list. A few hosts that browsers ask unprompted are left out of it.

mod certificate;
mod compressed;
mod connection;
mod folder;
pub(crate) mod hook;
mod message;
mod socks;

use std::collections::HashMap;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anyhow::Result;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;

pub use message::{Reply, Request, Scheme};

/// Hosts that browsers ask of their own accord, whatever they are told. A page
/// under test has no business there either, but cannot be told apart.
const BROWSERS_OWN: &[&str] = &[
    "accounts.google.com",
    "clients2.google.com",
    "start.duckduckgo.com",
    "update.googleapis.com",
    "firefox.settings.services.mozilla.com",
];

type Handler = Arc<dyn Fn(&Request) -> Option<Reply> + Send + Sync>;

/// A running server; it ends when dropped.
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
    listening: JoinHandle<()>,
}

/// What the connections share.
pub(crate) struct Shared {
    tls: TlsAcceptor,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// The handlers of each host, asked from the last to the first.
    hosts: HashMap<String, Vec<Handler>>,
    requests: Vec<Request>,
    strangers: Vec<String>,
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn knows(&self, host: &str) -> bool {
        self.state().hosts.contains_key(host)
    }

    fn refuse(&self, host: &str, what: String) {
        if !BROWSERS_OWN.contains(&host) {
            self.state().strangers.push(what);
        }
    }

    /// Records the request and asks the host's handlers.
    fn answer(&self, request: Request) -> Reply {
        let handlers = {
            let mut state = self.state();
            state.requests.push(request.clone());
            state.hosts.get(&request.host).cloned()
        };
        let Some(handlers) = handlers else {
            self.refuse(&request.host, request.url());
            return Reply::status(403);
        };
        // Outside the lock: a handler may ask the server.
        let mut handlers = handlers.iter().rev();
        let reply = handlers.find_map(|handler| handler(&request));
        let mut reply = reply.unwrap_or_else(|| Reply::status(404));
        if hook::wanted(&request) && reply.is_page() {
            hook::insert(reply.body_mut());
        }
        reply
    }
}

impl Server {
    /// Starts a server on a free loopback port.
    ///
    /// # Errors
    /// When no port or no certificate can be had.
    pub async fn start() -> Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared {
            tls: certificate::self_signed()?,
            state: Mutex::default(),
        });
        let for_connections = Arc::clone(&shared);
        let listening = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let shared = Arc::clone(&for_connections);
                tokio::spawn(async move {
                    // A browser that goes away in mid-sentence is no failure.
                    let _ = connection::serve(stream, address, shared).await;
                });
            }
        });
        Ok(Self {
            address,
            shared,
            listening,
        })
    }

    /// Where it listens, also as a proxy.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Lets `handler` answer for a host, before the handlers it already has;
    /// one that returns `None` leaves the request to those. What none of them
    /// answers is 404. The host is in lower case, without a port.
    pub fn on(
        &self,
        host: &str,
        handler: impl Fn(&Request) -> Option<Reply> + Send + Sync + 'static,
    ) {
        let mut state = self.shared.state();
        state
            .hosts
            .entry(host.to_owned())
            .or_default()
            .push(Arc::new(handler));
    }

    /// Serves the files of `folder` below `prefix` (as `/tools/cookies/`) on a host.
    pub fn folder(&self, host: &str, prefix: &str, folder: &Path) {
        let (prefix, folder) = (prefix.to_owned(), folder.to_owned());
        self.on(host, move |request| {
            folder::answer(request, &prefix, &folder)
        });
    }

    /// The same, compressed by brotli, which every browser takes over https and
    /// from a loopback address. The files are read once, now.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn folder_compressed(&self, host: &str, prefix: &str, folder: &Path) -> Result<()> {
        let answers = compressed::answers(folder, prefix)?;
        self.on(host, move |request| answers.get(request.path()).cloned());
        Ok(())
    }

    /// Forgets a host's handlers, requests and refusals.
    pub fn forget(&self, host: &str) {
        let mut state = self.shared.state();
        state.hosts.remove(host);
        state.requests.retain(|request| request.host != host);
    }

    /// Every request so far, refused ones too, in order of arrival.
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        self.shared.state().requests.clone()
    }

    /// The requests to one host.
    #[must_use]
    pub fn requests_to(&self, host: &str) -> Vec<Request> {
        let state = self.shared.state();
        state
            .requests
            .iter()
            .filter(|request| request.host == host)
            .cloned()
            .collect()
    }

    /// Addresses asked for of hosts that do not belong to the test: a URL, or
    /// `CONNECT host:port`.
    #[must_use]
    pub fn strangers(&self) -> Vec<String> {
        self.shared.state().strangers.clone()
    }

    /// Forgets every request and stranger so far.
    pub fn clear(&self) {
        let mut state = self.shared.state();
        state.requests.clear();
        state.strangers.clear();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

impl std::fmt::Debug for Server {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Server")
            .field("address", &self.address)
            .finish_non_exhaustive()
    }
}
