// Gives the functions that the program imports short names, in the program and
// in the script that brings them, and the page the new hashes of both. Each of
// wasm-bindgen's names ends in sixteen digits of chance, which no compression
// makes smaller, and each stands in both files.
const crypto = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");

const dist = process.argv[1];
const index = path.join(dist, "index.html");
let html = fs.readFileSync(index, "utf8");

function file(pattern) {
  const link = html.match(/<link[^>]*>/g).find((each) => pattern.test(each));
  const name = link.match(/href="?\.\/([^ ">]+)/)[1];
  const integrity = link.match(/integrity="?(sha384-[^ ">]+)/)[1];
  return { name, integrity, bytes: fs.readFileSync(path.join(dist, name)) };
}

function put({ name, integrity }, bytes) {
  fs.writeFileSync(path.join(dist, name), bytes);
  const hash = crypto.createHash("sha384").update(bytes).digest("base64");
  html = html.replace(integrity, `sha384-${hash}`);
}

const glue = file(/rel="?modulepreload/);
const program = file(/rel="?preload/);
const names = new Map();
const short = (name) => {
  if (!/^__wbg_\w+_[0-9a-f]{16}$/.test(name)) return name;
  if (!names.has(name)) names.set(name, `_${names.size.toString(36)}`);
  return names.get(name);
};

// A number as WebAssembly writes it, and where it ends.
function read(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return [value, at];
  }
}
function written(value) {
  const bytes = [];
  do {
    bytes.push((value & 127) | (value > 127 ? 128 : 0));
    value >>>= 7;
  } while (value);
  return Buffer.from(bytes);
}

// The section of imports: how many, then each with module, name, kind and
// type. Only functions come from the script.
function imports(section) {
  let [count, at] = read(section, 0);
  const parts = [written(count)];
  const text = () => {
    const [length, start] = read(section, at);
    at = start + length;
    return section.subarray(start, at).toString();
  };
  for (; count > 0; count--) {
    for (const name of [text(), short(text())]) {
      parts.push(written(Buffer.byteLength(name)), Buffer.from(name));
    }
    const start = at;
    if (section[at] !== 0) throw new Error("the program imports more than functions");
    at = read(section, at + 1)[1];
    parts.push(section.subarray(start, at));
  }
  return Buffer.concat(parts);
}

const IMPORTS = 2;
const header = 8;
const parts = [program.bytes.subarray(0, header)];
for (let at = header; at < program.bytes.length; ) {
  const kind = program.bytes[at];
  const [length, start] = read(program.bytes, at + 1);
  at = start + length;
  const section = program.bytes.subarray(start, at);
  const kept = kind === IMPORTS ? imports(section) : section;
  parts.push(Buffer.from([kind]), written(kept.length), kept);
}
put(program, Buffer.concat(parts));
put(glue, glue.bytes.toString().replace(/\b__wbg_\w+_[0-9a-f]{16}\b/g, (name) => names.get(name) ?? name));
fs.writeFileSync(index, html);
console.log(`dev: ${names.size} imported functions have short names`);
