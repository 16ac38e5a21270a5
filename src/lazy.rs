//! Parts of the page that a release has in files of their own, fetched when
//! they are first shown. Everywhere else (`trunk serve`, tests) the program is
//! in one piece, and nothing is fetched.

use crate::activity::ActivityView;
use crate::cookies::CookiesView;
use crate::inspect::InspectView;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;

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
}

/// A part of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The view Cookies.
    Cookies,
    /// The view Inspect.
    Inspect,
    /// The view Activity.
    Activity,
}

impl Part {
    /// What it is called.
    const fn title(self) -> &'static str {
        match self {
            Self::Cookies => "Cookies",
            Self::Inspect => "Inspect",
            Self::Activity => "Activity",
        }
    }

    async fn fetch(self) -> Result<Make, SplitLoaderError> {
        match self {
            Self::Cookies => cookies().await,
            Self::Inspect => inspect().await,
            Self::Activity => activity().await,
        }
    }
}

/// What is known of a part.
#[derive(Clone, Copy)]
enum Fetched {
    Pending,
    Failed,
    Made(Make),
}

/// A part of the page, and whether it is there. Copies are of the same part.
#[derive(Clone, Copy)]
pub struct Lazy {
    part: Part,
    fetched: RwSignal<Option<Fetched>>,
}

impl Lazy {
    /// A part that nobody has asked for.
    #[must_use]
    pub fn new(part: Part) -> Self {
        Self {
            part,
            fetched: RwSignal::new(None),
        }
    }

    /// Fetches it, unless it is there or on its way.
    fn fetch(self) {
        let Self { part, fetched } = self;
        if matches!(
            fetched.get_untracked(),
            Some(Fetched::Pending | Fetched::Made(_))
        ) {
            return;
        }
        fetched.set(Some(Fetched::Pending));
        spawn_local(async move {
            let made = part.fetch().await;
            fetched.set(Some(made.map_or(Fetched::Failed, Fetched::Made)));
        });
    }

    /// The part, or what stands in its place until it is there. It is made by the
    /// caller, under the caller's owner: a view made by an effect of its own would
    /// outlive by a moment what its signals belong to.
    pub fn view(self) -> AnyView {
        let title = self.part.title();
        match self.fetched.get() {
            Some(Fetched::Made(make)) => make(),
            Some(Fetched::Failed) => view! {
                <div class="card trouble" role="alert">
                    <p>
                        <strong>{title}" did not load."</strong>
                        " See that the network is there, and that the whole folder of the page was copied to \
                         the server. Nothing you did is lost."
                    </p>
                    <button type="button" on:click=move |_| self.fetch()>"Try again"</button>
                </div>
            }
            .into_any(),
            None | Some(Fetched::Pending) => {
                Effect::new(move || self.fetch());
                view! { <p class="quiet">"Opening "{title}"…"</p> }.into_any()
            }
        }
    }
}
