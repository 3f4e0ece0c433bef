/** A drawing as a picture by itself: nothing in it waits for a page, and no id says what it was drawn from. */
import type { Item } from "./items.ts";
import { notation } from "./notation.ts";
import type { Paint } from "./paint.ts";
import { node, round, words, type Node } from "./scene.ts";

/** What is heard instead of seen. */
export interface Told {
  readonly title: string;
  readonly words: string;
}

export function svgRoot(box: readonly number[], paint: Paint, told: Told | null, parts: readonly Node[]): Node {
  const [x = 0, y = 0, width = 0, height = 0] = box.map(round);
  return node(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `${x} ${y} ${width} ${height}`,
      width,
      height,
      role: "img",
      "font-family": notation.text.family,
    },
    [
      ...(told ? [words("title", {}, told.title), words("desc", {}, told.words)] : []),
      node("rect", { x, y, width, height, fill: paint.colour("sand") }),
      ...parts,
    ],
  );
}

export function staticItem(item: Item): Node {
  return node("g", { class: item.type, "aria-label": item.name }, item.parts);
}
