/**
 * The soft area of a group: holds its members, flows around everybody else, and marks whom it could not
 * leave outside.
 */
import type { Basis, Group, Id, Point } from "../model/document.ts";
import { rings, softPath, type Fineness } from "./contour.ts";
import { areaField, searchBox } from "./field.ts";
import { inside } from "../model/hull.ts";
import { add, boxOf, overlap, type Box } from "./geometry.ts";
import { notation } from "./notation.ts";
import type { Paint } from "./paint.ts";
import { node, type Node } from "./scene.ts";
import { shapeBox, type Shape } from "./shapes.ts";

export interface Area {
  readonly id: Id;
  readonly basis: Basis;
  readonly rings: readonly (readonly Point[])[];
  readonly path: string;
  readonly box: Box;
  /** Shapes that stand inside although they are not in the group: each gets a mark. */
  readonly strangers: readonly Shape[];
}

export function areaOf(
  group: Group,
  shapes: readonly Shape[],
  order: number,
  fineness: Fineness = "fine",
): Area | null {
  const belongs = new Set(group.members);
  const members = shapes.filter((s) => s.type === "person" && belongs.has(s.id));
  if (members.length === 0) return null;
  const others = shapes.filter((s) => !members.includes(s));
  const found = bestRings(members, others, (order % 3) * 8, fineness);
  const box = boxOf(found.flat());
  return {
    id: group.id,
    basis: drawnBasis(group.bases),
    rings: found,
    box,
    path: found.map(softPath).join(""),
    strangers: others.filter((s) => overlap(shapeBox(s), box) > 0 && standsIn(s, found)),
  };
}

/** One whole with bays to the outside where that works, else one whole with holes. */
function bestRings(
  members: readonly Shape[],
  others: readonly Shape[],
  extra: number,
  fineness: Fineness,
): Point[][] {
  const box = searchBox(members, extra);
  const withBays = rings(
    areaField(members, others, { extra, bays: true, fineness }),
    box.from,
    box.to,
    fineness,
  );
  if (parts(withBays) <= 1) return withBays;
  const withHoles = rings(
    areaField(members, others, { extra, bays: false, fineness }),
    box.from,
    box.to,
    fineness,
  );
  return parts(withHoles) < parts(withBays) ? withHoles : withBays;
}

/** A ring that lies in an even number of others is a part of its own; the rest are holes. */
function parts(found: readonly (readonly Point[])[]): number {
  return found.filter((ring, i) => {
    const others = found.filter((_, j) => j !== i);
    return !inside(ring[0] as Point, others);
  }).length;
}

/** A group with several bases is drawn by the one that young people have most say in. */
export function drawnBasis(bases: readonly Basis[]): Basis {
  return notation.area_order.find((basis) => bases.includes(basis)) ?? "shared_context";
}

function standsIn(shape: Shape, found: readonly (readonly Point[])[]): boolean {
  const [hw, hh] = shape.half;
  const spots: Point[] = [
    [0, 0],
    [hw, 0],
    [-hw, 0],
    [0, hh],
    [0, -hh],
  ];
  return spots.some((spot) => inside(add(shape.centre, spot), found));
}

export function drawArea(area: Area, fading: number, paint: Paint): Node[] {
  const style = notation.areas[area.basis];
  return [
    node("path", {
      class: "fill",
      d: area.path,
      fill: paint.colour(style.colour),
      "fill-opacity": notation.area_opacity,
      "fill-rule": "evenodd",
    }),
    node("path", {
      class: "edge",
      d: area.path,
      fill: "none",
      stroke: paint.colour(style.colour),
      "stroke-width": style.width,
      "stroke-linecap": "round",
      "stroke-linejoin": "round",
      "stroke-dasharray": style.dash.length > 0 ? style.dash.join(" ") : undefined,
      opacity: fading > 0 ? notation.fading_opacity[fading] : undefined,
    }),
  ];
}
