//! The console of WebKitGTK, which its driver does not tell and its automated
//! windows do not print: a script put before everything else in the pages that
//! it alone is sent. Chromium and Firefox get every page byte for byte.
//!
//! It stands before any policy in a `<meta>`, so that none blocks it; a policy
//! in a header that forbids inline scripts does, and then nothing is noted.
//! What it notes survives a reload, within one origin.

use super::message::Request;

/// Where the script keeps its notes: `sessionStorage`, as a list in JSON.
pub(crate) const STORE: &str = "browsers.console";

const SCRIPT: &str = "<script>(() => {
const note = (level, text) => { try {
  const notes = JSON.parse(sessionStorage.getItem('browsers.console') ?? '[]');
  notes.push({ level, text: `${text} (${location.href})` });
  sessionStorage.setItem('browsers.console', JSON.stringify(notes));
} catch {} };
addEventListener('error', event => note('error', event.target === window
  ? `Uncaught ${event.error ?? event.message}`
  : `Failed to load ${event.target.src ?? event.target.href}`), true);
addEventListener('unhandledrejection', event => note('error', `Unhandled rejection: ${event.reason}`));
addEventListener('securitypolicyviolation', event =>
  note('error', `policy violation: ${event.violatedDirective} forbids ${event.blockedURI} ${event.sample}`));
for (const [method, level] of [['error', 'error'], ['assert', 'error'], ['warn', 'warning'], ['log', 'info'], ['info', 'info']]) {
  const original = console[method];
  console[method] = function (...said) {
    if (method !== 'assert' || !said[0]) note(level, said.map(String).join(' '));
    return original.apply(this, said);
  };
}
document.currentScript.remove();
})()</script>";

/// Whether the browser that asks needs the script.
pub(super) fn wanted(request: &Request) -> bool {
    let agent = request.header("user-agent").unwrap_or_default();
    let agent = String::from_utf8_lossy(agent);
    agent.contains("AppleWebKit") && !agent.contains("Chrome")
}

/// The page with the script in front, but after its doctype, which decides how
/// it is laid out.
pub(super) fn insert(page: &mut Vec<u8>) {
    const DOCTYPE: &[u8] = b"<!doctype html>";
    let starts = page
        .get(..DOCTYPE.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(DOCTYPE));
    let at = if starts { DOCTYPE.len() } else { 0 };
    page.splice(at..at, SCRIPT.bytes());
}
