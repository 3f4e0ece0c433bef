/** One person or place as SVG. */
import type { Point } from "../model/document.ts";
import { add } from "./geometry.ts";
import { candle, conditionsNote } from "./marks.ts";
import { notation } from "./notation.ts";
import type { Paint } from "./paint.ts";
import { node, round, words, type Attributes, type Node } from "./scene.ts";
import { hexagon, type Shape } from "./shapes.ts";

export function drawShape(shape: Shape, paint: Paint): Node[] {
  return [
    ...(shape.ring
      ? [outline(shape, notation.focus_ring.gap + notation.focus_ring.width / 2, ringLook(shape, paint))]
      : []),
    outline(shape, 0, bodyLook(shape, paint)),
    ...(shape.hatched ? [hatch(shape, paint)] : []),
    ...(shape.style.tab ? [tab(shape, paint)] : []),
    ...(shape.symbol === null ? [] : [symbol(shape, shape.symbol, paint)]),
    ...inside(shape, paint),
    ...(shape.deceased ? [candle(corner(shape), paint)] : []),
    ...(shape.conditions > 0 ? [conditionsNote(corner(shape), shape.conditions, paint)] : []),
  ];
}

function bodyLook(shape: Shape, paint: Paint): Attributes {
  return {
    class: "body",
    fill: shape.colour === null ? paint.colour(shape.style.fill) : paint.chosen(shape.colour),
    stroke: paint.colour(shape.style.edge),
    "stroke-width": shape.style.edge_width,
    "stroke-dasharray": shape.style.dash.length > 0 ? shape.style.dash.join(" ") : undefined,
  };
}

function ringLook(shape: Shape, paint: Paint): Attributes {
  return {
    class: "ring",
    fill: "none",
    stroke: paint.colour(shape.style.edge),
    "stroke-width": notation.focus_ring.width,
    "stroke-dasharray": shape.provisional ? notation.provisional_dash.join(" ") : undefined,
  };
}

/** The edge of a shape, `out` map units outside it. */
export function outline(shape: Shape, out: number, look: Attributes): Node {
  const [x, y] = shape.centre;
  if (shape.style.form === "circle")
    return node("circle", { cx: round(x), cy: round(y), r: round(shape.half[0] + out), ...look });
  if (shape.style.form === "hexagon") {
    const corners = hexagon(shape.centre, shape.style.radius + out);
    return node("polygon", {
      points: corners.map((p) => p.map(round).join(",")).join(" "),
      "stroke-linejoin": "round",
      ...look,
    });
  }
  const [hw, hh] = add(shape.half, [out, out]);
  const soft = Math.min((shape.style.corner ?? 0) + out, hw, hh);
  return node("rect", {
    x: round(x - hw),
    y: round(y - hh),
    width: round(hw * 2),
    height: round(hh * 2),
    rx: round(soft),
    ...look,
  });
}

function corner(shape: Shape): Point {
  const round45 = shape.style.form === "circle" || shape.style.form === "hexagon" ? 0.76 : 0.95;
  return add(shape.centre, [shape.half[0] * round45, -shape.half[1] * round45]);
}

function inside(shape: Shape, paint: Paint): Node[] {
  const step = shape.insideSize * notation.text.line_height;
  const first = shape.centre[1] - ((shape.inside.length - 1) * step) / 2 + shape.insideSize * 0.35;
  return shape.inside.map((line, i) =>
    words(
      "text",
      {
        x: round(shape.centre[0]),
        y: round(first + i * step),
        "text-anchor": "middle",
        "font-size": shape.insideSize,
        "font-weight": shape.type === "person" ? 700 : undefined,
        fill: paint.colour(shape.style.text),
        ...(shape.hatched
          ? {
              stroke: paint.colour("paper"),
              "stroke-width": 7,
              "stroke-linejoin": "round",
              "paint-order": "stroke",
            }
          : {}),
      },
      line,
    ),
  );
}

/**
 * Hatching as plain lines, cut at the hexagon: no patterns, so that no two drawings on a page share an id.
 */
function hatch(shape: Shape, paint: Paint): Node {
  const reach = shape.style.radius;
  const lines: string[] = [];
  for (let offset = -reach * 1.5; offset <= reach * 1.5; offset += notation.hatch.spacing) {
    const ends = crossing(hexagon([0, 0], reach - 2), offset);
    if (ends) lines.push(ends.map((p) => add(p, shape.centre).map(round).join(" ")).join("L"));
  }
  return node("path", {
    class: "hatch",
    d: lines.map((line) => `M${line}`).join(""),
    fill: "none",
    stroke: paint.colour(notation.hatch.colour),
    "stroke-width": notation.hatch.width,
  });
}

/** Where the line x + y = offset·√2 crosses a convex polygon around the origin. */
function crossing(corners: readonly Point[], offset: number): [Point, Point] | null {
  const side = (p: Point): number => (p[0] + p[1]) / Math.SQRT2 - offset;
  const hits: Point[] = [];
  corners.forEach((a, i) => {
    const b = corners[(i + 1) % corners.length] as Point;
    const from = side(a);
    const to = side(b);
    if (from < 0 !== to < 0) {
      const t = from / (from - to);
      hits.push([a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]);
    }
  });
  return hits.length === 2 ? [hits[0] as Point, hits[1] as Point] : null;
}

/** A professional's shape carries a small tab, like a badge on a clip. */
function tab(shape: Shape, paint: Paint): Node {
  const [x, y] = [shape.centre[0], shape.centre[1] - shape.half[1]];
  return node("rect", {
    class: "tab",
    x: round(x - 8),
    y: round(y - 4),
    width: 16,
    height: 8,
    rx: 3,
    fill: paint.colour(shape.style.edge),
    stroke: paint.colour("sand"),
    "stroke-width": 1,
  });
}

function symbol(shape: Shape, name: string, paint: Paint): Node {
  const scale = (shape.half[1] * 1.25) / 24;
  const [x, y] = add(shape.centre, [-12 * scale, -12 * scale]);
  return node(
    "g",
    {
      class: "symbol",
      transform: `translate(${round(x)} ${round(y)}) scale(${Math.round(scale * 1000) / 1000})`,
    },
    (notation.symbols[name] ?? []).map((part) =>
      node("path", {
        d: part.d,
        fill: part.fill,
        stroke: paint.colour("ink"),
        "stroke-width": 1.2,
        "stroke-linejoin": "round",
        "stroke-linecap": "round",
      }),
    ),
  );
}
