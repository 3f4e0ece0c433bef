/**
 * Bundles the map editor, its style sheet and the drawing that the server runs; `--tests` bundles the tests
 * for `node --test`, `--devices` the store for schedules that are played against the real server.
 */
import { build } from "esbuild";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { bareNotation } from "./bare-notation.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const frontend = join(root, "frontend");
const source = join(frontend, "peer-map");
const statics = join(root, "alongside/peermaps/static/peermaps");
const drawing = join(root, "alongside/peermaps/drawing");
const tests = join(root, ".cache/map-tests");

/** Quality P5: a script is at most this many bytes, compressed: the map's, and that of drawing together. */
const SCRIPT_LIMITS = { "peer-map.js": 60 * 1024, "together.js": 40 * 1024 };

/** The page's own custom property for a colour of the notation, where pages have one. */
const PAGE_COLOURS = {
  sand: "var(--sand, var(--paper, #))",
  paper: "var(--surface, #)",
  muted: "var(--ink-soft, #)",
  tint: "var(--support-tint, #)",
  stone: "var(--sunk, #)",
  ink: "var(--ink, #)",
  support: "var(--support, #)",
  harm: "var(--harm, #)",
  group: "var(--group, #)",
  amber: "var(--amber, #)",
};

const shared = {
  bundle: true,
  target: "es2022",
  charset: "utf8",
  logLevel: "warning",
  legalComments: "none",
};

async function buildAll() {
  await mkdir(statics, { recursive: true });
  await mkdir(drawing, { recursive: true });
  await build({
    ...shared,
    entryPoints: [join(source, "drawing/index.ts")],
    outfile: join(drawing, "draw-map.js"),
    format: "iife",
    globalName: "AlongsideDrawing",
    minify: true,
  });
  await build({
    ...shared,
    entryPoints: [join(source, "peer-map.ts")],
    outfile: join(statics, "peer-map.js"),
    format: "iife",
    minify: true,
    plugins: [bareNotation],
  });
  await build({
    ...shared,
    entryPoints: [join(frontend, "together/together.ts")],
    outfile: join(statics, "together.js"),
    format: "iife",
    minify: true,
    plugins: [bareNotation],
  });
  await buildStyles("peer-map", join(source, "peer-map.css"));
  await buildStyles("together", join(frontend, "together/together.css"));
  for (const [name, limit] of Object.entries(SCRIPT_LIMITS)) await checkSize(name, limit);
}

/** The editor's own styles, then the colours of the notation as custom properties for each theme. */
async function buildStyles(name, entry) {
  const element = { together: "draw-together" }[name] ?? name;
  const notation = JSON.parse(
    await readFile(join(root, "alongside/peermaps/notation/notation.json"), "utf8"),
  );
  const colours = (theme, shade) =>
    [
      ...Object.entries(notation.themes[theme]).map(
        ([name, hex]) => `--pm-${name}: ${(PAGE_COLOURS[name] ?? "#").replace("#", hex)};`,
      ),
      ...Object.entries(notation.chosen_colours).map(
        ([name, chosen]) => `--pm-chosen-${name}: ${chosen[shade]};`,
      ),
    ].join(" ");
  const forced = Object.keys(notation.themes.light).map(
    (name) =>
      `--pm-${name}: ${{ sand: "Canvas", paper: "Canvas", tint: "Canvas", stone: "Canvas", halo: "Highlight" }[name] ?? "CanvasText"};`,
  );
  const chosen = Object.keys(notation.chosen_colours).map((name) => `--pm-chosen-${name}: Canvas;`);
  const themes = [
    `${element} { ${colours("light", "light")} }`,
    `@media (prefers-color-scheme: dark) { ${element} { ${colours("dark", "dark")} } }`,
    `@media (prefers-contrast: more) and (prefers-color-scheme: light) { ${element} { ${colours("contrast", "light")} } }`,
    `@media print { ${element} { ${colours("print", "light")} } }`,
    `@media (forced-colors: active) { ${element} { ${[...forced, ...chosen].join(" ")} } }`,
  ].join("\n");
  const own = await readFile(entry, "utf8");
  const { outputFiles } = await build({
    ...shared,
    stdin: { contents: `${own}\n${themes}`, loader: "css", resolveDir: dirname(entry) },
    minify: true,
    write: false,
  });
  await writeFile(join(statics, `${name}.css`), outputFiles[0].contents);
}

async function checkSize(name, limit) {
  const script = await readFile(join(statics, name));
  const { length } = await promisify(gzip)(script, { level: 9 });
  console.log(`${name}: ${script.length} bytes, ${length} compressed (limit ${limit})`);
  if (length > limit) throw new Error(`${name} is larger than quality P5 allows`);
}

async function buildTests() {
  await rm(tests, { recursive: true, force: true });
  const all = await readdir(frontend, { recursive: true });
  const names = all.filter(
    (name) => /^(peer-map|on-device|together)\/.*\.test\.ts$/.test(name) && !name.startsWith("peer-map/layout"),
  );
  await build({
    ...shared,
    entryPoints: names.map((name) => join(frontend, name)),
    outdir: tests,
    outbase: frontend,
    format: "esm",
    platform: "node",
    sourcemap: "inline",
    outExtension: { ".js": ".mjs" },
  });
}

/** Devices for the schedules that Python plays against the real server. */
async function buildDevices() {
  await build({
    ...shared,
    entryPoints: [join(source, "tests/devices.ts")],
    outfile: join(root, ".cache/map-devices.js"),
    format: "iife",
    globalName: "Devices",
    plugins: [bareNotation],
  });
}

const wanted = { "--tests": buildTests, "--devices": buildDevices };
await (wanted[process.argv[2]] ?? buildAll)();
