// Starts the program, and says on the page what is wrong when that fails.
// Trunk's own start-up script is inline, which the page's policy forbids; the
// links it leaves in the head say where the hashed files are.

function fail(what, error) {
  console.error(what, error);
  const place = document.getElementById("failure");
  place.textContent = `${what} No cookie was touched.${error ? ` The browser says: ${error}` : ""}`;
  place.hidden = false;
}

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
        // A panic of the running program is reported by the program itself.
        if (document.getElementById("failure").hidden) fail(missing(program), error);
      }
    },
    (error) => fail(missing(glue), error),
  );
}
