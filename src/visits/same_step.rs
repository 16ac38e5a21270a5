//! The same step in Django, JavaScript and Rust.

use leptos::prelude::*;

const DJANGO: &str = r#"def visits(request):
    count = int(request.COOKIES.get("visit_count", 0)) + 1
    message = ("Welcome for the first time" if count == 1
               else "Thanks for visiting again")
    response = HttpResponse(f"Visit {count}: {message}")
    days_400 = 400 * 24 * 60 * 60
    response.set_cookie("visit_count", count,
                        max_age=days_400, samesite="Lax")
    response.set_cookie("visitor_message", message,
                        max_age=days_400, samesite="Lax")
    return response"#;

const JAVASCRIPT: &str = r#"const held = document.cookie.split("; ")
  .find((cookie) => cookie.startsWith("visit_count="));
const count = Number(held?.split("=")[1] ?? 0) + 1;
const message = count === 1
  ? "Welcome for the first time"
  : "Thanks for visiting again";
const rest = "; Path=/; SameSite=Lax; Max-Age=34560000";
document.cookie = `visit_count=${count}${rest}`;
document.cookie = `visitor_message="${message}"${rest}`;
// Whether they were kept, only reading again tells."#;

const RUST: &str = r#"let jar = DocumentCookie;
let text = jar.read()?;
let held = CookieString::new(&text).get("visit_count");
let count = held.map_or(0, |it| it.value.parse().unwrap_or(0)) + 1u64;
let cookie = SetCookie::new("visit_count", count.to_string())?
    .lifetime(Lifetime::For(Duration::from_secs(400 * 86_400)));
let report = write_verified(&jar, &cookie)?;
// report.outcome: stored, replaced, refused …"#;

const STEPS: [(&str, &str); 3] = [
    ("Django", DJANGO),
    ("JavaScript", JAVASCRIPT),
    ("Rust", RUST),
];

/// The code, one language at a time.
#[component]
pub(super) fn SameStep() -> impl IntoView {
    let steps = STEPS
        .into_iter()
        .enumerate()
        .map(|(index, (language, code))| {
            view! {
                <details name="same-step" open=index == 0>
                    <summary>{language}</summary>
                    <pre class="code" tabindex="0" aria-label="Code"><code>{code}</code></pre>
                </details>
            }
        });
    view! {
        <section class="wide" aria-labelledby="same-title">
            <h2 id="same-title">"The same step elsewhere"</h2>
            <div class="steps">{steps.collect_view()}</div>
        </section>
    }
}
