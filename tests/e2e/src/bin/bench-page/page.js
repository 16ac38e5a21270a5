// What is measured inside the page; each script begins with these functions.
// Times are milliseconds of performance.now(), which Chromium rounds to 0.1:
// so what is short is measured many times in one go.

const done = arguments[arguments.length - 1];
const rows = () => document.querySelectorAll("[data-testid=cookie-row]").length;

// Resolves once `ready` holds, asked at every change of the document.
function when(ready) {
  return new Promise((resolve) => {
    if (ready()) return resolve();
    const observer = new MutationObserver(() => {
      if (!ready()) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(document.documentElement, {
      subtree: true, childList: true, characterData: true, attributes: true,
    });
  });
}

function layOut() {
  return document.documentElement.offsetHeight + document.querySelector("#cookies").offsetHeight;
}

// An element as plain data, and the same element again by plain DOM calls.
function recorded(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  const attributes = [...node.attributes].map((each) => [each.name, each.value]);
  return { tag: node.localName, attributes, children: [...node.childNodes].map(recorded) };
}
function built(record) {
  const element = document.createElement(record.tag);
  for (const [name, value] of record.attributes) element.setAttribute(name, value);
  for (const child of record.children) {
    element.appendChild(typeof child === "string" ? document.createTextNode(child) : built(child));
  }
  return element;
}

// From the press of the view's link to its table of `count` rows, laid out;
// and the same rows by plain DOM calls in the same view, laid out as well.
async function table(count) {
  const start = performance.now();
  location.hash = "#cookies";
  await when(() => rows() === count);
  const filled = performance.now();
  layOut();
  const workbench = performance.now() - start;

  const body = document.querySelector("#cookies tbody");
  const markup = body.innerHTML;
  const records = [...body.children].map(recorded);
  const view = document.querySelector("main");
  const parent = view.parentElement;
  view.remove();
  body.replaceChildren();
  document.documentElement.offsetHeight;
  const begin = performance.now();
  for (const record of records) body.appendChild(built(record));
  const plainFilled = performance.now();
  parent.appendChild(view);
  layOut();
  const plain = performance.now() - begin;
  if (body.innerHTML !== markup) throw new Error("the plain rows are other rows");
  return { workbench, plain, filled: filled - start, plainFilled: plainFilled - begin };
}

// The mean time from a keystroke in the value to the verdict on it.
async function keystrokes(many) {
  const field = document.querySelector("[name=value]");
  const line = document.querySelector("[data-testid=line]");
  const verdict = document.querySelector("[data-testid=verdict]");
  let took = 0;
  for (let at = 0; at < many; at++) {
    const value = `typed ${at} ${Math.random()}`;
    let told = 0;
    const observer = new MutationObserver(() => told++);
    observer.observe(verdict, { childList: true });
    const start = performance.now();
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    while (!told || !line.textContent.includes(value)) await null;
    took += performance.now() - start;
    observer.disconnect();
    if (!verdict.dataset.outcome) throw new Error("no verdict");
    // What follows a keystroke is over before the next.
    await new Promise((resolve) => setTimeout(resolve));
  }
  return took / many;
}

// From a write elsewhere to the changed row, and how many nodes that touched.
async function change(name) {
  const value = String(Math.random());
  const row = [...document.querySelectorAll("[data-testid=cookie-row]")]
    .find((each) => each.querySelector("th").textContent === name);
  const touched = new Set();
  const observer = new MutationObserver((all) => all.forEach((each) => touched.add(each.target)));
  observer.observe(document.documentElement, {
    subtree: true, childList: true, characterData: true, attributes: true,
  });
  const start = performance.now();
  document.cookie = `${name}=${value}; Path=/`;
  const written = performance.now();
  await when(() => row.textContent.includes(value));
  const took = performance.now() - written;
  // What follows in the same turn belongs to it.
  await new Promise((resolve) => setTimeout(resolve, 50));
  observer.disconnect();
  return { took, write: written - start, touched: touched.size };
}

const answer = (promise) => promise.then(done, (error) => done({ error: String(error) }));
