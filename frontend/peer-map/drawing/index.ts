/**
 * The drawing for everybody: the editor composes scenes from it, and the server draws print and export with it.
 *
 * It knows nothing of a page or a network. `alongside/peermaps/drawing/draw-map.js` is this module with the
 * global name `AlongsideDrawing`.
 */
import { howChanged, withGone } from "../model/compared.ts";
import type { Basis, MapDocument } from "../model/document.ts";
import { seenBy, type LeftOut } from "../model/views.ts";
import { compose } from "./compose.ts";
import { draftOf } from "./draft.ts";
import { drawKeyRows, keySize } from "./key.ts";
import { rowsIn } from "./key-rows.ts";
import { notation, type KeyRow, type ThemeName } from "./notation.ts";
import { themePaint } from "./paint.ts";
import { comparedRemarks } from "./remarks.ts";
import { node, round, toSvg, type Node } from "./scene.ts";
import { staticItem, svgRoot } from "./static.ts";
import { wordingFrom } from "./wording.ts";

export { drawSheet } from "./sheet.ts";

export interface DrawOptions {
  /** Colours; `print` by default. */
  readonly theme?: ThemeName;
  /** Id of one of the document's views; everyone's by default. */
  readonly view?: string;
  /** Only groups with this basis, drawn by it (`group.lens`). */
  readonly lens?: Basis;
  /** What is left out: what is unchecked, what the police hold. */
  readonly without?: readonly LeftOut[];
  /** Put the key of what is drawn under the drawing. */
  readonly key?: boolean;
}

/**
 * The whole map as one SVG text. Its title and description say what it shows; each item carries its own
 * name.
 */
export function drawMap(document: MapDocument, options: DrawOptions = {}): string {
  const paint = themePaint(options.theme ?? "print");
  const { view = null, lens = null, without } = options;
  const seen = seenBy(withGone(document), view, lens, new Set(without));
  const say = wordingFrom(document.words);
  const scene = compose(seen.document, {
    paint,
    forPage: false,
    remarks: comparedRemarks(seen, say),
    changes: howChanged(document),
  });
  const rows = options.key ? rowsIn(scene.draft) : [];
  const key = options.key ? keySize(rows, Math.max(scene.box.width, 640)) : { width: 0, height: 0 };
  const width = Math.max(scene.box.width, key.width);
  const left = scene.box.x - (width - scene.box.width) / 2;
  const under = `translate(${round(left)} ${round(scene.box.y + scene.box.height)})`;
  const told = {
    title: say("map.title", { title: document.title }),
    words: scene.items.map((item) => item.name).join(" "),
  };
  const parts: Node[] = [
    ...scene.items.map(staticItem),
    ...scene.overlay,
    ...(options.key ? [node("g", { transform: under }, drawKeyRows(rows, key.width, paint, say))] : []),
  ];
  return toSvg(svgRoot([left, scene.box.y, width, scene.box.height + key.height], paint, told, parts));
}

export interface KeyOptions {
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly words?: Readonly<Record<string, string>>;
  /** Only what stands on this map; all of it by default. */
  readonly of?: MapDocument;
}

/** The key alone, for a printed page or the help. */
export function drawKey(options: KeyOptions = {}): string {
  const paint = themePaint(options.theme ?? "print");
  const rows = rowsFor(options);
  const { width, height } = keySize(rows, options.width ?? 640);
  const say = wordingFrom(options.words ?? options.of?.words);
  return toSvg(svgRoot([0, 0, width, height], paint, null, drawKeyRows(rows, width, paint, say)));
}

/** What the rows of a map's key say, one to a line, for whoever cannot see them. */
export function keyWordsOf(document: MapDocument): string {
  const say = wordingFrom(document.words);
  return rowsFor({ of: document })
    .map((row) => say(`key.${row.id}`))
    .join("\n");
}

function rowsFor(options: KeyOptions): readonly KeyRow[] {
  if (!options.of) return notation.key;
  return rowsIn(draftOf(options.of, { paint: themePaint("print"), forPage: false }));
}
