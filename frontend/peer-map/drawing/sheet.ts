/**
 * A map that stands by itself: what it is and for whom above it, the key and what must not be done with it
 * below (`map.export`). No script, no link, no file from elsewhere.
 */
import type { MapDocument } from "../model/document.ts";
import { compose, type Scene } from "./compose.ts";
import { drawKeyRows, keySize } from "./key.ts";
import { rowsIn } from "./key-rows.ts";
import { wrap } from "./measure.ts";
import { notation, type ThemeName } from "./notation.ts";
import { themePaint, type Paint } from "./paint.ts";
import { node, round, toSvg, words, type Node } from "./scene.ts";
import { staticItem, svgRoot } from "./static.ts";
import { wordingFrom } from "./wording.ts";

export interface SheetOptions {
  readonly theme?: ThemeName;
  /** The first line is the heading. */
  readonly above: readonly string[];
  readonly below: readonly string[];
  /** The whole map in words, for whoever cannot see it. */
  readonly told: string;
  /** The typeface as data, so that it looks the same where the typeface is not installed. */
  readonly typefaces?: readonly string[];
}

/** Narrower and the lines above would be broken too often. */
const NARROWEST = 720;
const EDGE = 16;
const SIZES = { heading: 20, line: 14 } as const;
const STEP = 20;
/** On a map wider than this, what stands above and below grows with it: on paper it stays ten points high. */
const READABLE = 1100;
/** Millimetres of an A4 page inside its margins, the long side first. */
const PAGE = [277, 190] as const;

export function drawSheet(document: MapDocument, options: SheetOptions): string {
  const paint = themePaint(options.theme ?? "print");
  const scene = compose(document, { paint, forPage: false });
  const width = Math.max(scene.box.width, NARROWEST);
  const parts = stacked(scene, document, options, width, paint);
  const height = parts.reduce((sum, part) => sum + part.height, 0);
  const told = { title: options.above[0] ?? "", words: options.told };
  const style = words("style", {}, styleOf(options.typefaces ?? [], width >= height));
  const root = svgRoot([0, 0, width, height], paint, told, [style, ...placed(parts)]);
  return toSvg({ ...root, attributes: { ...root.attributes, ...onPaper(width, height) } });
}

interface Part {
  readonly height: number;
  readonly nodes: readonly Node[];
}

function stacked(
  scene: Scene,
  document: MapDocument,
  options: SheetOptions,
  width: number,
  paint: Paint,
): Part[] {
  const say = wordingFrom(document.words);
  const rows = rowsIn(scene.draft);
  const { box } = scene;
  const map = node(
    "g",
    { class: "map", transform: `translate(${round((width - box.width) / 2 - box.x)} ${round(-box.y)})` },
    [...scene.items.map(staticItem), ...scene.overlay],
  );
  const by = Math.max(1, width / READABLE);
  const across = width / by;
  const key = { height: keySize(rows, across).height, nodes: drawKeyRows(rows, across, paint, say) };
  return [
    enlarged(lines(options.above, across, paint, true), by),
    { height: box.height, nodes: [map] },
    enlarged(key, by),
    enlarged(lines(options.below, across, paint, false), by),
  ];
}

function enlarged(part: Part, by: number): Part {
  if (by === 1) return part;
  return { height: part.height * by, nodes: [node("g", { transform: `scale(${round(by)})` }, part.nodes)] };
}

function placed(parts: readonly Part[]): Node[] {
  let y = 0;
  return parts.map((part) => {
    const group = node("g", { transform: `translate(0 ${round(y)})` }, part.nodes);
    y += part.height;
    return group;
  });
}

function lines(texts: readonly string[], width: number, paint: Paint, headed: boolean): Part {
  const found = texts.flatMap((text, i) => {
    const size = headed && i === 0 ? SIZES.heading : SIZES.line;
    const weight = headed && i === 0 ? "bold" : "regular";
    return wrap(text, width - 2 * EDGE, size, weight).map((line) => ({ line, size, weight }));
  });
  const nodes = found.map(({ line, size, weight }, i) =>
    words(
      "text",
      {
        x: EDGE,
        y: EDGE + 12 + i * STEP + (headed && i > 0 ? 6 : 0),
        "font-size": size,
        "font-weight": weight === "bold" ? 700 : undefined,
        fill: paint.colour("ink"),
      },
      line,
    ),
  );
  return { height: found.length > 0 ? EDGE + 20 + found.length * STEP : 0, nodes };
}

/** As large as one page takes it; on a screen it can be made any size. */
function onPaper(width: number, height: number): { width: string; height: string } {
  const [long, short] = PAGE;
  const [across, down] = width >= height ? [long, short] : [short, long];
  const scale = Math.min(across / width, down / height);
  return { width: `${round(width * scale)}mm`, height: `${round(height * scale)}mm` };
}

function styleOf(typefaces: readonly string[], wide: boolean): string {
  const family = notation.text.family.split(",")[0];
  const faces = typefaces.map(
    (face) => `@font-face{font-family:${family};font-weight:200 800;src:url(${face}) format("woff2")}`,
  );
  return [`@page{size:A4 ${wide ? "landscape" : "portrait"};margin:10mm}`, ...faces].join("");
}
