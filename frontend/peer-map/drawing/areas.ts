/**
 * The soft area of a group: holds its members, flows around everybody else, and marks whom it could not
 * leave outside.
 */
import type { Basis, Group, Id, Point } from "../model/document.ts";
import { rings, softPath } from "./contour.ts";
import { areaField, hullField, searchBox, standsNear } from "./field.ts";
import { inside } from "../model/hull.ts";
import { add, boxOf, type Box } from "./geometry.ts";
import { notation } from "./notation.ts";
import type { Paint } from "./paint.ts";
import { node, type Node } from "./scene.ts";
import type { Shape } from "./shapes.ts";

export interface Area {
  readonly id: Id;
  readonly basis: Basis;
  readonly rings: readonly (readonly Point[])[];
  readonly path: string;
  readonly box: Box;
  /** Shapes that stand inside although they are not in the group: each gets a mark once all stand still. */
  readonly strangers: readonly Shape[];
  /** Whether the area goes round its strangers by bays to the outside, or leaves holes. */
  readonly bays: boolean;
  /** Would somebody who is not in the group change the area by standing here? */
  readonly minds: (shape: Shape) => boolean;
}

/** `settled`: as it was before something moved. Until that stands still again, a rough outline will do. */
export function areaOf(group: Group, shapes: readonly Shape[], order: number, settled?: Area): Area | null {
  const belongs = new Set(group.members);
  const isMember = (s: Shape): boolean => s.type === "person" && belongs.has(s.id);
  const members = shapes.filter(isMember);
  if (members.length === 0) return null;
  const others = shapes.filter((s) => !isMember(s));
  const extra = (order % 3) * 8;
  const fineness = settled ? "rough" : "fine";
  const hull = hullField(members, extra, fineness);
  const { from, to } = searchBox(members, extra);
  const outline = (bays: boolean): Outline => ({
    bays,
    rings: rings(areaField(hull, members, others, bays), from, to, fineness),
  });
  const found = settled ? outline(settled.bays) : bestOutline(outline);
  return {
    ...found,
    id: group.id,
    basis: drawnBasis(group.bases),
    box: boxOf(found.rings.flat()),
    path: found.rings.map(softPath).join(""),
    strangers: settled ? [] : others.filter((s) => standsNear(s, hull) && standsIn(s, found.rings)),
    minds: (shape) => standsNear(shape, hull),
  };
}

type Outline = Pick<Area, "rings" | "bays">;

/** One whole with bays to the outside where that works, else one whole with holes. */
function bestOutline(outline: (bays: boolean) => Outline): Outline {
  const withBays = outline(true);
  if (parts(withBays.rings) <= 1) return withBays;
  const withHoles = outline(false);
  return parts(withHoles.rings) < parts(withBays.rings) ? withHoles : withBays;
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
