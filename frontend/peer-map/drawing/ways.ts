/** The way a tie takes between its two ends: straight, or gently bent so as not to run through somebody else. */
import type { End, Id, Point, Tie } from "../model/document.ts";
import type { Area } from "./areas.ts";
import { bend, cut, distance, distanceToSegment, pointAt, straight, type Spine } from "./geometry.ts";
import { fromEdge, type Shape } from "./shapes.ts";

export interface Ground { readonly shapes: ReadonlyMap<Id, Shape>; readonly areas: ReadonlyMap<Id, Area> }

const BENDS = [0, 26, -26, 44, -44, 66, -66, 92, -92];
const ROOM = 7;
/** Map units between the edge of a shape and the end of a line. */
const GAP = 3;

/** Drawn from left to right, so that support always runs above harm; `turned` when that swaps the ends. */
export interface Way { readonly spine: Spine; readonly turned: boolean }

export function wayOf(tie: Tie, ground: Ground, halfWidth: number): Way | null {
  const a = middleOf(tie.a, tie.b, ground);
  const b = middleOf(tie.b, tie.a, ground);
  if (!a || !b) return null;
  const turned = a[0] > b[0] || (a[0] === b[0] && a[1] > b[1]);
  const [first, second] = turned ? [tie.b, tie.a] : [tie.a, tie.b];
  const [from, to] = turned ? [b, a] : [a, b];
  const spine = clearest(from, to, inTheWay(tie, ground, from, to), halfWidth);
  return { spine: trim(spine, edgeOf(first, ground), edgeOf(second, ground)), turned };
}

function middleOf(end: End, other: End, ground: Ground): Point | null {
  if (end.type !== "group") return ground.shapes.get(end.id)?.centre ?? null;
  const area = ground.areas.get(end.id);
  const towards = other.type === "group" ? ground.areas.get(other.id)?.rings[0]?.[0] : ground.shapes.get(other.id)?.centre;
  if (!area || !towards) return null;
  const edge = area.rings.flat();
  return edge.reduce((near, p) => (distance(p, towards) < distance(near, towards) ? p : near), edge[0] as Point);
}

function edgeOf(end: End, ground: Ground): ((p: Point) => number) | null {
  const shape = end.type === "group" ? undefined : ground.shapes.get(end.id);
  return shape ? ([x, y]) => fromEdge(shape, x, y) - GAP : null;
}

const reach = (shape: Shape): number => Math.max(shape.half[0], shape.half[1]);

function inTheWay(tie: Tie, ground: Ground, from: Point, to: Point): Shape[] {
  const widest = Math.abs(BENDS.at(-1) ?? 0);
  return [...ground.shapes.values()].filter(
    (s) => s.id !== tie.a.id && s.id !== tie.b.id && distanceToSegment(s.centre, from, to) < reach(s) + widest + ROOM,
  );
}

function clearest(from: Point, to: Point, others: readonly Shape[], halfWidth: number): Spine {
  let best = straight(from, to);
  let most = clearance(best, others, halfWidth);
  for (const by of BENDS.slice(1)) {
    if (most >= 0) break;
    const spine = bend(from, to, by);
    const room = clearance(spine, others, halfWidth);
    if (room > most + 4) [best, most] = [spine, room];
  }
  return best;
}

/** Negative when the line would run through or along the edge of somebody. */
function clearance(spine: Spine, others: readonly Shape[], halfWidth: number): number {
  let least = 0;
  for (const shape of others) {
    if (!spine.bent && distanceToSegment(shape.centre, spine.a, spine.b) > reach(shape) + ROOM + halfWidth) continue;
    const steps = Math.max(8, Math.min(40, Math.round(distance(spine.a, spine.b) / 14)));
    for (let i = 1; i < steps; i++) least = Math.min(least, fromEdge(shape, ...pointAt(spine, i / steps)) - ROOM - halfWidth);
  }
  return least;
}

function trim(spine: Spine, fromA: ((p: Point) => number) | null, fromB: ((p: Point) => number) | null): Spine {
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
