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
    add(folder, prefix, &mut answers)?;
    if let Some(page) = answers.get(&format!("{prefix}index.html")).cloned() {
        answers.insert(prefix.to_owned(), page);
    }
    Ok(answers)
}

fn add(folder: &Path, prefix: &str, answers: &mut HashMap<String, Reply>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let entry = entry?;
        let file = entry.path();
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if file.is_dir() {
            add(&file, &format!("{path}/"), answers)?;
        } else {
            let reply = Reply::bytes(brotli(&fs::read(&file)?)?, mime(&file));
            answers.insert(path, reply.header("Content-Encoding", "br"));
        }
    }
    Ok(())
}

fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packed = CompressorWriter::new(Vec::new(), 4096, 11, 22);
    packed.write_all(bytes)?;
    Ok(packed.into_inner())
}
