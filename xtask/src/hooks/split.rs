//! Splits the release program: the views that `src/lazy.rs` names become files
//! of their own. cargo-leptos does the same for what Trunk does not build; both
//! leave the splitting to `wasm_split_cli_support`, and have wasm-bindgen run
//! over what is left.

use super::metadata;
use crate::wasm_tools::{WASM, WasmTools};
use anyhow::{Context, Result, anyhow, ensure};
use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha384};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The program, as cargo names it.
const PROGRAM: &str = "cookie-workbench";

/// Where the parts are put together, in a folder that Trunk does not watch.
const WORKSHOP: &str = "target/page/split";

/// The script that fetches the parts.
const LOADER: &str = "loader.js";

/// The folder of the parts in the page.
const PARTS: &str = "views";

/// Splits the program in Trunk's staging folder; gives `index.html` with the
/// digests of what is there now.
pub fn run(page: &Path, html: &str) -> Result<String> {
    let glue = Staged::find(page, ".js")?;
    let program = Staged::find(page, "_bg.wasm")?;
    // Whatever names another of these files is new when the program is: what a
    // browser kept of an older page is never taken for it.
    let parts = format!("{PARTS}-{}", program.hash);
    let new_glue = format!("{PROGRAM}-{}.js", program.hash);
    let workshop = Path::new(WORKSHOP);
    // Parts that an earlier program had would be copied, too.
    let _ = fs::remove_dir_all(workshop);
    fs::create_dir_all(workshop.join(&parts)).context(WORKSHOP)?;

    let linked = metadata()?.target_directory.join(WASM).join("release");
    let linked = linked.join(PROGRAM).with_extension("wasm");
    let linked = fs::read(&linked).with_context(|| linked.to_string())?;
    let main = workshop.join(PROGRAM).with_extension("wasm");
    let loader = format!("./{parts}/{LOADER}");
    let glue_of_loader = format!("../{new_glue}");
    let mut options = wasm_split_cli_support::Options::new(&linked);
    options.output_dir = workshop;
    options.main_out_path = &main;
    options.link_name = &loader;
    options.main_module = &glue_of_loader;
    let split = wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow!("the program cannot be split: {error:?}"))?;
    ensure!(
        !split.split_modules.is_empty(),
        "the program was linked with no part that can be split off"
    );

    let tools = WasmTools::on_path()?;
    // The parts are instantiated with what the linker exported of the rest.
    tools.bind(&main, workshop, &["--keep-lld-exports"])?;
    let new_program = workshop.join(format!("{PROGRAM}_bg.wasm"));
    tools.shrink(&new_program, &new_program)?;
    fs::create_dir(page.join(&parts)).context(parts.clone())?;
    for part in split.split_modules {
        let name = part.file_name().context("a part without a name")?;
        tools.shrink(&part, &page.join(&parts).join(name))?;
    }
    fs::copy(workshop.join(&loader), page.join(&loader)).context(LOADER)?;
    let html = program.replaced(html, &new_program, &program.name)?;
    let html = glue.replaced(&html, &workshop.join(format!("{PROGRAM}.js")), &new_glue)?;
    let mut links = format!(
        "<link rel=modulepreload crossorigin href={loader} integrity={}>",
        integrity(&page.join(&loader))?
    );
    // boot.js makes those of the view that the address names preload.
    let views: BTreeMap<_, _> = split.prefetch_map.into_iter().collect();
    for (view, files) in views {
        for file in files {
            links +=
                &format!("<link data-view={view} as=fetch crossorigin href=./{parts}/{file}.wasm>");
        }
    }
    with_links(&html, &links)
}

/// The page with links to what a browser would otherwise learn of late.
fn with_links(html: &str, links: &str) -> Result<String> {
    let (head, body) = html
        .split_once("</head>")
        .context("index.html has no </head>")?;
    Ok(format!("{head}{links}</head>{body}"))
}

/// A file that Trunk staged, with its own hash in the name.
struct Staged {
    name: String,
    hash: String,
    file: PathBuf,
    integrity: String,
}

impl Staged {
    fn find(page: &Path, ending: &str) -> Result<Self> {
        let begin = format!("{PROGRAM}-");
        for entry in fs::read_dir(page).context("the staging folder")? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            let hash = name.strip_prefix(&begin);
            let hash = hash.and_then(|rest| rest.strip_suffix(ending));
            if let Some(hash) = hash.map(str::to_owned) {
                let file = page.join(&name);
                let integrity = integrity(&file)?;
                return Ok(Self {
                    name,
                    hash,
                    file,
                    integrity,
                });
            }
        }
        Err(anyhow!("Trunk staged no file {begin}…{ending}"))
    }

    /// Puts another file in its place; gives the page that asks for that.
    fn replaced(&self, html: &str, by: &Path, name: &str) -> Result<String> {
        ensure!(
            html.contains(&self.name) && html.contains(&self.integrity),
            "index.html does not ask for {} and its digest",
            self.name
        );
        fs::remove_file(&self.file).with_context(|| self.name.clone())?;
        fs::copy(by, self.file.with_file_name(name)).with_context(|| name.to_owned())?;
        let html = html.replace(&self.integrity, &integrity(by)?);
        Ok(html.replace(&self.name, name))
    }
}

/// A file's digest, as the attribute `integrity` has it.
fn integrity(file: &Path) -> Result<String> {
    let bytes = fs::read(file).with_context(|| file.display().to_string())?;
    Ok(format!(
        "sha384-{}",
        BASE64_STANDARD.encode(Sha384::digest(bytes))
    ))
}
