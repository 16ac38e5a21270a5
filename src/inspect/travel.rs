//! Where a cookie travels: a drawing, a table of requests, and a request of
//! one's own.

use super::assessment::engine_names;
use super::state::InspectState;
use crate::components::{Choice, Prose, Text, TextField};
use crate::forecaster::Forecaster;
use cookie_check::{Carried, CookieAnswer, RequestKind, TravelRow, carried_by, request, travel};
use document_cookie::rules::{Cookie, Destination, Engine, Method, Request, text};
use leptos::prelude::*;
use std::sync::Arc;

/// A way a request of one's own is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Navigation,
    Post,
    Within,
}

const WAYS: [(Way, &str); 3] = [
    (Way::Navigation, "a link or the address bar"),
    (Way::Post, "a form that is posted"),
    (Way::Within, "an image, fetch or frame"),
];

/// All about where it travels.
#[component]
pub(super) fn Travel(answer: Arc<CookieAnswer>) -> impl IntoView {
    let state: InspectState = expect_context();
    let forecaster: Forecaster = expect_context();
    let rows = {
        let answer = Arc::clone(&answer);
        move || {
            let environment = forecaster.environment()?;
            let settings = state.options.get().settings();
            Some(travel(&answer, &settings, &environment))
        }
    };
    let answer_of_rows = Arc::clone(&answer);
    let shown = move || {
        let rows = rows().filter(|rows| !rows.is_empty())?;
        let body = rows
            .iter()
            .map(|row| {
                view! { <RequestRow answer=Arc::clone(&answer_of_rows) row=row.clone() /> }
                    .into_any()
            })
            .collect::<Vec<_>>();
        Some(
            view! {
                <Drawing rows />
                <table class="plain travel">
                    <caption class="visually-hidden">"Which requests carry the cookie"</caption>
                    <thead>
                        <tr>
                            <th scope="col">"Request"</th>
                            <th scope="col">"Sent"</th>
                        </tr>
                    </thead>
                    <tbody>{body}</tbody>
                </table>
            }
            .into_any(),
        )
    };
    view! {
        <div class="inspect-part">
            <h3>"Where it travels"</h3>
            {shown}
            <OwnRequest answer />
        </div>
    }
}

/// What a kind of request is called.
const fn title(kind: RequestKind) -> &'static str {
    match kind {
        RequestKind::SameUrl => "This URL",
        RequestKind::DeeperPath => "A deeper path",
        RequestKind::ParentPath => "The path above",
        RequestKind::Subdomain => "A subdomain",
        RequestKind::ParentDomain => "The domain above",
        RequestKind::Http => "The same over http",
        RequestKind::CrossLink => "A link on another site",
        RequestKind::CrossPost => "A form on another site, posted",
        RequestKind::CrossImage => "An image on another site",
        RequestKind::CrossFetch => "A fetch with credentials on another site",
        RequestKind::CrossFrame => "A frame on another site",
        _ => "Another request",
    }
}

#[component]
fn RequestRow(answer: Arc<CookieAnswer>, row: TravelRow) -> impl IntoView {
    let sent = |engine| {
        let (_, carried) = row.carried.iter().find(|(it, _)| *it == engine)?;
        Some(if carried.is_yes() { "yes" } else { "no" })
    };
    let url = row.request.url.to_string();
    view! {
        <tr
            data-testid="travel-row"
            data-request=row.kind.as_str()
            data-sent-chromium=sent(Engine::Chromium)
            data-sent-firefox=sent(Engine::Firefox)
            data-sent-webkitgtk=sent(Engine::WebKitGtk)
            data-sent-safari=sent(Engine::Safari)
            data-sent-standard=sent(Engine::Standard)
        >
            <th scope="row">{title(row.kind)} <span class="quiet travel-url"><Text text=url /></span></th>
            <td><CarriedBy answer carried=row.carried.clone() /></td>
        </tr>
    }
}

/// Who sends it and who does not, and why not.
#[component]
fn CarriedBy(answer: Arc<CookieAnswer>, carried: Vec<(Engine, Carried)>) -> impl IntoView {
    let mut groups: Vec<(Carried, Vec<Engine>)> = Vec::new();
    for (engine, carried) in carried {
        match groups.iter_mut().find(|(it, _)| *it == carried) {
            Some((_, engines)) => engines.push(engine),
            None => groups.push((carried, vec![engine])),
        }
    }
    let alone = groups.len() == 1;
    groups
        .into_iter()
        .map(|(carried, engines)| {
            let names = (!alone).then(|| format!("{}: ", engine_names(&engines)));
            let (tone, sign, words) = match carried {
                Carried::Yes => ("good", "✓", "sent".to_owned()),
                Carried::NotKept => ("quiet", "–", "not kept, so never sent".to_owned()),
                Carried::No(withheld) => {
                    let kept = kept_by(&answer, engines[0]);
                    let why = kept.map(|cookie| text::withheld(withheld, cookie));
                    (
                        "plain",
                        "✕",
                        format!("not sent. {}", why.unwrap_or_default()),
                    )
                }
            };
            view! {
                <p class="carried" data-tone=tone>
                    <span class="sign" aria-hidden="true">{sign}</span>
                    " "
                    {names}
                    <Prose text=words />
                </p>
            }
            .into_any()
        })
        .collect::<Vec<_>>()
}

fn kept_by(answer: &CookieAnswer, engine: Engine) -> Option<&Cookie> {
    let mut verdicts = answer.engine(engine)?.verdicts();
    verdicts.find_map(|it| it.decision.kept.as_deref())
}

/// The requests around the host, with who carries the cookie: the same as the
/// table, at a glance.
#[component]
fn Drawing(rows: Vec<TravelRow>) -> impl IntoView {
    let station = |kind: RequestKind| {
        let row = rows.iter().find(|row| row.kind == kind)?;
        let sent = row.carried.iter().filter(|(_, it)| it.is_yes()).count();
        let (word, sign) = match sent {
            0 => ("none", "✕"),
            all if all == row.carried.len() => ("all", "✓"),
            _ => ("some", "≈"),
        };
        let label = match kind {
            RequestKind::SameUrl => "this URL",
            RequestKind::DeeperPath => "deeper",
            RequestKind::ParentPath => "above",
            RequestKind::Subdomain => "subdomain",
            RequestKind::ParentDomain => "parent domain",
            RequestKind::Http => "http",
            RequestKind::CrossLink => "link",
            RequestKind::CrossPost => "form",
            RequestKind::CrossImage => "image",
            RequestKind::CrossFetch => "fetch",
            _ => "frame",
        };
        Some(view! { <span class="stop" data-sent=word>{sign}" "{label}</span> }.into_any())
    };
    let stations = |kinds: &[RequestKind]| {
        kinds
            .iter()
            .filter_map(|kind| station(*kind))
            .collect::<Vec<_>>()
    };
    use RequestKind as Kind;
    view! {
        // The table says the same in words.
        <div class="travel-map" aria-hidden="true">
            <div class="map-site">
                <span class="map-title">"Its own site"</span>
                <div class="map-line">{stations(&[Kind::ParentDomain])}</div>
                <div class="map-line map-host">
                    {stations(&[Kind::ParentPath, Kind::SameUrl, Kind::DeeperPath, Kind::Http])}
                </div>
                <div class="map-line">{stations(&[Kind::Subdomain])}</div>
            </div>
            <span class="map-arrow">"←"</span>
            <div class="map-site map-other">
                <span class="map-title">"From another site"</span>
                <div class="map-line">
                    {stations(
                        &[
                            Kind::CrossLink,
                            Kind::CrossPost,
                            Kind::CrossImage,
                            Kind::CrossFetch,
                            Kind::CrossFrame,
                        ],
                    )}
                </div>
            </div>
        </div>
    }
}

/// A request of one's own.
#[component]
fn OwnRequest(answer: Arc<CookieAnswer>) -> impl IntoView {
    let state: InspectState = expect_context();
    let forecaster: Forecaster = expect_context();
    let (to, from) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let way = RwSignal::new(Way::Navigation);
    let asked = {
        let answer = Arc::clone(&answer);
        move || {
            let environment = forecaster.environment()?;
            let settings = state.options.get().settings();
            let parse = |url: String| match url.trim() {
                "" => Ok(None),
                url => environment.parse_url(url).map(Some),
            };
            let request = match (parse(to.get()), parse(from.get())) {
                (Ok(None), _) => return None,
                (Ok(Some(to)), Ok(from)) => request(to, from.as_ref(), &environment),
                (Err(error), _) => return Some(Err(format!("To: {error}."))),
                (_, Err(error)) => return Some(Err(format!("From: {error}."))),
            };
            let way = way.get();
            let request = Request {
                method: match way {
                    Way::Post => Method::Unsafe,
                    _ => Method::Safe,
                },
                destination: match way {
                    Way::Within => Destination::Within,
                    _ => Destination::TopLevel,
                },
                third_party: settings.third_party,
                ..request
            };
            Some(Ok(carried_by(&answer, &request, &settings, &environment)))
        }
    };
    let words = move || {
        asked().map(|asked| match asked {
            Ok(carried) => view! { <CarriedBy answer=Arc::clone(&answer) carried /> }.into_any(),
            Err(error) => view! { <p class="problem">{error}</p> }.into_any(),
        })
    };
    view! {
        <details>
            <summary>"Ask about a request of your own"</summary>
            <div class="more-fields">
                <TextField label="To" value=to placeholder="https://…" input_mode="url" />
                <TextField label="From the page" value=from placeholder="https://…" input_mode="url" />
                <Choice label="By" options=&WAYS value=way on_choose=move |chosen| way.set(chosen) />
            </div>
            <div aria-live="polite">{words}</div>
        </details>
    }
}
