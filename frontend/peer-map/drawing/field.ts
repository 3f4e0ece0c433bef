/** How far inside (negative) or outside the soft area of a group each spot of the map lies. */
import type { Point } from "../model/document.ts";
import type { Field, Fineness } from "./contour.ts";
import { convexHull } from "../model/hull.ts";
import { add, distance, distanceToSegment, minus, times } from "./geometry.ts";
import { fromEdge, type Shape } from "./shapes.ts";

/** Map units between the edge of a member and the edge of the area. */
const ROOM = 20;
/** Map units the area keeps away from somebody who is not in the group. */
const KEEP_OUT = 12;
const SOFTNESS = 16;
const LONGEST_BAY = 320;
/** Map units that the middle of a long side swells outwards at most. */
const MOST_SWELL = 19;
/** Straight pieces that a swelling side is made of. */
const PIECES: Readonly<Record<Fineness, number>> = { fine: 6, rough: 2 };
/** How far inside it no longer matters how far; only the edge is drawn. */
const DEEP = -90;

const reach = (shape: Shape): number => Math.max(shape.half[0], shape.half[1]);

/** Long straight sides swell a little, so that an area looks soft rather than cut out. */
function rounded(hull: readonly Point[], pieces: number): Point[] {
  return hull.flatMap((a, i) => {
    const b = hull[(i + 1) % hull.length] as Point;
    const [x, y] = minus(b, a);
    const swell = hull.length < 3 ? 0 : Math.min(0.045, MOST_SWELL / Math.max(1, Math.hypot(x, y)));
    return Array.from({ length: pieces }, (_, piece): Point => {
      const t = piece / pieces;
      const out = swell * 4 * t * (1 - t);
      return [a[0] + x * t + y * out, a[1] + y * t - x * out];
    });
  });
}

/** Signed distance to a convex ring; one point and two points work too, but have no inside. */
function fromHull(hull: readonly Point[], solid: boolean): Field {
  const sides = hull.map(([bx, by], i) => {
    const [ax, ay] = hull.at(i - 1) as Point;
    return { ax, ay, ex: bx - ax, ey: by - ay, long: (bx - ax) ** 2 + (by - ay) ** 2 };
  });
  return (px, py) => {
    let least = Infinity;
    let within = solid;
    for (const { ax, ay, ex, ey, long } of sides) {
      const t = long === 0 ? 0 : Math.max(0, Math.min(1, ((px - ax) * ex + (py - ay) * ey) / long));
      const dx = px - ax - ex * t;
      const dy = py - ay - ey * t;
      least = Math.min(least, dx * dx + dy * dy);
      if (ex * (py - ay) - ey * (px - ax) < 0) within = false;
    }
    return within ? -Math.sqrt(least) : Math.sqrt(least);
  };
}

function softMax(a: number, b: number): number {
  const h = Math.max(SOFTNESS - Math.abs(a - b), 0) / SOFTNESS;
  return Math.max(a, b) + (h * h * SOFTNESS) / 4;
}

/** A way out of the area for somebody who is not in the group: a bay that opens to the outside. */
export interface Bay {
  readonly from: Point;
  readonly to: Point;
  readonly width: number;
}

function fromBay(bay: Bay, x: number, y: number): number {
  const p: Point = [x, y];
  return distanceToSegment(p, bay.from, bay.to) - bay.width - 0.12 * distance(bay.from, p);
}

/**
 * The shortest straight way out that passes no member.
 *
 * Null when there is none: the area then flows around the person and leaves a hole.
 */
export function findBay(stranger: Shape, members: readonly Shape[], hullField: Field): Bay | null {
  const width = Math.min(reach(stranger), 60) + KEEP_OUT;
  let best: { bay: Bay; length: number } | null = null;
  for (let i = 0; i < 32; i++) {
    const heading: Point = [Math.cos((i * Math.PI) / 16), Math.sin((i * Math.PI) / 16)];
    const length = wayOut(stranger.centre, heading, hullField);
    if (length === null || (best && length >= best.length)) continue;
    const to = add(stranger.centre, times(heading, length + 40));
    const free = members.every(
      (m) => distanceToSegment(m.centre, stranger.centre, to) > reach(m) + width + 4 + 0.12 * length,
    );
    if (free) best = { bay: { from: stranger.centre, to, width }, length };
  }
  return best?.bay ?? null;
}

function wayOut(from: Point, heading: Point, hullField: Field): number | null {
  for (let length = 0; length <= LONGEST_BAY; length += 12) {
    const [x, y] = add(from, times(heading, length));
    if (hullField(x, y) > 0) return length;
  }
  return null;
}

export function hullField(members: readonly Shape[], extra: number, fineness: Fineness): Field {
  const corners = convexHull(members.map((m) => m.centre));
  const hull = fromHull(rounded(corners, PIECES[fineness]), corners.length > 2);
  const radius = Math.max(...members.map((m) => Math.min(reach(m), 60))) + ROOM + extra;
  return (x, y) => hull(x, y) - radius;
}

export interface AreaWish {
  /** Wider, so that two groups' edges stay apart. */
  readonly extra: number;
  /** False leaves holes only, for when bays would cut the area in two. */
  readonly bays: boolean;
  readonly fineness: Fineness;
}

export function areaField(members: readonly Shape[], strangers: readonly Shape[], wish: AreaWish): Field {
  const hull = hullField(members, wish.extra, wish.fineness);
  const near = strangers.filter((s) => hull(...s.centre) < reach(s) + KEEP_OUT + SOFTNESS);
  const found = wish.bays
    ? near.filter((s) => hull(...s.centre) < 0).map((s) => findBay(s, members, hull))
    : [];
  const open = found.filter((bay) => bay !== null);
  return (x, y) => {
    let value = Math.max(hull(x, y), DEEP);
    if (value > -DEEP) return value;
    for (const bay of open) value = softMax(value, -fromBay(bay, x, y));
    for (const s of near) {
      if (atLeastFrom(s, x, y) < KEEP_OUT + SOFTNESS - value)
        value = softMax(value, KEEP_OUT - fromEdge(s, x, y));
    }
    if (value > -8) for (const m of members) value = Math.min(value, fromEdge(m, x, y) - 8);
    return value;
  };
}

/** A quick lower bound of the distance to a shape. */
function atLeastFrom(shape: Shape, x: number, y: number): number {
  return Math.max(
    Math.abs(x - shape.centre[0]) - shape.half[0],
    Math.abs(y - shape.centre[1]) - shape.half[1],
  );
}

/** Where the area is to be looked for. */
export function searchBox(members: readonly Shape[], extra: number): { from: Point; to: Point } {
  const room = Math.max(...members.map(reach)) + ROOM + extra + SOFTNESS + MOST_SWELL;
  const xs = members.map((m) => m.centre[0]);
  const ys = members.map((m) => m.centre[1]);
  return {
    from: minus([Math.min(...xs), Math.min(...ys)], [room, room]),
    to: add([Math.max(...xs), Math.max(...ys)], [room, room]),
  };
}
