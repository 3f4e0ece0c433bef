// Builds what every page loads: one stylesheet, one small script, the typeface and the icon. The typeface is
// put where paper finds it, too.
// Writes to alongside/design/static/design and says how much each weighs over the wire (quality P5).
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import * as sass from "sass";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const design = join(root, "alongside/design");
const out = join(design, "static/design");
const typeface = join(root, "node_modules/@fontsource-variable/atkinson-hyperlegible-next/files");

const paper = join(root, "node_modules/@expo-google-fonts/atkinson-hyperlegible-next");

const FONTS = {
  "atkinson-latin": "atkinson-hyperlegible-next-latin-wght-normal",
  "atkinson-latin-ext": "atkinson-hyperlegible-next-latin-ext-wght-normal",
};

async function styles() {
  const compiled = sass.compile(join(design, "styles/alongside.scss"), {
    style: "expanded",
    importers: [new sass.NodePackageImporter(root)],
    quietDeps: true,
  });
  const { outputFiles } = await build({
    stdin: { contents: compiled.css, loader: "css" },
    minify: true,
    write: false,
    bundle: true,
    external: ["fonts/*"],
    target: ["chrome111", "firefox113", "safari16.4"],
  });
  await writeFile(join(out, "alongside.css"), outputFiles[0].contents);
}

async function script() {
  await build({
    entryPoints: [join(design, "scripts/alongside.ts")],
    outfile: join(out, "alongside.js"),
    bundle: true,
    minify: true,
    format: "iife",
    target: ["chrome111", "firefox113", "safari16.4"],
    legalComments: "none",
  });
}

const PAPER_FONTS = {
  "regular.ttf": "400Regular/AtkinsonHyperlegibleNext_400Regular.ttf",
  "bold.ttf": "700Bold/AtkinsonHyperlegibleNext_700Bold.ttf",
  "OFL.txt": "LICENSE_FONT",
};

async function files() {
  await mkdir(join(out, "fonts"), { recursive: true });
  for (const [name, source] of Object.entries(FONTS)) {
    await cp(join(typeface, `${source}.woff2`), join(out, `fonts/${name}.woff2`));
  }
  await cp(join(design, "images/icon.svg"), join(out, "icon.svg"));
  for (const [name, source] of Object.entries(PAPER_FONTS)) {
    await cp(join(paper, source), join(design, `typeface/${name}`));
  }
}

async function weigh() {
  const weights = {
    "alongside.css": gzipSync(await readFile(join(out, "alongside.css"))).length,
    "alongside.js": gzipSync(await readFile(join(out, "alongside.js"))).length,
    "fonts/atkinson-latin.woff2": (await readFile(join(out, "fonts/atkinson-latin.woff2"))).length,
  };
  for (const [name, bytes] of Object.entries(weights)) {
    console.log(`${name.padEnd(28)} ${String(bytes).padStart(6)} bytes over the wire`);
  }
  const total = Object.values(weights).reduce((sum, bytes) => sum + bytes, 0);
  console.log(`${"first visit".padEnd(28)} ${String(total).padStart(6)} bytes`);
}

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
await Promise.all([styles(), script(), files()]);
await weigh();
