//! Files of a folder below a path, with the MIME types a built page needs.

use std::fs;
use std::path::{Component, Path, PathBuf};

use super::message::{Reply, Request};

/// The file that a request below `prefix` asks for; `None` for other paths.
pub(super) fn answer(request: &Request, prefix: &str, folder: &Path) -> Option<Reply> {
    if request.path() == prefix.trim_end_matches('/') && prefix != "/" {
        return Some(Reply::status(301).header("Location", prefix));
    }
    let rest = request.path().strip_prefix(prefix)?;
    let mut file = folder.join(within(rest)?);
    if rest.is_empty() || rest.ends_with('/') {
        file.push("index.html");
    }
    match fs::read(&file) {
        Ok(body) => Some(Reply::bytes(body, mime(&file))),
        Err(_) => Some(Reply::status(404)),
    }
}

/// The relative path, unless it leads out of the folder.
fn within(rest: &str) -> Option<PathBuf> {
    let path = PathBuf::from(rest);
    let stays = path
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    stays.then_some(path)
}

/// The MIME type by the file's extension.
pub(super) fn mime(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json" | "webmanifest") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/vnd.microsoft.icon",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
