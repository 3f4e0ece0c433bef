/** Bundles the map editor, its style sheet and the drawing that the server runs; `--tests` bundles the tests for `node --test`. */
import { build } from "esbuild";
import { mkdir, readFile, readdir, rm, stat } from "node:fs/promises";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gzip } from "node:zlib";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const source = join(root, "frontend/peer-map");
const statics = join(root, "alongside/peermaps/static/peermaps");
const drawing = join(root, "alongside/peermaps/drawing");
const tests = join(root, "node_modules/.cache/peer-map-tests");

/** Quality P5: the map's script is at most this many bytes, compressed. */
const SCRIPT_LIMIT = 60 * 1024;

const shared = { bundle: true, target: "es2022", charset: "utf8", logLevel: "warning", legalComments: "none" };

async function buildScripts() {
  await mkdir(statics, { recursive: true });
  await mkdir(drawing, { recursive: true });
  await build({ ...shared, entryPoints: [join(source, "drawing/index.ts")], outfile: join(drawing, "draw-map.js"), format: "iife", globalName: "AlongsideDrawing", minify: true });
  await build({ ...shared, entryPoints: [join(source, "peer-map.ts")], outfile: join(statics, "peer-map.js"), format: "iife", minify: true });
  await build({ ...shared, entryPoints: [join(source, "peer-map.css")], outfile: join(statics, "peer-map.css"), minify: true });
  const worker = join(source, "layout/worker.ts");
  if (existsSync(worker)) await build({ ...shared, entryPoints: [worker], outfile: join(statics, "tidy-worker.js"), format: "iife", minify: true });
  await checkSize(join(statics, "peer-map.js"));
}

async function checkSize(file) {
  const { length } = await promisify(gzip)(await readFile(file), { level: 9 });
  console.log(`peer-map.js: ${(await stat(file)).size} bytes, ${length} compressed (limit ${SCRIPT_LIMIT})`);
  if (length > SCRIPT_LIMIT) throw new Error("the map's script is larger than quality P5 allows");
}

async function buildTests() {
  await rm(tests, { recursive: true, force: true });
  const names = (await readdir(source, { recursive: true })).filter((name) => name.endsWith(".test.ts") && !name.startsWith("layout/"));
  await build({ ...shared, entryPoints: names.map((name) => join(source, name)), outdir: tests, outbase: source, format: "esm", platform: "node", packages: "external", sourcemap: "inline", outExtension: { ".js": ".mjs" } });
}

await (process.argv.includes("--tests") ? buildTests() : buildScripts());
