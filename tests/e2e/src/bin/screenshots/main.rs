//! `./dev screenshots`: pictures of every view and state in Chromium, wide, on a
//! laptop and on a phone, light and dark, into `target/screenshots/`; of two of
//! them those of the README, into `docs/`.

mod scenes;

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use browsers::{ColorScheme, Engine, Options, Reply, Server, Session};
use e2e::{FOLDER, FUNCTIONS, dist};
use scenes::{SCENES, Scene};
use serde_json::json;
use tokio::time::{Instant, sleep};

/// A name that says what the pictures show.
const HOST: &str = "shop.example.com";
const FOLDER_OF_PICTURES: &str = "target/screenshots";
/// Where the README looks, and the scenes it shows.
const DOCS: &str = "docs";
const SIZES: [(&str, u32, u32); 3] = [
    ("wide", 1600, 1000),
    ("laptop", 1280, 800),
    ("phone", 390, 844),
];
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
        for (size, width, height) in SIZES {
            session.viewport(width, height).await?;
            for scene in SCENES {
                stand(&session, &scene).await?;
                let name = format!("{}-{size}-{word}.png", scene.name);
                session
                    .screenshot(&Path::new(FOLDER_OF_PICTURES).join(name))
                    .await?;
                pictures += 1;
                if scene.in_readme && size == "laptop" && scheme == ColorScheme::Light {
                    let file = PathBuf::from(DOCS).join(format!("{}.png", scene.name));
                    session.screenshot(&file).await?;
                }
                let fits = "return document.documentElement.scrollWidth <= innerWidth";
                let fits = session.run(fits, vec![]).await?;
                ensure!(fits == true, "{} is wider than {width}", scene.name);
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
        "{FUNCTIONS}
         const done = arguments[arguments.length - 1];
         const until = async ready => {{
             for (let at = 0; at < 400; at++) {{
                 if (ready()) return;
                 await new Promise(go => setTimeout(go, 20));
             }}
             throw new Error(String(ready));
         }};
         const press = async name => {{ await until(() => button(name)); button(name).click(); }};
         const type = async (label, text) => {{
             await until(() => labelled(label));
             const field = labelled(label);
             field.value = text;
             field.dispatchEvent(new Event('input', {{ bubbles: true }}));
             field.dispatchEvent(new Event('change', {{ bubbles: true }}));
         }};
         const open = async name => {{
             await until(() => rowOf(name));
             rowOf(name).querySelector('th').click();
             await until(() => visible(testid('panel')));
         }};
         (async () => {{ {} }})().then(() => done(true), error => done(String(error)));",
        scene.steps
    );
    let since = Instant::now();
    while session
        .run(
            "return Boolean(document.querySelector('a[aria-current=page]'))",
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
        Promise.allSettled(document.getAnimations().map(it => it.finished)).then(() => done(true))";
    session.run_async(still, vec![]).await?;
    Ok(())
}
