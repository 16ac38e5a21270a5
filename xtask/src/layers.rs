//! That the folders of `cookie-rules` import only those above them, so that no
//! circle can come to be.

use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;

/// Where the folders are.
const SOURCE: &str = "crates/cookie-rules/src";

/// From the lowest, which imports none of the others, to the highest.
const LAYERS: [&str; 8] = [
    "model",
    "engine",
    "parse",
    "matching",
    "storage",
    "retrieval",
    "advice",
    "text",
];

/// Checks every file of every folder.
pub fn run() -> Result<()> {
    check_folders(Path::new("."))
}

fn check_folders(root: &Path) -> Result<()> {
    let mut problems = Vec::new();
    for (index, layer) in LAYERS.iter().enumerate() {
        check_folder(&root.join(SOURCE).join(layer), index, &mut problems)?;
    }
    if !problems.is_empty() {
        bail!("layers of cookie-rules:\n  {}", problems.join("\n  "));
    }
    Ok(())
}

fn check_folder(folder: &Path, layer: usize, problems: &mut Vec<String>) -> Result<()> {
    let place = || folder.display().to_string();
    for entry in fs::read_dir(folder).with_context(place)? {
        let path = entry.with_context(place)?.path();
        if path.is_dir() {
            check_folder(&path, layer, problems)?;
            continue;
        }
        let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        for higher in imports_of_higher(&text, layer) {
            problems.push(format!("{} imports {higher}", path.display()));
        }
    }
    Ok(())
}

/// The folders that a file may not import and does; documentation may name any.
fn imports_of_higher(text: &str, layer: usize) -> Vec<&'static str> {
    let code = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n");
    LAYERS
        .into_iter()
        .skip(layer + 1)
        .filter(|higher| code.contains(&format!("crate::{higher}")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_folder_imports_one_below_it() {
        check_folders(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))).unwrap();
    }

    #[test]
    fn an_import_of_a_higher_folder_is_found() {
        let text = "//! See crate::text.\nuse crate::model::time;\nuse crate::storage::jar;\n";
        assert_eq!(imports_of_higher(text, 3), ["storage"]);
        assert!(imports_of_higher(text, 4).is_empty());
    }
}
