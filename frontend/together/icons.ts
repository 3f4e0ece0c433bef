/** Symbols of the notation and pictures for questions, as small drawings on buttons. */
import data from "../../alongside/peermaps/notation/pictures.json";
import { notation, type SymbolPath } from "../peer-map/drawing/notation.ts";
import { node, type Node } from "../peer-map/drawing/scene.ts";
import { toDom } from "../peer-map/gestures/surface.ts";

const PICTURES = data.pictures as Readonly<Record<string, readonly SymbolPath[]>>;

export const symbols = Object.keys(notation.symbols);
export const colours = Object.keys(notation.chosen_colours);

export function symbolIcon(name: string): SVGElement {
  return icon(notation.symbols[name] ?? []);
}

export function pictureIcon(name: string): SVGElement | null {
  const found = PICTURES[name];
  return found ? icon(found) : null;
}

/** The quiet sign: a small leaf, like any other ornament. */
export const signIcon = (): SVGElement => symbolIcon("leaf");

function icon(paths: readonly SymbolPath[]): SVGElement {
  const parts: Node[] = paths.map((path) =>
    node("path", {
      d: path.d,
      fill: path.fill,
      stroke: "var(--pm-ink)",
      "stroke-width": 1.4,
      "stroke-linejoin": "round",
      "stroke-linecap": "round",
    }),
  );
  return toDom(node("svg", { class: "dt-icon", viewBox: "0 0 24 24", "aria-hidden": "true" }, parts));
}
