//! `./dev screenshots`: pictures of every view in Chromium, wide and narrow,
//! light and dark, into `target/screenshots/`; of two of them those of the
//! README, into `docs/`.

mod scenes;

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use browsers::{ColorScheme, Engine, Options, Reply, Server, Session};
use e2e::{FOLDER, dist};
use scenes::{SCENES, Scene};
use serde_json::json;
use tokio::time::{Instant, sleep};

/// A name that says what the pictures show.
const HOST: &str = "shop.example.com";
const FOLDER_OF_PICTURES: &str = "target/screenshots";
/// Where the README looks, and the scenes it shows.
const DOCS: &str = "docs";
const WIDTHS: [(&str, u32); 2] = [("wide", 1280), ("narrow", 390)];
const HEIGHT: u32 = 900;
/// How long a scene may take to stand.
const SOON: Duration = Duration::from_secs(10);

#[tokio::main]
async fn main() -> Result<()> {
    let server = Server::start().await?;
    server.on(HOST, |request| {
        (request.path() == "/backstage").then(|| Reply::html("<!doctype html>"))
    });
    server.folder(HOST, FOLDER, &dist());
    std::fs::create_dir_all(FOLDER_OF_PICTURES).context(FOLDER_OF_PICTURES)?;
    let session = Session::start(Engine::Chromium, Options::new().through(&server)).await?;
    // As on a phone, where bars take no room.
    let hidden = json!({ "hidden": true });
    session
        .devtools("Emulation.setScrollbarsHidden", hidden)
        .await?;
    let mut pictures = 0;
    for scheme in [ColorScheme::Light, ColorScheme::Dark] {
        session.prefer(scheme).await?;
        let word = match scheme {
            ColorScheme::Light => "light",
            ColorScheme::Dark => "dark",
        };
        for (width_word, width) in WIDTHS {
            for scene in SCENES {
                session.viewport(width, HEIGHT).await?;
                stand(&session, &scene).await?;
                let name = format!("{}-{width_word}-{word}.png", scene.name);
                whole_page(
                    &session,
                    width,
                    &scene,
                    &Path::new(FOLDER_OF_PICTURES).join(name),
                )
                .await?;
                pictures += 1;
                if let (Some(height), "wide", ColorScheme::Light) =
                    (scene.in_readme, width_word, scheme)
                {
                    let file = PathBuf::from(DOCS).join(format!("{}.png", scene.name));
                    session.viewport(width, height).await?;
                    session.screenshot(&file).await?;
                }
            }
        }
    }
    session.quit().await;
    println!("{pictures} pictures are in {FOLDER_OF_PICTURES}; those of the README in {DOCS}");
    Ok(())
}

/// Brings a scene about, from an empty jar.
async fn stand(session: &Session, scene: &Scene) -> Result<()> {
    session.empty_jar().await?;
    session.goto(format!("https://{HOST}/backstage")).await?;
    session
        .run("localStorage.clear(); sessionStorage.clear()", vec![])
        .await?;
    session.run(scene.before, vec![]).await?;
    session
        .goto(format!("https://{HOST}{FOLDER}{}", scene.hash))
        .await?;
    let prepared = format!(
        "const done = arguments[arguments.length - 1];
         const until = async ready => {{ for (let at = 0; at < 400 && !ready(); at++) await new Promise(go => setTimeout(go, 20)); }};
         const button = name => [...document.querySelectorAll('button')].find(it => it.textContent.trim() === name);
         const type = (name, text) => {{
             const field = document.querySelector(`[name=${{name}}]`);
             field.value = text;
             field.dispatchEvent(new Event('input', {{ bubbles: true }}));
         }};
         (async () => {{ {} }})().then(() => done(true), error => done(String(error)));",
        scene.steps
    );
    let since = Instant::now();
    while session
        .run(
            "return Boolean(document.querySelector('nav.views'))",
            vec![],
        )
        .await?
        != true
    {
        ensure!(
            since.elapsed() < SOON,
            "{}: the page does not start",
            scene.name
        );
        sleep(Duration::from_millis(20)).await;
    }
    let stands = session.run_async(&prepared, vec![]).await?;
    ensure!(stands == true, "{}: {stands}", scene.name);
    // What moves has come to rest.
    let still = "const done = arguments[arguments.length - 1];
        Promise.all(document.getAnimations().map(it => it.finished)).then(() => done(true))";
    session.run_async(still, vec![]).await?;
    Ok(())
}

/// The page from top to bottom, however long; what lies over it, as it is seen.
async fn whole_page(session: &Session, width: u32, scene: &Scene, file: &Path) -> Result<()> {
    let height = "return Math.max(arguments[0], document.documentElement.scrollHeight)";
    let height = session.run(height, vec![json!(HEIGHT)]).await?;
    let height = height
        .as_u64()
        .and_then(|height| u32::try_from(height).ok());
    session.viewport(width, height.context("a height")?).await?;
    session.screenshot(file).await?;
    let fits = "return document.documentElement.scrollWidth <= innerWidth";
    let fits = session.run(fits, vec![]).await?;
    ensure!(fits == true, "{} is wider than {width}", scene.name);
    Ok(())
}
