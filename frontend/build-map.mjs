/**
 * Bundles the map editor, its style sheet and the drawing that the server runs; `--tests` bundles the tests
 * for `node --test`.
 */
import { build } from "esbuild";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gzip } from "node:zlib";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const frontend = join(root, "frontend");
const source = join(frontend, "peer-map");
const statics = join(root, "alongside/peermaps/static/peermaps");
const drawing = join(root, "alongside/peermaps/drawing");
const tests = join(root, ".cache/map-tests");

/** Quality P5: the map's script is at most this many bytes, compressed. */
const SCRIPT_LIMIT = 60 * 1024;

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
    plugins: [bareSchemas],
  });
  await buildStyles();
  await checkSize(join(statics, "peer-map.js"));
}

/** Descriptions in a schema are for people who read it; the page need not load them. */
const bareSchemas = {
  name: "bare-schemas",
  setup(bundler) {
    bundler.onLoad({ filter: /\.schema\.json$/ }, async ({ path }) => {
      const without = (key, value) =>
        key === "description" && typeof value === "string" ? undefined : value;
      return { contents: JSON.stringify(JSON.parse(await readFile(path, "utf8")), without), loader: "json" };
    });
  },
};

/** The editor's own styles, then the colours of the notation as custom properties for each theme. */
async function buildStyles() {
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
    `peer-map { ${colours("light", "light")} }`,
    `@media (prefers-color-scheme: dark) { peer-map { ${colours("dark", "dark")} } }`,
    `@media (prefers-contrast: more) and (prefers-color-scheme: light) { peer-map { ${colours("contrast", "light")} } }`,
    `@media print { peer-map { ${colours("print", "light")} } }`,
    `@media (forced-colors: active) { peer-map { ${[...forced, ...chosen].join(" ")} } }`,
  ].join("\n");
  const own = await readFile(join(source, "peer-map.css"), "utf8");
  const { outputFiles } = await build({
    ...shared,
    stdin: { contents: `${own}\n${themes}`, loader: "css", resolveDir: source },
    minify: true,
    write: false,
  });
  await writeFile(join(statics, "peer-map.css"), outputFiles[0].contents);
}

async function checkSize(file) {
  const script = await readFile(file);
  const { length } = await promisify(gzip)(script, { level: 9 });
  console.log(`peer-map.js: ${script.length} bytes, ${length} compressed (limit ${SCRIPT_LIMIT})`);
  if (length > SCRIPT_LIMIT) throw new Error("the map's script is larger than quality P5 allows");
}

async function buildTests() {
  await rm(tests, { recursive: true, force: true });
  const all = await readdir(frontend, { recursive: true });
  const names = all.filter(
    (name) => /^(peer-map|on-device)\/.*\.test\.ts$/.test(name) && !name.startsWith("peer-map/layout"),
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

await (process.argv.includes("--tests") ? buildTests() : buildAll());
