//! The same step in three other places, to carry away.

use leptos::prelude::*;

/// A place where visits can be counted.
struct Place {
    title: &'static str,
    code: &'static str,
}

const PLACES: [Place; 3] = [
    Place {
        title: "Django",
        code: r#"def visits(request):
    count = int(request.COOKIES.get("visit_count", 0)) + 1
    message = ("Welcome for the first time" if count == 1
               else "Thanks for visiting again")
    response = HttpResponse(f"Visit {count}: {message}")
    days_400 = 400 * 24 * 60 * 60
    response.set_cookie("visit_count", count,
                        max_age=days_400, samesite="Lax")
    response.set_cookie("visitor_message", message,
                        max_age=days_400, samesite="Lax")
    return response"#,
    },
    Place {
        title: "JavaScript",
        code: r#"const held = document.cookie.split("; ")
  .find((cookie) => cookie.startsWith("visit_count="));
const count = Number(held?.split("=")[1] ?? 0) + 1;
const message = count === 1
  ? "Welcome for the first time"
  : "Thanks for visiting again";
const rest = "; Path=/; SameSite=Lax; Max-Age=34560000";
document.cookie = `visit_count=${count}${rest}`;
document.cookie = `visitor_message="${message}"${rest}`;
// Whether they were kept, only reading again tells."#,
    },
    Place {
        title: "Rust",
        code: r#"let jar = DocumentCookie;
let text = jar.read()?;
let held = CookieString::new(&text).get("visit_count");
let count = held.map_or(0, |it| it.value.parse().unwrap_or(0)) + 1u64;
let cookie = SetCookie::new("visit_count", count.to_string())?
    .lifetime(Lifetime::For(Duration::from_secs(400 * 86_400)));
let report = write_and_read_back(&jar, &cookie)?;
// report.outcome: stored, replaced, refused …"#,
    },
];

/// One of the three, at choice.
#[component]
pub(super) fn SameStep() -> impl IntoView {
    let chosen = RwSignal::new(0_usize);
    let choices = PLACES.iter().enumerate().map(|(at, place)| {
        view! {
            <button
                class="choice"
                aria-pressed=move || Some(if chosen.get() == at { "true" } else { "false" })
                on:click=move |_| chosen.set(at)
            >
                {place.title}
            </button>
        }
        .into_any()
    });
    view! {
        <section class="wide" aria-labelledby="same-title">
            <div class="section-head">
                <h2 id="same-title">"The same step in"</h2>
                <div class="choices" role="group" aria-labelledby="same-title">
                    {choices.collect_view()}
                </div>
            </div>
            <pre class="code" tabindex="0" aria-label="Code"><code>{move || PLACES[chosen.get()].code.to_owned()}</code></pre>
        </section>
    }
}
