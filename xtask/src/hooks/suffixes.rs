//! The public suffixes as a file of the page, from the list that the crate
//! `psl` brings. Trunk copies it beside the page (`index.html`).

use super::metadata;
use anyhow::{Context, Result};
use cookie_rules::{Idna, SuffixList};
use std::fs;

/// A folder of its own in `target/`, which Trunk does not watch.
const FOLDER: &str = "target/page";
const FILE: &str = "public-suffixes.txt";

/// The licence of the list is not that of the page.
const NOTICE: &str = "\
// The Public Suffix List (https://publicsuffix.org/), in a compact form.
// This Source Code Form is subject to the terms of the Mozilla Public
// License, v. 2.0. If a copy of the MPL was not distributed with this
// file, You can obtain one at https://mozilla.org/MPL/2.0/.
";

/// Makes the file.
pub fn make() -> Result<()> {
    let metadata = metadata()?;
    let psl = metadata.packages.iter().find(|it| it.name == "psl");
    let psl = psl.context("no package depends on psl, which brings the public suffixes")?;
    let rules = psl.manifest_path.with_file_name("data").join("rules.txt");
    let rules = fs::read_to_string(&rules).with_context(|| rules.to_string())?;
    fs::create_dir_all(FOLDER).context(FOLDER)?;
    let text = format!(
        "{NOTICE}// Taken from the crate psl {}.\n{}",
        psl.version,
        SuffixList::from_rules(&rules, &Idna).to_compact()
    );
    // By a rename, so that an interrupted run leaves no half of it.
    let partial = format!("{FOLDER}/.{FILE}");
    fs::write(&partial, text).context(FOLDER)?;
    fs::rename(&partial, format!("{FOLDER}/{FILE}")).context(FOLDER)
}
