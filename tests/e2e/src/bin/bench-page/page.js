// What is measured inside the page, with the functions that find elements; each
// script begins with both.
// Times are milliseconds of performance.now(), which Chromium rounds to 0.1:
// so what is short is measured many times in one go.

const done = arguments[arguments.length - 1];

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

const bodyOfTable = () => document.querySelector("[data-testid=cookie-row]").parentElement;
// What Chromium's rules foretell.
const outcome = () =>
  document.querySelector("[data-testid=verdict][data-engine=chromium]")?.dataset.outcome;

function layOut() {
  return document.documentElement.offsetHeight + bodyOfTable().offsetHeight;
}

// A node as plain data, and the same node again by plain DOM calls.
function recorded(node) {
  if (node.nodeType === Node.TEXT_NODE) return { text: node.data };
  if (node.nodeType === Node.COMMENT_NODE) return { comment: node.data };
  const attributes = [...node.attributes].map((each) => [each.name, each.value]);
  return { tag: node.localName, attributes, children: [...node.childNodes].map(recorded) };
}
function built({ text, comment, tag, attributes, children }) {
  if (text !== undefined) return document.createTextNode(text);
  if (comment !== undefined) return document.createComment(comment);
  const element = document.createElement(tag);
  for (const [name, value] of attributes) element.setAttribute(name, value);
  for (const child of children) element.appendChild(built(child));
  return element;
}

// From the press of the view's link to its table of `count` rows, laid out;
// and the same rows by plain DOM calls in the same view, laid out as well. A
// person points at the link before the press, and the view's files come then.
async function table(count) {
  link("Cookies").dispatchEvent(new PointerEvent("pointerenter"));
  await new Promise((resolve) => setTimeout(resolve, 300));
  const start = performance.now();
  location.hash = "#cookies";
  await when(() => rows().length === count);
  const filled = performance.now();
  layOut();
  const workbench = performance.now() - start;

  const body = bodyOfTable();
  const markup = body.innerHTML;
  const records = [...body.childNodes].map(recorded);
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

// The mean time from a keystroke in the name to the verdict on it; every one
// turns the verdict, so that it can be seen to be a new one.
async function keystrokes(many) {
  const field = labelled("Name");
  let took = 0;
  for (let at = 0; at < many; at++) {
    const before = outcome();
    // Without Secure no browser takes the prefix.
    const name = `${at % 2 ? "" : "__Secure-"}typed${at}`;
    const start = performance.now();
    field.value = name;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await when(() => outcome() !== before && testid("line").textContent.includes(name));
    took += performance.now() - start;
    // What follows a keystroke is over before the next.
    await new Promise((resolve) => setTimeout(resolve));
  }
  return took / many;
}

// From a write elsewhere to the changed row, and which nodes that touched.
async function change(name) {
  const value = String(Math.random());
  const touched = new Set();
  const observer = new MutationObserver((all) => all.forEach((each) => touched.add(each.target)));
  observer.observe(document.documentElement, {
    subtree: true, childList: true, characterData: true, attributes: true,
  });
  document.cookie = `${name}=${value}; Path=/`;
  const written = performance.now();
  await when(() => rowOf(name).textContent.includes(value));
  const took = performance.now() - written;
  // What follows in the same turn belongs to it.
  await new Promise((resolve) => setTimeout(resolve, 50));
  observer.disconnect();
  const own = rowOf(name);
  const [body, nodes] = [bodyOfTable(), [...touched]];
  const ofOwn = nodes.filter((node) => own.contains(node)).length;
  const ofTable = nodes.filter((node) => body.contains(node)).length;
  return { took, ofOwn, ofOthers: ofTable - ofOwn, outside: nodes.length - ofTable };
}

const answer = (promise) => promise.then(done, (error) => done({ error: String(error) }));

// `count` lines pasted into Inspect: how long until all are judged and shown,
// and the longest time that the page heard nothing meanwhile.
async function inspect(count) {
  const lines = Array.from({ length: count }, (_, at) => `Set-Cookie: n${at}=${at}; Path=/; SameSite=None`);
  let longest = 0;
  let last = performance.now();
  let running = true;
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (running) channel.port2.postMessage(null);
  };
  channel.port2.postMessage(null);
  const start = performance.now();
  const field = labelled("Paste");
  field.value = lines.join("\n");
  field.dispatchEvent(new Event("input", { bubbles: true }));
  const judged = () => document.querySelectorAll("[data-testid=inspect-row]").length;
  await when(() => judged() === count);
  const took = performance.now() - start;
  await new Promise((resolve) => setTimeout(resolve, 50));
  running = false;
  return { longest, took };
}
