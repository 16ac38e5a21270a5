//! Documents that have no cookies, and programs without a document: the library
//! says so, each in its way, and nothing breaks.

use crate::counter::{START, built, shows};
use anyhow::{Context, Result, ensure};
use browsers::Reply;
use e2e::{Bench, run};

const EXAMPLE: &str = "visit-counter-web-sys";

/// The head of a page that asks for no icon.
const NO_ICON: &str = "<link rel=icon href='data:,'><body>";

/// Serves the example to pages of any origin, and gives the module that starts
/// it there.
fn serve(bench: &Bench<'_>) -> Result<String> {
    let (mut script, mut program) = (None, None);
    for file in std::fs::read_dir(built(EXAMPLE)?)? {
        let file = file?.path();
        let name = file.file_name().and_then(|name| name.to_str());
        let path = format!("/{}", name.context("a name")?);
        let (mime, url) = match file.extension().and_then(|it| it.to_str()) {
            Some("js") => ("text/javascript", &mut script),
            Some("wasm") => ("application/wasm", &mut program),
            _ => continue,
        };
        *url = Some(bench.url(&path));
        let body = std::fs::read(&file)?;
        bench.server.on(&bench.host, move |request| {
            let reply = Reply::bytes(body.clone(), mime);
            (request.path() == path).then(|| reply.header("Access-Control-Allow-Origin", "*"))
        });
    }
    let (script, program) = (script.context("a script")?, program.context("a program")?);
    Ok(format!(
        "import init from '{script}'; await init({{ module_or_path: '{program}' }});"
    ))
}

#[test]
fn a_data_document_is_told_from_one_without_cookies() {
    run(async |bench| {
        let script = serve(bench)?;
        let page = format!("<body><script type=module>{script}</script>");
        bench.session.goto(format!("data:text/html,{page}")).await?;
        // Chromium throws there, the others say nothing.
        shows(bench, "a document at a data: address has no cookies", START).await
    });
}

#[test]
fn a_sandboxed_frame_is_denied_in_the_browsers_own_words() {
    run(async |bench| {
        let script = serve(bench)?;
        let inner = format!(
            "<body><script type=module>{script}
             parent.postMessage(document.body.textContent, '*')</script>"
        );
        let outer = format!(
            "{NO_ICON}<script>addEventListener('message', it => document.body.append(it.data))</script>
             <iframe sandbox=allow-scripts src=/inner></iframe>"
        );
        bench
            .server
            .on(&bench.host, move |request| match request.path() {
                "/inner" => Some(Reply::html(inner.clone())),
                "/frame" => Some(Reply::html(outer.clone())),
                _ => None,
            });
        bench.session.goto(bench.url("/frame")).await?;
        shows(bench, "the browser denies cookies here: ", START).await
    });
}

#[test]
fn a_worker_has_no_document_and_goes_on() {
    run(async |bench| {
        let script = serve(bench)?;
        let worker = format!("{script} postMessage('it went on')");
        bench
            .server
            .on(&bench.host, move |request| match request.path() {
                "/worker.js" => Some(Reply::script(worker.clone())),
                "/" => Some(Reply::html(NO_ICON)),
                _ => None,
            });
        bench.session.goto(bench.url("/")).await?;
        let start = "new Worker('/worker.js', { type: 'module' }).onmessage =
            it => document.body.append(it.data)";
        bench.session.run(start, vec![]).await?;
        shows(bench, "it went on", START).await?;
        let page = bench.page();
        ensure!(page.cookies().await?.is_empty());
        Ok(())
    });
}
