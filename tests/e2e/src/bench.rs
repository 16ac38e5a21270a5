//! What every test is given: the browser, the server, a host of its own.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use browsers::{ConsoleEntry, Engine, Options, Reply, Server, Session, StoredCookie};
use tokio::runtime::Runtime;
use tokio::time::timeout;

use crate::page::{FOLDER, Page};

/// No test may take longer than this.
const LONGEST_TEST: Duration = Duration::from_secs(60);

/// An empty document that asks for no icon.
const BLANK: &str = "<!doctype html><link rel=icon href='data:,'>";

/// Outlives every test: the drivers' connections belong to it.
static RUNTIME: LazyLock<Runtime> =
    LazyLock::new(|| Runtime::new().expect("a runtime for the tests"));
/// The browser and the server that all tests share. The lock keeps tests apart.
static STAGE: Mutex<Option<Stage>> = Mutex::new(None);
static HOSTS: AtomicU32 = AtomicU32::new(1);

struct Stage {
    session: Session,
    server: Server,
}

/// A test's surroundings.
#[derive(Debug)]
pub struct Bench<'a> {
    /// The browser.
    pub session: &'a Session,
    /// The server, which answers for [`Bench::host`] alone at first.
    pub server: &'a Server,
    /// This test's host.
    pub host: String,
    noise: bool,
}

impl Bench<'_> {
    /// The engine that runs the test.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.session.engine()
    }

    /// The address of a path of this test's host, over http.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.host)
    }

    /// The same over https, where the page is a secure context.
    #[must_use]
    pub fn secure_url(&self, path: &str) -> String {
        format!("https://{}{path}", self.host)
    }

    /// Opens the page in its folder, with `hash` (as `#cookies`) behind its
    /// address, and waits until its program runs.
    ///
    /// # Errors
    /// When it does not start.
    pub async fn open(&self, hash: &str) -> Result<Page<'_>> {
        self.open_at(&self.url(&format!("{FOLDER}{hash}"))).await
    }

    /// The same over https, where the page is a secure context.
    ///
    /// # Errors
    /// When it does not start.
    pub async fn open_secure(&self, hash: &str) -> Result<Page<'_>> {
        self.open_at(&self.secure_url(&format!("{FOLDER}{hash}")))
            .await
    }

    /// Opens the page at any address.
    ///
    /// # Errors
    /// When it does not start.
    pub async fn open_at(&self, url: &str) -> Result<Page<'_>> {
        let page = self.page();
        // A change of the hash alone would load nothing.
        self.session.goto("about:blank").await?;
        self.session.goto(url).await?;
        page.started().await?;
        Ok(page)
    }

    /// The page as it stands.
    #[must_use]
    pub fn page(&self) -> Page<'_> {
        Page {
            session: self.session,
        }
    }

    /// Goes to an empty document of this host, below the page's folder, where
    /// a test can prepare cookies by script.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn backstage(&self) -> Result<()> {
        self.session.goto(self.url("/backstage")).await?;
        Ok(())
    }

    /// Writes a line to `document.cookie` on the stage behind the page.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn write(&self, line: &str) -> Result<()> {
        self.backstage().await?;
        self.session
            .run("document.cookie = arguments[0]", vec![line.into()])
            .await?;
        Ok(())
    }

    /// Writes lines to `document.cookie` on the stage behind the page.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn write_all(&self, lines: &[impl AsRef<str>]) -> Result<()> {
        self.backstage().await?;
        let lines: Vec<&str> = lines.iter().map(AsRef::as_ref).collect();
        let script = "for (const line of arguments[0]) document.cookie = line";
        self.session.run(script, vec![lines.into()]).await?;
        Ok(())
    }

    /// Runs a part of a test in a viewport of this size, and gives the next one
    /// the usual size again.
    ///
    /// # Errors
    /// When the part fails, or the driver.
    pub async fn sized<T>(
        &self,
        (width, height): (u32, u32),
        part: impl AsyncFnOnce() -> Result<T>,
    ) -> Result<T> {
        self.session.viewport(width, height).await?;
        let result = part().await;
        self.session.viewport(1280, 900).await?;
        result
    }

    /// Has the server set cookies: one `Set-Cookie` field for each line, in an
    /// answer at the root of the host.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn receive(&self, lines: &[impl AsRef<[u8]>]) -> Result<()> {
        let page = Reply::html(BLANK);
        let page = lines
            .iter()
            .fold(page, |page, line| page.header("Set-Cookie", line.as_ref()));
        self.server.on(&self.host, move |request| {
            (request.path() == "/received").then(|| page.clone())
        });
        self.session.goto(self.url("/received")).await?;
        Ok(())
    }

    /// The cookies of this test's host that the browser really keeps under a
    /// name: in Chromium and Firefox all, with the partition they lie in; in
    /// WebKitGTK those that the present page would be sent.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn kept(&self, name: &str) -> Result<Vec<StoredCookie>> {
        let mut all = match self.engine() {
            Engine::WebKit => self.session.cookies_here().await?,
            Engine::Chromium | Engine::Firefox => self.session.jar(&[]).await?,
        };
        all.retain(|cookie| cookie.name == name && cookie.domain == self.host);
        Ok(all)
    }

    /// The one cookie kept under a name.
    ///
    /// # Errors
    /// When there is none, or more than one.
    pub async fn kept_one(&self, name: &str) -> Result<StoredCookie> {
        let mut all = self.kept(name).await?;
        ensure!(all.len() == 1, "not one {name}: {all:#?}");
        all.pop().context("one")
    }

    /// The Cookie header of a request that the page makes to a path of its
    /// host.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn sent_to(&self, path: &str) -> Result<String> {
        let asked = path.to_owned();
        self.server.on(&self.host, move |request| {
            (request.path() == asked).then(|| Reply::html(BLANK))
        });
        let script = "
            const done = arguments[arguments.length - 1];
            fetch(arguments[0]).then(() => done(true), error => done(String(error)));";
        self.session.run_async(script, vec![path.into()]).await?;
        let requests = self.server.requests_to(&self.host);
        let request = requests.iter().rfind(|request| request.path() == path);
        let request = request.with_context(|| format!("no request to {path}"))?;
        Ok(request.cookie().unwrap_or_default())
    }

    /// What the page was kept from by its own policy since this, or the console,
    /// was last asked.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn violations(&self) -> Result<Vec<String>> {
        let entries = self.session.console().await?.into_iter();
        let violations = entries.filter(ConsoleEntry::is_violation);
        Ok(violations.map(|entry| entry.text).collect())
    }

    /// Says that this test provokes errors in the console. Violations of the
    /// page's policy fail it all the same.
    pub fn expect_noise(&mut self) {
        self.noise = true;
    }

    async fn stayed_quiet(&self) -> Result<()> {
        let strangers = self.server.strangers();
        ensure!(
            strangers.is_empty(),
            "requests left the origin: {strangers:?}"
        );
        let mut errors = self.session.console_errors().await?;
        errors.retain(|entry| !self.noise || entry.is_violation());
        ensure!(errors.is_empty(), "errors in the console: {errors:#?}");
        Ok(())
    }
}

/// The folder of the built page.
///
/// # Panics
/// When nobody set it.
#[must_use]
pub fn dist() -> PathBuf {
    let folder = std::env::var_os("COOKIE_WORKBENCH_DIST").map(PathBuf::from);
    let folder =
        folder.expect("COOKIE_WORKBENCH_DIST is not set: run these tests by `./dev test e2e`");
    assert!(
        folder.join("index.html").is_file(),
        "no built page in {}",
        folder.display()
    );
    folder
}

/// Runs a test in the shared browser, on a host of its own where the built
/// page is served; afterwards no request may have left that host, and no error
/// be in the console.
///
/// The tests are plain `#[test]`s that come through here, rather than
/// `#[tokio::test]`s, because a shared browser needs a runtime that outlives
/// each of them.
///
/// # Panics
/// When the test fails, with what the page showed; when the environment says
/// nothing of the page or the engine.
pub fn run(test: impl AsyncFnOnce(&mut Bench<'_>) -> Result<()>) {
    let dist = dist();
    let engine = Engine::from_env()
        .unwrap_or_else(|error| panic!("{error:#}: run these tests by `./dev test e2e`"));
    let mut place = STAGE.lock().unwrap_or_else(|poisoned| {
        // The test before panicked: who knows where it left the browser.
        let mut place = PoisonError::into_inner(poisoned);
        *place = None;
        STAGE.clear_poison();
        place
    });
    let result = RUNTIME.block_on(async {
        let stage = match place.take() {
            Some(stage) => stage,
            None => Stage::set(engine).await?,
        };
        let stage = place.insert(stage);
        let host = format!("t{}.test", HOSTS.fetch_add(1, Ordering::Relaxed));
        stage.server.clear();
        stage.server.on(&host, |request| {
            (request.path() == "/backstage").then(|| Reply::html(BLANK))
        });
        stage.server.folder(&host, FOLDER, &dist);
        stage.session.console().await?;
        let mut bench = Bench {
            session: &stage.session,
            server: &stage.server,
            host,
            noise: false,
        };
        let result = match timeout(LONGEST_TEST, test(&mut bench)).await {
            Ok(Ok(())) => bench.stayed_quiet().await,
            Ok(Err(error)) => Err(error),
            Err(_) => Err(anyhow::anyhow!("took longer than {LONGEST_TEST:?}")),
        };
        match result {
            Ok(()) => Ok(()),
            Err(error) => Err(error).context(bench.page().described().await),
        }
    });
    if let Err(error) = result {
        *place = None;
        drop(place);
        // In one line: a backtrace would hide the words.
        panic!("in {engine}: {error:#}");
    }
}

impl Stage {
    async fn set(engine: Engine) -> Result<Self> {
        let server = Server::start().await?;
        let session = Session::start(engine, Options::new().through(&server)).await?;
        Ok(Self { session, server })
    }
}
