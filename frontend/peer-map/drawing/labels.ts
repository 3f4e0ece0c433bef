/** Words beside shapes and along the edges of areas, on the freest spot near them. */
import type { Group, Point } from "../model/document.ts";
import { drawnBasis, type Area } from "./areas.ts";
import { inside } from "../model/hull.ts";
import { add, boxAround, grow, times, walk, type Box } from "./geometry.ts";
import { textWidth } from "./measure.ts";
import { notation } from "./notation.ts";
import { cheapest, type Occupied } from "./occupied.ts";
import type { Paint } from "./paint.ts";
import { node, round, words, type Node } from "./scene.ts";
import { shapeBox, type Shape } from "./shapes.ts";
import { listing, type Wording } from "./wording.ts";

const SIZE = notation.text.sizes.note;
const STEP = SIZE * notation.text.line_height;
const GAP = 7;

/** Where the words stand, seen from the shape: below is tried first. */
const SIDES = [
  "below",
  "above",
  "right",
  "left",
  "below_right",
  "below_left",
  "above_right",
  "above_left",
] as const;
export type Side = (typeof SIDES)[number];

/** How bad it is to cover one square unit of a shape or its words: over a thin line words can be read, there they cannot. */
export const SOLID = 500;

/** Nobody else's words stand here; `weight` below nothing takes it back. */
export function keep(shape: Shape, side: Side, occupied: Occupied, weight = SOLID): void {
  if (shape.beside.length > 0) occupied.add(grow(labelBox(shape, side), 2), weight);
}

/** The spot below, where Tidy leaves room for everybody's words (`io/tidying.ts`), was kept until now. */
export function chooseSide(shape: Shape, occupied: Occupied): Side {
  keep(shape, "below", occupied, -SOLID);
  const cost = (side: Side): number => occupied.cost(labelBox(shape, side)) + SIDES.indexOf(side) * 6;
  const chosen = cheapest(SIDES, cost) ?? "below";
  keep(shape, chosen, occupied);
  return chosen;
}

export function labelBox(shape: Shape, side: Side): Box {
  const width = Math.max(...shape.beside.map((line) => textWidth(line.text, SIZE, line.weight)), 0);
  const height = shape.beside.length * STEP;
  const body = shapeBox(shape);
  const [x, y] = shape.centre;
  const top = side.startsWith("above")
    ? body.y - GAP - height
    : side.startsWith("below")
      ? body.y + body.height + GAP
      : y - height / 2;
  const slip = side.includes("_") ? body.width * 0.3 : 0;
  const left = side.endsWith("right")
    ? x + (slip || body.width / 2 + GAP)
    : side.endsWith("left")
      ? x - (slip || body.width / 2 + GAP) - width
      : x - width / 2;
  return {
    x: left,
    y: side.includes("_") ? top - body.height * (side.startsWith("below") ? 0.12 : -0.12) : top,
    width,
    height,
  };
}

export function drawLabel(shape: Shape, side: Side, paint: Paint): Node[] {
  const box = labelBox(shape, side);
  return shape.beside.map((line, i) =>
    words(
      "text",
      {
        class: "note",
        x: round(box.x + box.width / 2),
        y: round(box.y + i * STEP + SIZE),
        "text-anchor": "middle",
        "font-size": SIZE,
        "font-weight": line.weight === "bold" ? 700 : undefined,
        fill: paint.colour(line.weight === "bold" ? "ink" : "muted"),
        stroke: paint.colour("sand"),
        "stroke-width": 3.5,
        "stroke-linejoin": "round",
        "paint-order": "stroke",
      },
      line.text,
    ),
  );
}

/** Where a group's name stands: the middle of its box. */
export type NameSpot = Point;

const AREA_SIZE = notation.text.sizes.area;

export function areaName(group: Group, say: Wording): { name: string; basis: string } {
  const bases = [drawnBasis(group.bases), ...group.bases.filter((b) => b !== drawnBasis(group.bases))];
  const basis = listing(
    bases.map((b) => say(`area.${b}`)),
    say,
  );
  return { name: group.name, basis: basis && `— ${basis}` };
}

const indent = (name: string): number => textWidth(`${name} `, AREA_SIZE, "bold");

export function nameSize(label: { name: string; basis: string }): { width: number; height: number } {
  return { width: indent(label.name) + textWidth(label.basis, AREA_SIZE), height: AREA_SIZE * 1.3 };
}

/**
 * On top of the edge where that is free, else beside or under it; just inside it where the outside is full.
 */
export function chooseNameSpot(
  area: Area,
  label: { name: string; basis: string },
  occupied: Occupied,
): NameSpot {
  const { width, height } = nameSize(label);
  const spots = edgeSpots(area, width, height);
  const edge = area.rings.flat();
  const top = Math.min(...spots.map((spot) => spot.centre[1]));
  const cost = ({ centre, within, tilt }: EdgeSpot): number => {
    const box = boxAround(centre, width, height);
    return (
      occupied.cost(grow(box, 4)) * CROSSING +
      gapTo(edge, box) * 8 +
      (centre[1] - top) * 0.6 +
      tilt * 60 +
      (within ? 120 : 0)
    );
  };
  const centre = cheapest(spots, cost)?.centre ?? area.rings[0]?.[0] ?? [0, 0];
  occupied.add(boxAround(centre, width, height), 8);
  return centre;
}

/** A name over a thin line can still be read; one far from its group cannot be understood. */
const CROSSING = 0.3;

/** Map units between a box and the nearest point of the edge. */
function gapTo(edge: readonly Point[], box: Box): number {
  let least = Infinity;
  for (const p of edge) {
    const beside = Math.max(box.x - p[0], 0, p[0] - box.x - box.width);
    const above = Math.max(box.y - p[1], 0, p[1] - box.y - box.height);
    least = Math.min(least, beside * beside + above * above);
  }
  return Math.sqrt(least);
}

/** `tilt`: 0 where the edge runs level, 1 where it runs up or down. */
interface EdgeSpot {
  readonly centre: Point;
  readonly within: boolean;
  readonly tilt: number;
}

function edgeSpots(area: Area, width: number, height: number): EdgeSpot[] {
  const ring = area.rings.reduce(
    (longest, r) => (r.length > longest.length ? r : longest),
    area.rings[0] ?? [],
  );
  return walk(ring, 22).flatMap(({ point, along }) => {
    const normal: Point = [-along[1], along[0]];
    const out = inside(add(point, times(normal, 3)), area.rings) ? times(normal, -1) : normal;
    const away = (Math.abs(out[0]) * width) / 2 + (Math.abs(out[1]) * height) / 2;
    return [
      { centre: add(point, times(out, away + 5)), within: false, tilt: Math.abs(out[0]) },
      { centre: add(point, times(out, -away - 7)), within: true, tilt: Math.abs(out[0]) },
    ];
  });
}

export function drawAreaName(label: { name: string; basis: string }, spot: NameSpot, paint: Paint): Node {
  const { width } = nameSize(label);
  const look = {
    y: round(spot[1] + AREA_SIZE * 0.35),
    "font-size": AREA_SIZE,
    fill: paint.colour("group"),
    stroke: paint.colour("sand"),
    "stroke-width": 4,
    "stroke-linejoin": "round",
    "paint-order": "stroke",
  };
  const left = spot[0] - width / 2;
  return node("g", { class: "area-name", "aria-hidden": "true" }, [
    words("text", { x: round(left), "font-weight": 700, ...look }, label.name),
    words("text", { x: round(left + indent(label.name)), ...look }, label.basis),
  ]);
}
