//! One connection: plain or TLS, direct or as a proxy, one request after another.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::Shared;
use super::message::{Reply, Request, Scheme};
use super::socks;

/// The first byte of a TLS handshake; no request begins with it, nor with that of SOCKS.
const TLS_HANDSHAKE: u8 = 0x16;
/// A head longer than this is no browser's. Chromium's own limit is 256 KB.
const LONGEST_HEAD: usize = 1 << 20;
/// An idle connection is closed after this time.
const IDLE: Duration = Duration::from_secs(120);

/// Serves a connection until it ends.
pub(super) async fn serve(stream: TcpStream, own: SocketAddr, shared: Arc<Shared>) -> Result<()> {
    stream.set_nodelay(true)?;
    serve_plain_or_tls(stream, &own.ip().to_string(), &shared).await
}

/// Looks at the first byte, then serves with `host` as the host of requests
/// that name none.
async fn serve_plain_or_tls(mut stream: TcpStream, host: &str, shared: &Arc<Shared>) -> Result<()> {
    let mut first = [0];
    if timeout(IDLE, stream.peek(&mut first)).await?? == 0 {
        return Ok(());
    }
    let tunnel = match first[0] {
        TLS_HANDSHAKE => {
            let stream = shared.tls.accept(stream).await?;
            return Connection::new(stream, Scheme::Https, host, shared)
                .run()
                .await
                .map(drop);
        }
        socks::VERSION => socks::accept(&mut stream, shared)
            .await?
            .map(|host| (stream, host)),
        _ => {
            Connection::new(stream, Scheme::Http, host, shared)
                .run()
                .await?
        }
    };
    if let Some((stream, host)) = tunnel {
        // What follows in a tunnel is a conversation of its own.
        Box::pin(serve_plain_or_tls(stream, &host, shared)).await?;
    }
    Ok(())
}

const DEL: u8 = 0x7f;

struct Connection<'a, S> {
    stream: S,
    scheme: Scheme,
    host: &'a str,
    shared: &'a Shared,
    /// Bytes read and not yet used.
    unread: Vec<u8>,
}

impl<'a, S: AsyncRead + AsyncWrite + Unpin> Connection<'a, S> {
    fn new(stream: S, scheme: Scheme, host: &'a str, shared: &'a Shared) -> Self {
        Self {
            stream,
            scheme,
            host,
            shared,
            unread: Vec::new(),
        }
    }

    /// Answers requests until the end, or until a tunnel to a host opens.
    async fn run(mut self) -> Result<Option<(S, String)>> {
        while let Some(request) = self.read_request().await? {
            if request.method == "CONNECT" {
                if !self.shared.knows(&request.host) {
                    self.shared
                        .refuse(&request.host, format!("CONNECT {}", request.target));
                    let refusal = Reply::status(403).into_bytes(false, true);
                    self.stream.write_all(&refusal).await?;
                    return Ok(None);
                }
                self.stream.write_all(b"HTTP/1.1 200 -\r\n\r\n").await?;
                ensure!(self.unread.is_empty(), "bytes before the tunnel was open");
                return Ok(Some((self.stream, request.host)));
            }
            let last = request
                .header("connection")
                .is_some_and(|value| value.eq_ignore_ascii_case(b"close"));
            let head_only = request.method == "HEAD";
            let bytes = self.shared.answer(request).into_bytes(head_only, last);
            self.stream.write_all(&bytes).await?;
            self.stream.flush().await?;
            if last {
                break;
            }
        }
        // TLS says goodbye; a browser may have gone already.
        let _ = self.stream.shutdown().await;
        Ok(None)
    }

    /// Reads a request, or `None` at the end of the connection.
    async fn read_request(&mut self) -> Result<Option<Request>> {
        let (mut request, head) = loop {
            if let Some(parsed) = self.parse_head()? {
                break parsed;
            }
            ensure!(
                self.unread.len() < LONGEST_HEAD,
                "the request's head is too long"
            );
            if !self.read_more().await? {
                return Ok(None);
            }
        };
        self.unread.drain(..head);
        let length = match request.header("content-length") {
            Some(value) => std::str::from_utf8(value)?.trim().parse()?,
            None => 0,
        };
        if request.header("transfer-encoding").is_some() {
            bail!("a body in chunks, which browsers do not send");
        }
        while self.unread.len() < length {
            ensure!(self.read_more().await?, "the request's body is cut short");
        }
        request.body = self.unread.drain(..length).collect();
        Ok(Some(request))
    }

    async fn read_more(&mut self) -> Result<bool> {
        let read = timeout(IDLE, self.stream.read_buf(&mut self.unread)).await;
        // Silence is how a kept connection ends.
        Ok(matches!(read, Ok(Ok(count)) if count > 0))
    }

    /// The request at the start of what was read, and the length of its head.
    fn parse_head(&self) -> Result<Option<(Request, usize)>> {
        // WebKitGTK sends a DEL that a cookie holds, which the parser refuses.
        let passable: Vec<u8> = self
            .unread
            .iter()
            .map(|&byte| if byte == DEL { 0x80 } else { byte })
            .collect();
        let sent = |value: &[u8]| {
            let start = value.as_ptr() as usize - passable.as_ptr() as usize;
            self.unread[start..start + value.len()].to_owned()
        };
        let mut fields = [httparse::EMPTY_HEADER; 128];
        let mut parsed = httparse::Request::new(&mut fields);
        let httparse::Status::Complete(length) = parsed.parse(&passable)? else {
            return Ok(None);
        };
        let method = parsed.method.context("no method")?.to_owned();
        let target = parsed.path.context("no target")?;
        let headers: Vec<(String, Vec<u8>)> = parsed
            .headers
            .iter()
            .map(|field| (field.name.to_owned(), sent(field.value)))
            .collect();
        // To a proxy a browser says the whole address, to a server its path.
        let (authority, target) = match target.split_once("://") {
            Some((_, rest)) => {
                let path = rest.find(['/', '?']).unwrap_or(rest.len());
                (Some(rest[..path].to_owned()), rest[path..].to_owned())
            }
            None if method == "CONNECT" => (Some(target.to_owned()), target.to_owned()),
            None => (None, target.to_owned()),
        };
        let mut request = Request {
            scheme: self.scheme,
            host: String::new(),
            method,
            target,
            headers,
            body: Vec::new(),
        };
        let authority = authority.or_else(|| {
            request
                .header("host")
                .map(|value| String::from_utf8_lossy(value).into_owned())
        });
        request.host = host_of(authority.as_deref().unwrap_or(self.host));
        Ok(Some((request, length)))
    }
}

/// The host of `user@host:port`, in lower case.
pub(super) fn host_of(authority: &str) -> String {
    let host = authority.rsplit('@').next().unwrap_or(authority);
    let host = match host.rfind(':') {
        // A colon within brackets belongs to an IPv6 address.
        Some(colon) if !host[colon..].contains(']') => &host[..colon],
        _ => host,
    };
    host.to_ascii_lowercase()
}
