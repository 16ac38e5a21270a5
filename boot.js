// Starts the program, and says on the page what is wrong when that fails.
// Trunk's own start-up script is inline, which the page's policy forbids; the
// links it leaves in the head say where the hashed files are.

function fail(what, error) {
  console.error(what, error);
  const place = document.getElementById("failure");
  place.textContent = `${what} No cookie was touched.${error ? ` The browser says: ${error}` : ""}`;
  place.hidden = false;
}

// A program that panics traps; the browser tells of that wherever it was called from.
function stopped(error) {
  if (!(error instanceof WebAssembly.RuntimeError)) return false;
  const place = document.getElementById("failure");
  place.textContent = "The page met an error of its own and has stopped. Your cookies are as they were after the last report. Reload the page to go on; the browser's console has the details.";
  place.hidden = false;
  return true;
}
addEventListener("error", (event) => stopped(event.error));
addEventListener("unhandledrejection", (event) => stopped(event.reason));

const glue = document.querySelector("link[rel=modulepreload]");
const program = document.querySelector("link[rel=preload][as=fetch]");

if (typeof WebAssembly === "undefined") {
  fail("WebAssembly is off in this browser, and the page's program is written in it. Turn it on for this site, or use another browser.");
} else if (!glue || !program) {
  fail("The page was built without the links to its program. Build it again.");
} else {
  const name = (link) => new URL(link.href).pathname.split("/").pop();
  const missing = (link) => `The file ${name(link)} did not load. Reload the page; if it fails again, see that the whole folder was copied to the server.`;
  import(glue.href).then(
    async (module) => {
      const response = fetch(program.href, {
        integrity: program.integrity,
        credentials: "same-origin",
      }).then((answer) => {
        if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
        return answer;
      });
      try {
        await module.default({ module_or_path: response });
      } catch (error) {
        if (stopped(error)) throw error;
        fail(missing(program), error);
      }
    },
    (error) => fail(missing(glue), error),
  );
}
