// Starts the program, and says on the page what is wrong when that fails.
// Trunk's own start-up script is inline, which the page's policy forbids; the
// links it leaves in the head say where the hashed files are.

function fail(words) {
  const place = document.getElementById("failure");
  place.textContent = words;
  place.hidden = false;
}

function didNotStart(what, error) {
  console.error(what, error);
  fail(`${what} No cookie was touched.${error ? ` The browser says: ${error}` : ""}`);
}

// A panic throws its message, and what else stops a program is a trap; the
// browser reports either wherever it was called from.
function panicked(error) {
  const message = error?.message ?? "";
  if (error?.name !== "RuntimeError" && !message.startsWith("panicked at")) return false;
  fail(
    "The page met an error of its own and has stopped. Your cookies are as they were after the last report. " +
      `Reload the page to go on. What it says: ${message}`,
  );
  return true;
}
addEventListener("error", (event) => panicked(event.error));
addEventListener("unhandledrejection", (event) => panicked(event.reason));

// The policy of the built page lets no text become markup but through here.
// Leptos makes the parts of a view that never change from plain markup; what
// could run is refused.
globalThis.trustedTypes?.createPolicy("default", {
  createHTML: (markup) => (/<script|<iframe|[\s"'/]on\w+\s*=|javascript:/i.test(markup) ? null : markup),
});

// The files of the view that the address names set out with the program.
const view = location.hash.slice(1).split("?")[0];
for (const link of document.querySelectorAll("link[data-view]")) {
  if (link.dataset.view === view) link.rel = "preload";
}

const glue = document.querySelector("link[rel=modulepreload]");
const program = document.querySelector("link[rel=preload][as=fetch]");

if (typeof WebAssembly === "undefined") {
  didNotStart(
    "WebAssembly is off in this browser, and the page's program is written in it. Turn it on for this site, or use another browser.",
  );
} else if (!glue || !program) {
  didNotStart("The page was built without the links to its program. Build it again.");
} else {
  const name = (link) => new URL(link.href).pathname.split("/").pop();
  const missing = (link) =>
    `The file ${name(link)} did not load. Reload the page; if it fails again, see that the whole folder was copied to the server.`;
  // Compiled while the glue is on its way.
  const compiled = fetch(program.href, { integrity: program.integrity, credentials: "same-origin" }).then(
    async (answer) => {
      if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
      if (answer.headers.get("Content-Type")?.startsWith("application/wasm")) {
        return WebAssembly.compileStreaming(answer);
      }
      // This server does not name the type that compiling on arrival asks for, and
      // will not for the files of the views either.
      WebAssembly.instantiateStreaming = async (source, imports) =>
        WebAssembly.instantiate(await (await source).arrayBuffer(), imports);
      return WebAssembly.compile(await answer.arrayBuffer());
    },
  );
  // Looked at once the glue is there, and of no interest without it.
  compiled.catch(() => {});
  import(glue.href).then(
    async (module) => {
      try {
        await module.default({ module_or_path: compiled });
      } catch (error) {
        if (panicked(error)) throw error;
        didNotStart(missing(program), error);
      }
    },
    (error) => didNotStart(missing(glue), error),
  );
}
