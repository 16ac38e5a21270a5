//! The part of SOCKS 5 (RFC 1928) that a browser needs to reach any host.
//!
//! WebKitGTK forgets that it was told to accept the test's certificate once its
//! https goes through `CONNECT`; through SOCKS it remembers.

use anyhow::{Result, ensure};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::Shared;
use super::connection::host_of;

/// The first byte of a conversation.
pub(super) const VERSION: u8 = 5;
/// "No authentication", "connect", "succeeded" are all zero or one on the wire.
const CONNECT: u8 = 1;
const IPV4: u8 = 1;
const NAME: u8 = 3;
const IPV6: u8 = 4;
const NOT_ALLOWED: u8 = 2;

/// Opens a tunnel and returns its host, or refuses it. A stranger's port 80
/// is opened, so that the request itself is seen before it is refused.
pub(super) async fn accept(stream: &mut TcpStream, shared: &Shared) -> Result<Option<String>> {
    let mut greeting = [0; 2];
    stream.read_exact(&mut greeting).await?;
    let mut methods = vec![0; greeting[1].into()];
    stream.read_exact(&mut methods).await?;
    stream.write_all(&[VERSION, 0]).await?;

    let mut request = [0; 4];
    stream.read_exact(&mut request).await?;
    ensure!(
        request[1] == CONNECT,
        "SOCKS asks for more than a connection"
    );
    let host = match request[3] {
        IPV4 => {
            let mut address = [0; 4];
            stream.read_exact(&mut address).await?;
            std::net::Ipv4Addr::from(address).to_string()
        }
        IPV6 => {
            let mut address = [0; 16];
            stream.read_exact(&mut address).await?;
            format!("[{}]", std::net::Ipv6Addr::from(address))
        }
        kind => {
            ensure!(kind == NAME, "SOCKS names a host in an unknown way");
            let mut name = vec![0; stream.read_u8().await?.into()];
            stream.read_exact(&mut name).await?;
            host_of(&String::from_utf8_lossy(&name))
        }
    };
    let port = stream.read_u16().await?;
    let open = shared.knows(&host) || port == 80;
    if !open {
        shared.refuse(&host, format!("CONNECT {host}:{port}"));
    }
    let status = if open { 0 } else { NOT_ALLOWED };
    stream
        .write_all(&[VERSION, status, 0, IPV4, 0, 0, 0, 0, 0, 0])
        .await?;
    Ok(open.then_some(host))
}
