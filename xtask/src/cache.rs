//! The person's cache folder: tools by name and version, shared by every
//! clone, and there whole or not at all.

use anyhow::{Context, Result};
use std::ffi::OsString;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

/// The folder that holds them all.
pub fn folder() -> Result<PathBuf> {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    let home = std::env::home_dir().map(PathBuf::into_os_string);
    let folder = choose(set("COOKIE_WORKBENCH_CACHE"), set("XDG_CACHE_HOME"), home)
        .context("no home folder is known; set COOKIE_WORKBENCH_CACHE to a folder")?;
    std::path::absolute(&folder).with_context(|| cannot_write(&folder))
}

/// What the person chose, else a folder in their cache, else in their home.
fn choose(
    own: Option<OsString>,
    cache: Option<OsString>,
    home: Option<OsString>,
) -> Option<PathBuf> {
    if let Some(own) = own {
        return Some(PathBuf::from(own));
    }
    let cache = match cache {
        Some(cache) => PathBuf::from(cache),
        None => PathBuf::from(home?).join(".cache"),
    };
    Some(cache.join("cookie-workbench"))
}

/// A tool's folder, made by `install` where it is missing.
///
/// `install` fills a folder of its own, which takes its final name only when
/// it is whole: an interrupted or failing install leaves nothing that looks
/// like a tool. Of two that come at once the second waits for the first.
pub fn tool(
    name: &str,
    version: &str,
    install: impl FnOnce(&Path) -> Result<()>,
) -> Result<PathBuf> {
    tool_in(&folder()?, &format!("{name}-{version}"), install)
}

fn tool_in(cache: &Path, tool: &str, install: impl FnOnce(&Path) -> Result<()>) -> Result<PathBuf> {
    let place = cache.join(tool);
    if place.is_dir() {
        return Ok(place);
    }
    fs::create_dir_all(cache).with_context(|| cannot_write(cache))?;
    let _held = lock(cache, tool)?;
    if place.is_dir() {
        return Ok(place);
    }
    let partial = cache.join(format!(".partial-{tool}"));
    // What an interrupted install left.
    let _ = fs::remove_dir_all(&partial);
    fs::create_dir_all(&partial).with_context(|| cannot_write(&partial))?;
    let installed = install(&partial)
        .and_then(|()| fs::rename(&partial, &place).with_context(|| cannot_write(&place)));
    let _ = fs::remove_dir_all(&partial);
    installed.map(|()| place)
}

/// Keeps others from installing the same tool, until it is dropped.
fn lock(cache: &Path, tool: &str) -> Result<File> {
    let path = cache.join(format!(".lock-{tool}"));
    let file = File::create(&path).with_context(|| cannot_write(&path))?;
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => {
            eprintln!("dev: {tool} is being installed by another ./dev; waiting for it");
            file.lock().with_context(|| cannot_write(&path))?;
        }
        // A file system without locks: two at once are then the person's care.
        Ok(()) | Err(TryLockError::Error(_)) => {}
    }
    Ok(file)
}

/// Where a tool is built: kept after an interrupted build, which then goes on.
pub fn build_folder(name: &str, version: &str) -> Result<PathBuf> {
    Ok(folder()?.join("build").join(format!("{name}-{version}")))
}

fn cannot_write(place: &Path) -> String {
    format!(
        "{} cannot be written; free some space there, or set COOKIE_WORKBENCH_CACHE to another folder",
        place.display()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A cache of its own for each test, gone with it.
    struct Scratch(PathBuf);

    impl Scratch {
        fn new(test: &str) -> Self {
            let name = format!("cookie-workbench-{test}-{}", std::process::id());
            Self(std::env::temp_dir().join(name))
        }
    }

    impl Drop for Scratch {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn a_chosen_folder_comes_before_the_cache_and_that_before_home() {
        let some = |path: &str| Some(OsString::from(path));
        let chosen = |own, cache, home| choose(own, cache, home).unwrap();
        assert_eq!(chosen(some("a"), some("b"), some("c")), Path::new("a"));
        assert_eq!(
            chosen(None, some("b"), some("c")),
            Path::new("b/cookie-workbench")
        );
        assert_eq!(
            chosen(None, None, some("c")),
            Path::new("c/.cache/cookie-workbench")
        );
        assert_eq!(choose(None, None, None), None);
    }

    #[test]
    fn a_tool_is_installed_once() {
        let scratch = Scratch::new("once");
        let mut installs = 0;
        for _ in 0..2 {
            let place = tool_in(&scratch.0, "tool-1.0", |place| {
                installs += 1;
                Ok(fs::write(place.join("file"), "")?)
            });
            assert!(place.unwrap().join("file").is_file());
        }
        assert_eq!(installs, 1);
    }

    #[test]
    fn a_failed_install_leaves_no_tool() {
        let scratch = Scratch::new("failed");
        let failed = tool_in(&scratch.0, "tool-1.0", |_| anyhow::bail!("no network"));
        assert_eq!(failed.unwrap_err().to_string(), "no network");
        assert!(!scratch.0.join("tool-1.0").exists());
        assert!(tool_in(&scratch.0, "tool-1.0", |_| Ok(())).is_ok());
    }

    #[test]
    fn of_two_at_once_the_second_takes_what_the_first_installed() {
        let scratch = Scratch::new("two");
        let install = || {
            tool_in(&scratch.0, "tool-1.0", |place| {
                std::thread::sleep(std::time::Duration::from_millis(50));
                Ok(fs::create_dir(place.join("bin"))?)
            })
        };
        std::thread::scope(|scope| {
            let both = [scope.spawn(install), scope.spawn(install)];
            for one in both {
                assert!(one.join().unwrap().unwrap().join("bin").is_dir());
            }
        });
    }
}
