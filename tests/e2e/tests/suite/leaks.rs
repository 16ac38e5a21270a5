//! Nothing is left behind by a view that was left: after many trips one press
//! is still one write, and no listener, timer or node is kept.

use anyhow::{Context, Result, ensure};
use browsers::{Engine, Reply};
use e2e::{Bench, FOLDER, Page, dist, run};
use serde_json::{Value, json};

/// Counts what is registered, from before the page's program begins: listeners
/// of what is in the document or outlives it, intervals, timeouts that wait, and
/// every line written.
const HOOK: &str = r"
    const kept = new WeakMap(), targets = [];
    const { addEventListener, removeEventListener } = EventTarget.prototype;
    const key = (type, options) => `${type} ${Boolean(options?.capture ?? options === true)}`;
    EventTarget.prototype.addEventListener = function (type, listener, options) {
        const target = this ?? window;
        if (listener && !options?.once) {
            if (!kept.has(target)) { kept.set(target, new Map()); targets.push(new WeakRef(target)); }
            const of = kept.get(target);
            const at = key(type, options);
            if (!of.has(at)) of.set(at, new Set());
            of.get(at).add(listener);
            if (options?.signal)
                addEventListener.call(options.signal, 'abort', () => of.get(at).delete(listener));
        }
        return addEventListener.call(target, type, listener, options);
    };
    EventTarget.prototype.removeEventListener = function (type, listener, options) {
        const target = this ?? window;
        kept.get(target)?.get(key(type, options))?.delete(listener);
        return removeEventListener.call(target, type, listener, options);
    };
    const { setInterval, clearInterval, setTimeout, clearTimeout } = window;
    const intervals = new Set(), timeouts = new Set();
    window.setInterval = (...all) => { const id = setInterval(...all); intervals.add(id); return id; };
    window.clearInterval = id => { intervals.delete(id); clearInterval(id); };
    window.setTimeout = (call, time, ...all) => {
        const id = setTimeout(() => { timeouts.delete(id); call(...all); }, time);
        timeouts.add(id);
        return id;
    };
    window.clearTimeout = id => { timeouts.delete(id); clearTimeout(id); };
    const writes = [];
    const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
    Object.defineProperty(Document.prototype, 'cookie', {
        ...cookie, set(line) { writes.push(String(line)); cookie.set.call(this, line); },
    });
    const held = () => {
        const all = {};
        for (const each of targets) {
            const target = each.deref();
            if (!target || target instanceof Node && !target.isConnected) continue;
            for (const [at, listeners] of kept.get(target)) {
                const of = `${target.constructor.name} ${at}`;
                if (listeners.size) all[of] = (all[of] ?? 0) + listeners.size;
            }
        }
        return all;
    };
    window.registered = {
        writes, setTimeout,
        get listeners() { return Object.values(held()).reduce((sum, each) => sum + each, 0); },
        get each() { return held(); },
        get intervals() { return intervals.size; },
        get timeouts() { return timeouts.size; },
    };";

/// Serves the page with the hook before all else, where its policy does not
/// reach yet.
async fn hooked<'a>(bench: &'a Bench<'_>) -> Result<Page<'a>> {
    let index = std::fs::read_to_string(dist().join("index.html"))?;
    let policy = "<meta http-equiv=\"Content-Security-Policy\"";
    let at = index.find(policy).context("no policy in the page")?;
    let (before, after) = index.split_at(at);
    let html = format!("{before}<script>(() => {{ {HOOK} }})()</script>{after}");
    bench.server.on(&bench.host, move |request| {
        (request.path() == FOLDER).then(|| Reply::html(html.clone()))
    });
    let page = bench.open_secure("#visits").await?;
    page.counts(1).await?;
    ensure!(
        page.elsewhere("return registered.listeners > 0").await? == true,
        "the hook counts nothing"
    );
    Ok(page)
}

/// Goes through views again and again, by their links.
async fn travel(bench: &Bench<'_>, views: &[&str], times: usize) -> Result<()> {
    let script = format!(
        "{}
         const done = arguments[arguments.length - 1];
         const moment = () => new Promise(go => registered.setTimeout.call(window, go, 5));
         (async () => {{
             for (let at = 0; at < arguments[1]; at++) {{
                 for (const view of arguments[0]) {{
                     link(view).click();
                     for (let tries = 0; link(view).getAttribute('aria-current') !== 'page'; tries++) {{
                         if (tries > 400) throw new Error(`${{view}} does not come`);
                         await moment();
                     }}
                     await moment();
                 }}
             }}
         }})().then(() => done(true), error => done(String(error)));",
        e2e::FUNCTIONS
    );
    let done = bench
        .session
        .run_async(&script, vec![json!(views), json!(times)])
        .await?;
    ensure!(done == true, "{done}");
    Ok(())
}

/// How many nodes Chromium keeps once it has collected what nobody holds.
async fn nodes(bench: &Bench<'_>) -> Result<u64> {
    for _ in 0..2 {
        bench
            .session
            .devtools("HeapProfiler.collectGarbage", json!({}))
            .await?;
    }
    let counters = bench
        .session
        .devtools("Memory.getDOMCounters", json!({}))
        .await?;
    counters["nodes"].as_u64().context("nodes")
}

async fn writes(page: &Page<'_>) -> Result<Vec<String>> {
    Ok(serde_json::from_value(
        page.elsewhere("return registered.writes").await?,
    )?)
}

const ALL: [&str; 5] = ["Visits", "Cookies", "Inspect", "Activity", "Cookies"];

#[test]
fn after_many_trips_one_press_is_one_write_and_one_entry() {
    run(async |bench| {
        let page = hooked(bench).await?;
        // With no other view between them, and with.
        travel(bench, &["Cookies", "Visits"], 20).await?;
        travel(bench, &ALL, 20).await?;
        page.follow("Activity").await?;
        let entries = page.entries().await?.len();
        page.follow("Cookies").await?;
        let before = writes(&page).await?.len();
        page.set("flavour", "oat").await?;
        page.reports("stored").await?;
        page.has_row("flavour", "oat").await?;
        let lines = writes(&page).await?.split_off(before);
        ensure!(lines.len() == 1, "{lines:?}");
        page.follow("Activity").await?;
        page.has_entries(entries + 1).await?;
        let cookies = page.cookies().await?;
        ensure!(cookies.contains("flavour=oat"), "{cookies}");
        page.undo().await?;
        page.reports("removed").await?;
        // An undo that undid itself would have it back by now.
        let lines = writes(&page).await?.split_off(before + 1);
        ensure!(lines.len() == 1, "{lines:?}");
        let cookies = page.cookies().await?;
        ensure!(!cookies.contains("flavour"), "{cookies}");
        page.follow("Visits").await?;
        page.counts(1).await?;
        page.press("Set cookies").await?;
        page.counts(2).await
    });
}

#[test]
fn listeners_timers_and_nodes_do_not_grow() {
    run(async |bench| {
        bench
            .write_all(
                &(0..20)
                    .map(|at| format!("c{at}={at}; Path=/"))
                    .collect::<Vec<_>>(),
            )
            .await?;
        let page = hooked(bench).await?;
        page.follow("Inspect").await?;
        page.bring(
            "Set-Cookie: a=1; Path=/\nSet-Cookie: b=2; SameSite=None",
            "https://example.com/",
        )
        .await?;
        page.inspected(2).await?;
        page.open_inspected(1).await?;
        travel(bench, &ALL, 2).await?;
        let count = "return [registered.listeners, registered.intervals, registered.timeouts]";
        let each = "return registered.each";
        let (before, each_before) = (page.elsewhere(count).await?, page.elsewhere(each).await?);
        let nodes_before = match bench.engine() {
            Engine::Chromium => Some(nodes(bench).await?),
            Engine::Firefox | Engine::WebKit => None,
        };
        travel(bench, &["Visits", "Cookies"], 20).await?;
        travel(bench, &["Activity", "Cookies"], 20).await?;
        travel(bench, &["Inspect", "Cookies"], 20).await?;
        let (after, each_after) = (page.elsewhere(count).await?, page.elsewhere(each).await?);
        let of = |counts: &Value, at: usize| counts[at].as_u64().unwrap_or_default();
        for (at, what) in ["listeners", "intervals", "timeouts"]
            .into_iter()
            .enumerate()
        {
            // A timeout or two may just be waiting.
            let spare = if what == "timeouts" { 2 } else { 0 };
            ensure!(
                of(&after, at) <= of(&before, at) + spare,
                "{what}: {before} became {after}: {each_before} and {each_after}"
            );
        }
        if let Some(before) = nodes_before {
            let after = nodes(bench).await?;
            ensure!(
                after < before + 40,
                "nodes: {before} became {after} in 60 trips"
            );
        }
        Ok(())
    });
}

/// What stands in the list is not kept after its cookies are gone.
#[test]
fn rows_that_went_are_not_kept() {
    run(async |bench| {
        if bench.engine() != Engine::Chromium {
            return Ok(());
        }
        let page = hooked(bench).await?;
        page.follow("Cookies").await?;
        let fill = "for (let at = 0; at < 100; at++) document.cookie = `c${at}=${at}; Path=/`";
        let empty =
            "for (let at = 0; at < 100; at++) document.cookie = `c${at}=; Path=/; Max-Age=0`";
        let mut counts = Vec::new();
        for _ in 0..4 {
            page.elsewhere(fill).await?;
            page.has_rows(103).await?;
            page.elsewhere(empty).await?;
            page.has_rows(3).await?;
            counts.push(nodes(bench).await?);
        }
        ensure!(counts[3] < counts[1] + 100, "{counts:?}");
        Ok(())
    });
}
