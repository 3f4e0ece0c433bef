/**
 * The way a tie takes between its two ends: straight, or gently bent so as not to run through somebody else.
 */
import type { End, Id, Point, Tie } from "../model/document.ts";
import type { Area } from "./areas.ts";
import {
  bend,
  between,
  cut,
  distance,
  distanceToSegment,
  minus,
  pointAt,
  straight,
  type Spine,
} from "./geometry.ts";
import { fromEdge, type Shape } from "./shapes.ts";

export interface Ground {
  readonly shapes: ReadonlyMap<Id, Shape>;
  readonly areas: ReadonlyMap<Id, Area>;
}

/** How far the middle of a bent line may leave the straight way, tried in this order. */
const BENDS = [26, -26, 44, -44, 66, -66, 92, -92];
const WIDEST = 92;
const ROOM = 7;
/** Map units between the edge of a shape and the end of a line. */
const GAP = 3;

/** Drawn from left to right, so that support always runs above harm; `turned` when that swaps the ends. */
export interface Way {
  readonly spine: Spine;
  readonly turned: boolean;
}

export function wayOf(tie: Tie, ground: Ground, halfWidth: number): Way | null {
  const a = middleOf(tie.a, tie.b, ground);
  const b = middleOf(tie.b, tie.a, ground);
  if (!a || !b) return null;
  const turned = a[0] > b[0] || (a[0] === b[0] && a[1] > b[1]);
  const [first, second] = turned ? [tie.b, tie.a] : [tie.a, tie.b];
  const [from, to] = turned ? [b, a] : [a, b];
  const room = ROOM + halfWidth;
  const spine = clearest(from, to, inTheWay(tie, ground, from, to, room), room);
  return { spine: trim(spine, edgeOf(first, ground), edgeOf(second, ground)), turned };
}

function middleOf(end: End, other: End, ground: Ground): Point | null {
  if (end.type !== "group") return ground.shapes.get(end.id)?.centre ?? null;
  const area = ground.areas.get(end.id);
  const towards =
    other.type === "group" ? ground.areas.get(other.id)?.rings[0]?.[0] : ground.shapes.get(other.id)?.centre;
  if (!area || !towards) return null;
  const edge = area.rings.flat();
  return edge.reduce(
    (near, p) => (distance(p, towards) < distance(near, towards) ? p : near),
    edge[0] as Point,
  );
}

function edgeOf(end: End, ground: Ground): ((p: Point) => number) | null {
  const shape = end.type === "group" ? undefined : ground.shapes.get(end.id);
  return shape ? ([x, y]) => fromEdge(shape, x, y) - GAP : null;
}

function inTheWay(tie: Tie, ground: Ground, from: Point, to: Point, room: number): Shape[] {
  const near: Shape[] = [];
  for (const shape of ground.shapes.values()) {
    if (shape.id === tie.a.id || shape.id === tie.b.id) continue;
    if (distanceToSegment(shape.centre, from, to) < reach(shape) + room + WIDEST) near.push(shape);
  }
  return near;
}

function clearest(from: Point, to: Point, near: readonly Shape[], room: number): Spine {
  const direct = straight(from, to);
  let best = direct;
  let most = clearance(direct, near, room, -Infinity);
  for (const by of most < 0 ? BENDS : []) {
    const spine = bend(from, to, by);
    const clear = clearance(spine, near, room, most + 4);
    if (clear > most + 4) [best, most] = [spine, clear];
    if (most >= 0) break;
  }
  return best;
}

const reach = (shape: Shape): number => Math.max(shape.half[0], shape.half[1]);

/**
 * Negative when the line would run through or along the edge of somebody; once below `enough` it is bad
 * enough to stop.
 */
function clearance(spine: Spine, others: readonly Shape[], room: number, enough: number): number {
  const way = waypoints(spine);
  let least = 0;
  for (const shape of others) {
    const far = reach(shape) + room;
    if (!spine.bent && distanceToSegment(shape.centre, spine.a, spine.b) > far) continue;
    for (let i = 1; i < way.length; i++) {
      const [a, b] = [way[i - 1] as Point, way[i] as Point];
      if (distanceToSegment(shape.centre, a, b) > far) continue;
      least = Math.min(
        least,
        Math.min(fromEdge(shape, ...between(a, b, 0.5)), fromEdge(shape, ...nearest(shape.centre, a, b))) -
          room,
      );
    }
    if (least < enough) return least;
  }
  return least;
}

function waypoints(spine: Spine): Point[] {
  const steps = spine.bent ? 10 : Math.max(1, Math.ceil(distance(spine.a, spine.b) / 60));
  return Array.from({ length: steps + 1 }, (_, i) => pointAt(spine, i / steps));
}

function nearest(p: Point, a: Point, b: Point): Point {
  const [x, y] = minus(b, a);
  const long = x * x + y * y;
  return between(
    a,
    b,
    long === 0 ? 0 : Math.max(0, Math.min(1, ((p[0] - a[0]) * x + (p[1] - a[1]) * y) / long)),
  );
}

function trim(
  spine: Spine,
  fromA: ((p: Point) => number) | null,
  fromB: ((p: Point) => number) | null,
): Spine {
  const start = fromA ? leaving(fromA, (t) => pointAt(spine, t)) : 0;
  const end = fromB ? 1 - leaving(fromB, (t) => pointAt(spine, 1 - t)) : 1;
  return start < end ? cut(spine, start, end) : cut(spine, 0.45, 0.55);
}

/** Where the way leaves a shape, found by halving; 0 to 1 along it. */
function leaving(edge: (p: Point) => number, way: (t: number) => Point): number {
  let low = 0;
  let high = 1;
  for (let i = 0; i < 18; i++) {
    const middle = (low + high) / 2;
    if (edge(way(middle)) < 0) low = middle;
    else high = middle;
  }
  return high;
}
