//! The person's cache folder: tools by name and version, shared by every
//! clone, and there whole or not at all.

use crate::Failure;
use std::fs;
use std::path::{Path, PathBuf};

/// The folder that holds them all.
pub fn folder() -> Result<PathBuf, Failure> {
    if let Some(own) = std::env::var_os("COOKIE_WORKBENCH_CACHE") {
        return Ok(PathBuf::from(own));
    }
    let base = match std::env::var_os("XDG_CACHE_HOME") {
        Some(base) => PathBuf::from(base),
        None => std::env::home_dir()
            .ok_or("no home folder is known; set COOKIE_WORKBENCH_CACHE to a folder")?
            .join(".cache"),
    };
    Ok(base.join("cookie-workbench"))
}

/// A tool's folder, made by `install` where it is missing.
///
/// `install` fills a folder of its own, which takes its final name only when
/// it is whole: an interrupted or failing install leaves nothing that looks
/// like a tool, and of two at once the first one stays.
pub fn tool(
    name: &str,
    version: &str,
    install: impl FnOnce(&Path) -> Result<(), Failure>,
) -> Result<PathBuf, Failure> {
    let cache = folder()?;
    let place = cache.join(format!("{name}-{version}"));
    if place.is_dir() {
        return Ok(place);
    }
    let partial = cache.join(format!(".partial-{name}-{version}-{}", std::process::id()));
    fs::create_dir_all(&partial).map_err(|error| cannot_write(&partial, &error))?;
    let installed = install(&partial).and_then(|()| match fs::rename(&partial, &place) {
        Err(error) if !place.is_dir() => Err(cannot_write(&place, &error)),
        _ => Ok(()),
    });
    // Gone already unless the install failed or another one was first.
    let _ = fs::remove_dir_all(&partial);
    installed.map(|()| place)
}

/// Where a tool is built: kept after an interrupted build, which then goes on.
pub fn build_folder(name: &str, version: &str) -> Result<PathBuf, Failure> {
    Ok(folder()?.join("build").join(format!("{name}-{version}")))
}

fn cannot_write(place: &Path, error: &std::io::Error) -> Failure {
    format!(
        "{} cannot be written ({error}); free some space there, or set COOKIE_WORKBENCH_CACHE to \
         another folder",
        place.display()
    )
}
