/** How readable a drawing is, counted from scratch: the figures the search works on. */
import { hull, inside } from "./hulls.ts";
import type { Network } from "./network.ts";
import { SLACK } from "./surroundings.ts";

/** Smaller is better in every one. */
export interface Measures {
  /** Pairs of ties that cross; ties that share an end do not count. */
  crossings: number;
  /** Ties that run through the shape of somebody they do not belong to. */
  through: number;
  /** Pairs of shapes that overlap. */
  overlaps: number;
  /** Labels over labels, and labels over somebody else's shape. */
  labels: number;
  /** People inside the outline of a group they are not in. */
  strangers: number;
  /** Pairs of shapes closer than half a shape's width, edge to edge. */
  crowded: number;
}

export function measure(net: Network, x: Float64Array, y: Float64Array): Measures {
  return {
    crossings: crossings(net, x, y),
    through: through(net, x, y),
    ...pairs(net, x, y),
    strangers: strangers(net, x, y),
  };
}

/** Twice the signed area of the triangle a, b, c: which side of a-b is c on? */
function side(x: Float64Array, y: Float64Array, a: number, b: number, c: number): number {
  return (x[b]! - x[a]!) * (y[c]! - y[a]!) - (y[b]! - y[a]!) * (x[c]! - x[a]!);
}

export function crossings(net: Network, x: Float64Array, y: Float64Array): number {
  return crossed(net.from, net.to, x, y);
}

/** Crossings among the ties of one separate part of the network. */
export function crossingsAmong(net: Network, x: Float64Array, y: Float64Array, part: Int32Array): number {
  const inside = new Set(part);
  const kept = (_: number, tie: number): boolean => inside.has(net.from[tie]!);
  return crossed(net.from.filter(kept), net.to.filter(kept), x, y);
}

function crossed(from: Int32Array, to: Int32Array, x: Float64Array, y: Float64Array): number {
  let count = 0;
  for (let one = 0; one < from.length; one += 1) {
    const a = from[one]!;
    const b = to[one]!;
    for (let other = one + 1; other < from.length; other += 1) {
      const c = from[other]!;
      const d = to[other]!;
      if (a === c || a === d || b === c || b === d) continue;
      if (side(x, y, a, b, c) * side(x, y, a, b, d) >= 0) continue;
      if (side(x, y, c, d, a) * side(x, y, c, d, b) < 0) count += 1;
    }
  }
  return count;
}

export function through(net: Network, x: Float64Array, y: Float64Array): number {
  let count = 0;
  for (let tie = 0; tie < net.from.length; tie += 1) {
    const a = net.from[tie]!;
    const b = net.to[tie]!;
    const dx = x[b]! - x[a]!;
    const dy = y[b]! - y[a]!;
    const length = Math.max(dx * dx + dy * dy, 1e-9);
    for (let person = 0; person < net.count; person += 1) {
      if (person === a || person === b) continue;
      const along = ((x[person]! - x[a]!) * dx + (y[person]! - y[a]!) * dy) / length;
      const at = Math.min(1, Math.max(0, along));
      const awayX = x[a]! + at * dx - x[person]!;
      const awayY = y[a]! + at * dy - y[person]!;
      if (awayX * awayX + awayY * awayY < net.radius[person]! * net.radius[person]!) count += 1;
    }
  }
  return count;
}

function pairs(net: Network, x: Float64Array, y: Float64Array): Pick<Measures, "overlaps" | "labels" | "crowded"> {
  const found = { overlaps: 0, labels: 0, crowded: 0 };
  for (let a = 0; a < net.count; a += 1)
    for (let b = a + 1; b < net.count; b += 1) {
      const dx = x[b]! - x[a]!;
      const dy = y[b]! - y[a]!;
      const sum = net.radius[a]! + net.radius[b]!;
      const gap = Math.sqrt(dx * dx + dy * dy) - sum;
      if (gap < 0) found.overlaps += 1;
      if (gap < sum / 2) found.crowded += 1;
      found.labels += labelClashes(net, a, b, dx, dy);
    }
  return found;
}

/**
 * 0 to 3: a's label over b's, a's label over b, b's label over a. (dx, dy) leads from a to b.
 *
 * @param slack pixels that must be left between them as well, so that rounding never decides
 */
export function labelClashes(net: Network, a: number, b: number, dx: number, dy: number, slack = 0): number {
  const { labelTop, labelHalf, labelHeight } = net;
  const apart = dy + labelTop[b]! - labelTop[a]!;
  let count = 0;
  const level = apart < labelHeight[a]! + slack && -apart < labelHeight[b]! + slack;
  if (level && Math.abs(dx) < labelHalf[a]! + labelHalf[b]! + slack) count += 1;
  if (labelOver(net, a, b, dx, dy, slack)) count += 1;
  if (labelOver(net, b, a, -dx, -dy, slack)) count += 1;
  return count;
}

/** Is the label of a over the shape of b (by more than a pixel)? */
function labelOver(net: Network, a: number, b: number, dx: number, dy: number, slack: number): boolean {
  const half = net.labelHeight[a]! / 2;
  const below = net.labelTop[a]! + half;
  const sideways = Math.max(Math.abs(dx) - net.labelHalf[a]!, 0);
  const upright = Math.max(Math.abs(dy - below) - half, 0);
  const reach = net.radius[b]! - 1 + slack;
  return sideways * sideways + upright * upright < reach * reach;
}

export function strangers(net: Network, x: Float64Array, y: Float64Array): number {
  let count = 0;
  net.areas.forEach((members, area) => {
    const outline = hull(Array.from(members), x, y);
    for (let person = 0; person < net.count; person += 1)
      if (!net.member[area * net.count + person] && inside(outline, x[person]!, y[person]!)) count += 1;
  });
  return count;
}

/** Would this person, standing there, cover or be covered by somebody, shapes and labels both? */
export function inTheWay(
  net: Network,
  x: Float64Array,
  y: Float64Array,
  present: Uint8Array,
  person: number,
  px = x[person]!,
  py = y[person]!,
): boolean {
  for (let other = 0; other < net.count; other += 1) {
    if (other === person || !present[other]) continue;
    const dx = x[other]! - px;
    const dy = y[other]! - py;
    const sum = net.radius[person]! + net.radius[other]! + SLACK / 2;
    if (dx * dx + dy * dy < sum * sum || labelClashes(net, person, other, dx, dy, SLACK / 2) > 0) return true;
  }
  return false;
}
