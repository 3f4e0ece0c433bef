// Builds the layout from one source: for the editor's worker, and for the server's JavaScript engine, for networks
// and for whole maps.
// With --tests, bundles the layout's tests for node --test instead.
import { readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { bareNotation } from "./bare-notation.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const layout = join(root, "frontend/peer-map/layout");
const common = { bundle: true, target: "es2022", legalComments: "none", logLevel: "warning" };

async function bundles() {
  await build({
    ...common,
    entryPoints: [join(root, "frontend/peer-map/io/tidy-worker.ts")],
    plugins: [bareNotation],
    outfile: join(root, "alongside/peermaps/static/peermaps/tidy-worker.js"),
    format: "iife",
    minify: true,
  });
  await build({
    ...common,
    entryPoints: [join(layout, "server.ts")],
    outfile: join(root, "alongside/peermaps/layout/tidy.js"),
    format: "iife",
    globalName: "alongsideLayout",
  });
  await build({
    ...common,
    entryPoints: [join(root, "frontend/peer-map/io/tidying.ts")],
    plugins: [bareNotation],
    outfile: join(root, "alongside/peermaps/layout/tidy-map.js"),
    format: "iife",
    globalName: "alongsideTidyMap",
    minify: true,
  });
}

async function tests() {
  const found = await readdir(join(layout, "tests"));
  await build({
    ...common,
    entryPoints: found.filter((name) => name.endsWith(".test.ts")).map((name) => join(layout, "tests", name)),
    outdir: join(root, ".cache/layout-tests"),
    outExtension: { ".js": ".mjs" },
    format: "esm",
    platform: "node",
  });
}

await (process.argv.includes("--tests") ? tests() : bundles());
