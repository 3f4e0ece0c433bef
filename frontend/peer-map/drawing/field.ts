/** How far inside (negative) or outside the soft area of a group each spot of the map lies. */
import type { Point } from "../model/document.ts";
import type { Field, Fineness } from "./contour.ts";
import { convexHull } from "../model/hull.ts";
import { add, distanceToSegment, lengthOf, minus, times } from "./geometry.ts";
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
    const swell = hull.length < 3 ? 0 : Math.min(0.045, MOST_SWELL / Math.max(1, lengthOf(x, y)));
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
    const [ex, ey] = [bx - ax, by - ay];
    return { ax, ay, ex, ey, per: 1 / Math.max(ex * ex + ey * ey, 1e-9) };
  });
  return (px, py) => {
    let least = Infinity;
    let within = solid;
    for (let i = 0; i < sides.length; i++) {
      const { ax, ay, ex, ey, per } = sides[i] as (typeof sides)[number];
      const x = px - ax;
      const y = py - ay;
      let t = (x * ex + y * ey) * per;
      t = t < 0 ? 0 : t > 1 ? 1 : t;
      const dx = x - ex * t;
      const dy = y - ey * t;
      const far = dx * dx + dy * dy;
      if (far < least) least = far;
      if (ex * y - ey * x < 0) within = false;
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

function fromBay({ from, to, width }: Bay): Field {
  const [ex, ey] = minus(to, from);
  const long = ex * ex + ey * ey;
  return (px, py) => {
    const x = px - from[0];
    const y = py - from[1];
    const t = long === 0 ? 0 : Math.max(0, Math.min(1, (x * ex + y * ey) / long));
    return lengthOf(x - ex * t, y - ey * t) - width - 0.12 * lengthOf(x, y);
  };
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
    const length = wayOut(stranger.centre, heading, hullField, best?.length ?? LONGEST_BAY + 1);
    if (length === null) continue;
    const to = add(stranger.centre, times(heading, length + 40));
    const free = members.every(
      (m) => distanceToSegment(m.centre, stranger.centre, to) > reach(m) + width + 4 + 0.12 * length,
    );
    if (free) best = { bay: { from: stranger.centre, to, width }, length };
  }
  return best?.bay ?? null;
}

/** In steps of 12; the field says how many of them cannot lead outside yet. Null from `limit` on. */
function wayOut([x, y]: Point, [ex, ey]: Point, hullField: Field, limit: number): number | null {
  for (let length = 0; length < limit;) {
    const outside = hullField(x + ex * length, y + ey * length);
    if (outside > 0) return length;
    length += 12 * (1 + Math.floor(-outside / 12));
  }
  return null;
}

/** `extra`: wider, so that two groups' edges stay apart. */
export function hullField(members: readonly Shape[], extra: number, fineness: Fineness): Field {
  const corners = convexHull(members.map((m) => m.centre));
  const hull = fromHull(rounded(corners, PIECES[fineness]), corners.length > 2);
  const radius = Math.max(...members.map((m) => Math.min(reach(m), 60))) + ROOM + extra;
  return (x, y) => hull(x, y) - radius;
}

/** Does somebody who is not in the group stand where the area has to keep away from them? */
export function standsNear(shape: Shape, hull: Field): boolean {
  return hull(...shape.centre) < reach(shape) + KEEP_OUT + SOFTNESS;
}

/** Without `bays` the area leaves holes only, for when bays would cut it in two. */
export function areaField(
  hull: Field,
  members: readonly Shape[],
  strangers: readonly Shape[],
  bays: boolean,
): Field {
  const near = strangers.filter((s) => standsNear(s, hull));
  const found = bays
    ? near.filter((s) => hull(...s.centre) < 0).map((s) => findBay(s, members, hull))
    : [];
  const open = found.filter((bay) => bay !== null).map(fromBay);
  return (x, y) => {
    const base = Math.max(hull(x, y), DEEP);
    if (base > -DEEP) return base;
    let value = base;
    for (const bay of open) value = softMax(value, -bay(x, y));
    for (const s of near) {
      if (atLeastFrom(s, x, y) < KEEP_OUT + SOFTNESS - value)
        value = softMax(value, KEEP_OUT - fromEdge(s, x, y));
    }
    if (value > -8 && value > base) for (const m of members) value = Math.min(value, fromEdge(m, x, y) - 8);
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
