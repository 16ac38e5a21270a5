// Measures inside a page, all in one run: each round asks every peer in turn,
// each for as many repeats as make a batch long enough for the page's clock.
import init, * as wasm from "./speed.js";

/** How long a batch is to take, in milliseconds: a clock may tick once in 1 ms. */
const BATCH = 25;

const name = (number) => `cookie_${number}`;
const value = (number) => `written%20${1000 + (number % 1000)}`;

/** Something keeps what is read, so that no engine leaves the reading out. */
let kept;

function repeat(times, what) {
  for (let number = 0; number < times; number++) kept = what(number);
}

/** A peer in JavaScript: each operation once. */
function script({ get, all, set }) {
  return {
    get: (times, name) => repeat(times, () => get(name)),
    all: (times) => repeat(times, all),
    set: (times, name) => repeat(times, (number) => set(name, number)),
    set_and_read_back: (times, name) =>
      repeat(times, (number) => {
        set(name, number);
        return get(name);
      }),
  };
}

/** A peer in Rust: its functions repeat by themselves. */
function rust(prefix) {
  const of = (operation) => wasm[`${prefix}_${operation}`];
  return {
    get: of("get"),
    all: of("get_all"),
    set: of("set"),
    set_and_read_back: of("set_and_read_back"),
  };
}

/** Every peer writes a cookie of the same attributes. */
const SAME = { path: "/", sameSite: "lax" };

function peers() {
  const universal = new UniversalCookie();
  const text = (number) => `written ${1000 + (number % 1000)}`;
  return {
    "the bare getter and setter": script({
      get: () => document.cookie,
      all: () => document.cookie,
      set: (name, number) =>
        (document.cookie = `${name}=${value(number)}; path=/; samesite=lax`),
    }),
    "js-cookie": script({
      get: (name) => Cookies.get(name),
      all: () => Cookies.get(),
      set: (name, number) => Cookies.set(name, text(number), SAME),
    }),
    "universal-cookie": script({
      get: (name) => universal.get(name),
      all: () => universal.getAll(),
      set: (name, number) => universal.set(name, text(number), SAME),
    }),
    "wasm-cookies": rust("wasm_cookies"),
    "leptos-use": rust("leptos_use"),
    "document-cookie": rust("document_cookie"),
  };
}

/** What is measured: an operation of the peer, and whose name it is about. */
const OPERATIONS = {
  "get first": ["get", () => name(0)],
  "get last": ["get", (count) => name(count - 1)],
  "get all": ["all", () => undefined],
  set: ["set", (count) => name(count - 1)],
  "set, read back": ["set_and_read_back", (count) => name(count - 1)],
};

async function timed(work, times, argument) {
  // Chromium writes in the background; this waits until it has.
  kept = document.cookie;
  const start = performance.now();
  await work(times, argument);
  return performance.now() - start;
}

/** How many repeats fill a batch. */
async function repeats(work, argument) {
  for (let times = 1; ; ) {
    // The shorter of two: a hiccup would make the batches too short.
    const once = await timed(work, times, argument);
    const took = Math.min(once, await timed(work, times, argument));
    if (took >= BATCH / 2) return Math.max(1, Math.round((times * BATCH) / took));
    times *= took < BATCH / 10 ? 4 : 2;
  }
}

/** Microseconds of one repeat in each round, for each peer that can do it. */
async function measure(operation, count, rounds) {
  const [kind, about] = OPERATIONS[operation];
  const argument = about(count);
  const able = Object.entries(peers()).filter(([, peer]) => peer[kind]);
  const times = {};
  const took = {};
  for (const [peer, { [kind]: work }] of able) {
    times[peer] = await repeats(work, argument);
    took[peer] = [];
  }
  for (let round = 0; round < rounds; round++) {
    // Nobody is always the first, or always behind the same one.
    for (let at = 0; at < able.length; at++) {
      const [peer, { [kind]: work }] = able[(at * (round % 2 ? -1 : 1) + round + able.length) % able.length];
      const millis = await timed(work, times[peer], argument);
      took[peer].push((1000 * millis) / times[peer]);
    }
  }
  return took;
}

const ready = init();

/** Has as many cookies there, and measures one operation on them. */
window.bench = async (operation, count, rounds) => {
  await ready;
  for (const shown of document.cookie.split("; ")) {
    document.cookie = `${shown.split("=")[0]}=; path=/; max-age=0`;
  }
  for (let number = 0; number < count; number++) {
    document.cookie = `${name(number)}=${value(number)}; path=/`;
  }
  const there = document.cookie.split("; ").length;
  if (there !== count) throw new Error(`${there} cookies and not ${count}`);
  return measure(operation, count, rounds);
};
