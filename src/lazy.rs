//! Parts of the page that a release has in files of their own: the views but the
//! first, fetched when they are first asked for, and the windows of Cookies,
//! fetched once that view stands. Everywhere else (`trunk serve`, tests) the
//! program is in one piece, and nothing is fetched.

use crate::activity::ActivityView;
use crate::cookies::{CookiesView, ExchangeWindows};
use crate::inspect::InspectView;
use crate::route::View;
use crate::visits::VisitsView;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;
use std::pin::Pin;
use std::time::Duration;

/// How long after their view its windows are fetched, so that neither the view's
/// own files nor its painting wait for them.
const AFTER_VIEW: Duration = Duration::from_millis(50);

/// Makes a part that is there.
type Make = fn() -> AnyView;

/// Functions that each give what makes a part. It goes into a file of its own,
/// with all that nothing else calls.
#[cfg(split)]
macro_rules! split {
    ($($name:ident => $view:expr;)+) => {$(
        #[leptos::wasm_split::wasm_split($name, wasm_split_path = leptos::wasm_split, fallible)]
        fn $name() -> Result<Make, SplitLoaderError> {
            Ok(|| $view.into_any())
        }
    )+};
}
#[cfg(not(split))]
macro_rules! split {
    ($($name:ident => $view:expr;)+) => {$(
        async fn $name() -> Result<Make, SplitLoaderError> {
            Ok(|| $view.into_any())
        }
    )+};
}

split! {
    cookies => view! { <CookiesView /> };
    inspect => view! { <InspectView /> };
    activity => view! { <ActivityView /> };
    exchange => view! { <ExchangeWindows /> };
}

/// Whether a part is there.
#[derive(Clone, Copy, Debug)]
enum Fetched {
    NotRequested,
    Pending,
    Failed,
    Made(Make),
}

/// A part with a file of its own, and whether that is there.
#[derive(Clone, Copy, Debug)]
struct Lazy {
    title: &'static str,
    load: Load,
    fetched: RwSignal<Fetched>,
}

/// Fetches what makes a part.
type Load = fn() -> Pin<Box<dyn Future<Output = Result<Make, SplitLoaderError>>>>;

impl Lazy {
    fn new(title: &'static str, load: Load) -> Self {
        Self {
            title,
            load,
            fetched: RwSignal::new(Fetched::NotRequested),
        }
    }

    /// Fetches it, unless it is there or on its way.
    fn fetch(self) {
        if matches!(
            self.fetched.get_untracked(),
            Fetched::Pending | Fetched::Made(_)
        ) {
            return;
        }
        self.fetched.set(Fetched::Pending);
        spawn_local(async move {
            let made = (self.load)().await;
            self.fetched
                .set(made.map_or(Fetched::Failed, Fetched::Made));
        });
    }

    /// The part, or what stands in its place until it is there. It is made by the
    /// caller, under the caller's owner: what an effect of its own made would
    /// outlive by a moment the signals that belong to that owner.
    fn show(self, request: fn(Self), placeholder: fn(&'static str) -> AnyView) -> AnyView {
        let title = self.title;
        match self.fetched.get() {
            Fetched::Made(make) => make(),
            Fetched::Failed => view! {
                <div class="card trouble missing-part" role="alert">
                    <p>
                        <strong>{title}" did not load."</strong>
                        " See that the network is there, and that the whole folder of the page was copied to \
                         the server. Nothing you did is lost."
                    </p>
                    <div class="actions">
                        <button type="button" on:click=move |_| self.fetch()>
                            "Try again"
                        </button>
                    </div>
                </div>
            }
            .into_any(),
            Fetched::NotRequested => {
                request(self);
                placeholder(title)
            }
            Fetched::Pending => placeholder(title),
        }
    }
}

/// What stands for a view until it is there.
fn opening(title: &'static str) -> AnyView {
    view! { <p class="quiet" data-testid="opening">"Opening "{title}"…"</p> }.into_any()
}

/// The parts, in context.
#[derive(Clone, Copy, Debug)]
pub struct LazyParts {
    cookies: Lazy,
    inspect: Lazy,
    activity: Lazy,
    exchange: Lazy,
}

impl LazyParts {
    /// Parts that nobody has asked for.
    #[must_use]
    pub fn new() -> Self {
        Self {
            cookies: Lazy::new(View::Cookies.title(), || Box::pin(cookies())),
            inspect: Lazy::new(View::Inspect.title(), || Box::pin(inspect())),
            activity: Lazy::new(View::Activity.title(), || Box::pin(activity())),
            exchange: Lazy::new("Import, export and snapshots", || Box::pin(exchange())),
        }
    }

    /// The view's own file; the first view has none.
    fn of(self, view: View) -> Option<Lazy> {
        match view {
            View::Visits => None,
            View::Cookies => Some(self.cookies),
            View::Inspect => Some(self.inspect),
            View::Activity => Some(self.activity),
        }
    }

    /// Fetches the file of a view that is about to be asked for.
    pub fn fetch(self, view: View) {
        if let Some(lazy) = self.of(view) {
            lazy.fetch();
        }
    }

    /// The view, or what stands in its place until it is there. Tracked.
    #[must_use]
    pub fn show(self, view: View) -> AnyView {
        match self.of(view) {
            None => view! { <VisitsView /> }.into_any(),
            Some(lazy) => lazy.show(
                // A signal is not set while what shows it is made.
                |view| {
                    Effect::new(move || view.fetch());
                },
                opening,
            ),
        }
    }

    /// The windows of Cookies that import and export; nothing until they are
    /// there. Tracked.
    #[must_use]
    pub fn show_exchange(self) -> AnyView {
        self.exchange.show(
            |windows| set_timeout(move || windows.fetch(), AFTER_VIEW),
            |_| ().into_any(),
        )
    }
}
