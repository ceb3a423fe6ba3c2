// Puts beside each file of a folder that a browser loads the same one packed by brotli: `node pack.mjs FOLDER`.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const LEAST = 1000; // Bytes below which packing saves nothing, as in src/sayso/web/packing.py.
const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 };
const [folder = "."] = process.argv.slice(2);

for (const name of readdirSync(folder)) {
  if (!/\.(js|mjs|css)$/.test(name)) continue;
  const bytes = readFileSync(join(folder, name));
  if (bytes.length >= LEAST) writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes, { params }));
}
