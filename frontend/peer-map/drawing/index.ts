/**
 * The drawing for everybody: the editor composes scenes from it, and the server runs `drawMap` for print and
 * export.
 *
 * It knows nothing of a page or a network. `alongside/peermaps/drawing/draw-map.js` is this module with the
 * global name `AlongsideDrawing`.
 */
import { howChanged, withGone } from "../model/compared.ts";
import type { Basis, MapDocument } from "../model/document.ts";
import { seenBy, type LeftOut } from "../model/views.ts";
import { compose } from "./compose.ts";
import type { Item } from "./items.ts";
import { drawKeyRows, keySize } from "./key.ts";
import type { ThemeName } from "./notation.ts";
import { notation } from "./notation.ts";
import { themePaint, type Paint } from "./paint.ts";
import { node, round, toSvg, words, type Node } from "./scene.ts";
import { comparedRemarks } from "./remarks.ts";
import { wordingFrom } from "./wording.ts";

export interface DrawOptions {
  /** Colours; `print` by default. */
  readonly theme?: ThemeName;
  /** Id of one of the document's views; everyone's by default. */
  readonly view?: string;
  /** Only groups with this basis, drawn by it (`group.lens`). */
  readonly lens?: Basis;
  /** What is left out: what is unchecked, what the police hold. */
  readonly without?: readonly LeftOut[];
  /** Put the key under the drawing. */
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
  const compared = document.compared !== undefined;
  const key = options.key ? keySize(Math.max(scene.box.width, 640), compared) : { width: 0, height: 0 };
  const width = Math.max(scene.box.width, key.width);
  const left = scene.box.x - (width - scene.box.width) / 2;
  const parts: Node[] = [
    words("title", {}, say("map.title", { title: document.title })),
    words("desc", {}, scene.items.map((item) => item.name).join(" ")),
    ...scene.items.map(staticItem),
    ...scene.overlay,
    ...(options.key
      ? [
          node(
            "g",
            { transform: `translate(${round(left)} ${round(scene.box.y + scene.box.height)})` },
            drawKeyRows(key.width, paint, say, compared),
          ),
        ]
      : []),
  ];
  return sheet(parts, [left, scene.box.y, width, scene.box.height + key.height], paint);
}

/** The key alone, for a printed page or the help. */
export function drawKey(
  options: DrawOptions & { readonly width?: number; readonly words?: Readonly<Record<string, string>> } = {},
): string {
  const paint = themePaint(options.theme ?? "print");
  const { width, height } = keySize(options.width ?? 640);
  return sheet(drawKeyRows(width, paint, wordingFrom(options.words)), [0, 0, width, height], paint);
}

function sheet(parts: readonly Node[], box: readonly number[], paint: Paint): string {
  const [x = 0, y = 0, width = 0, height = 0] = box.map(round);
  return toSvg(
    node(
      "svg",
      {
        xmlns: "http://www.w3.org/2000/svg",
        viewBox: `${x} ${y} ${width} ${height}`,
        width,
        height,
        role: "img",
        "font-family": notation.text.family,
      },
      [node("rect", { x, y, width, height, fill: paint.colour("sand") }), ...parts],
    ),
  );
}

function staticItem(item: Item): Node {
  return node(
    "g",
    { class: item.type, "data-type": item.type, "data-id": item.id, "aria-label": item.name },
    item.parts,
  );
}
