// Prints "raw gzip brotli name" for every file of the folder given, in bytes.
// Node has both compressions built in, so nothing need be compiled for them;
// brotli's quality is 11 unless told otherwise.
const fs = require("node:fs");
const path = require("node:path");
const zlib = require("node:zlib");

function measure(root, folder) {
  for (const entry of fs.readdirSync(path.join(root, folder), { withFileTypes: true })) {
    const name = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) {
      measure(root, name);
    } else {
      const bytes = fs.readFileSync(path.join(root, name));
      const gzip = zlib.gzipSync(bytes, { level: 9 });
      console.log(bytes.length, gzip.length, zlib.brotliCompressSync(bytes).length, name);
    }
  }
}

measure(process.argv[1], "");
