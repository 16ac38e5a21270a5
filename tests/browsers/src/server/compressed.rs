//! Files of a folder as the servers of the world send them: compressed.

use std::collections::HashMap;
use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use brotli::CompressorWriter;

use super::folder::mime;
use super::message::Reply;

/// The answers for every file, made ahead, so that no request waits for them.
pub(super) fn answers(folder: &Path, prefix: &str) -> Result<HashMap<String, Reply>> {
    let mut answers = HashMap::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let file = entry?.path();
        // The page has no folders of its own.
        if !file.is_file() {
            continue;
        }
        let reply = Reply::bytes(brotli(&fs::read(&file)?)?, mime(&file));
        let reply = reply.header("Content-Encoding", "br");
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        answers.insert(format!("{prefix}{name}"), reply);
    }
    if let Some(page) = answers.get(&format!("{prefix}index.html")).cloned() {
        answers.insert(prefix.to_owned(), page);
    }
    Ok(answers)
}

fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packed = CompressorWriter::new(Vec::new(), 4096, 11, 22);
    packed.write_all(bytes)?;
    Ok(packed.into_inner())
}
