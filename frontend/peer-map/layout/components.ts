/**
 * Separate parts of a network and where on the canvas each begins.
 *
 * Large parts share the canvas by how many people they hold. Small parts and people without ties have
 * nothing that says where they belong, so they are given free places afterwards (`places.ts`).
 */
import { crossingsAmong } from "./measures.ts";
import { type Frame, layAcross, stretch } from "./fit.ts";
import type { Network } from "./network.ts";
import type { Chance } from "./random.ts";
import { relax } from "./stress.ts";
import type { Drawing } from "./surroundings.ts";

/** A part this small is placed person by person. */
const SMALL = 4;
/** Share of a cell's width left empty between two large parts. */
const GUTTER = 0.06;

/** People who can reach each other, largest part first. `steps` is -1 where nothing joins two people. */
export function parts(net: Network, steps: Int32Array): Int32Array[] {
  const taken = new Uint8Array(net.count);
  const found: Int32Array[] = [];
  for (let person = 0; person < net.count; person += 1) {
    if (taken[person]) continue;
    const reached: number[] = [];
    for (let other = 0; other < net.count; other += 1)
      if (steps[person * net.count + other]! >= 0) reached.push(other);
    for (const other of reached) taken[other] = 1;
    found.push(Int32Array.from(reached));
  }
  return found.sort((one, other) => other.length - one.length);
}

export function isLarge(part: Int32Array): boolean {
  return part.length > SMALL;
}

/** Cuts the frame into one cell for each part, across its longer side, halving the people each time. */
export function cells(sizes: readonly number[], frame: Frame): Frame[] {
  if (sizes.length <= 1) return sizes.map(() => frame);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  let first = sizes[0]!;
  let cut = 1;
  while (cut < sizes.length - 1 && first + sizes[cut]! <= total / 2) {
    first += sizes[cut]!;
    cut += 1;
  }
  const [before, after] = halves(frame, first / total);
  return [...cells(sizes.slice(0, cut), before), ...cells(sizes.slice(cut), after)];
}

function halves(frame: Frame, share: number): [Frame, Frame] {
  const { left, top, right, bottom } = frame;
  if (right - left >= bottom - top) {
    const at = left + (right - left) * share;
    const gutter = ((right - left) * GUTTER) / 2;
    return [{ ...frame, right: at - gutter }, { ...frame, left: at + gutter }];
  }
  const at = top + (bottom - top) * share;
  const gutter = ((bottom - top) * GUTTER) / 2;
  return [{ ...frame, bottom: at - gutter }, { ...frame, top: at + gutter }];
}

/** Draws one part into its cell from several random starts and keeps the one with the fewest crossings. */
export function drawPart(
  net: Network,
  part: Int32Array,
  steps: Int32Array,
  cell: Frame,
  drawing: Drawing,
  starts: number,
  random: Chance,
): void {
  const x = new Float64Array(net.count);
  const y = new Float64Array(net.count);
  const free = new Uint8Array(net.count);
  let fewest = Infinity;
  for (let start = 0; start < starts; start += 1) {
    for (const person of part) {
      x[person] = random();
      y[person] = random();
    }
    relax(net, part, steps, random, x, y, free);
    layAcross(x, y, part);
    stretch(x, y, part, cell);
    const count = crossingsAmong(net, x, y, part);
    if (count >= fewest) continue;
    fewest = count;
    for (const person of part) {
      drawing.x[person] = x[person]!;
      drawing.y[person] = y[person]!;
    }
  }
}

/** Lets free people settle around those placed by hand, in pixels. */
export function drawAround(
  net: Network,
  part: Int32Array,
  steps: Int32Array,
  frame: Frame,
  drawing: Drawing,
  pinned: Uint8Array,
  random: Chance,
): void {
  const { x, y } = drawing;
  let longest = 1;
  for (const a of part) for (const b of part) longest = Math.max(longest, steps[a * net.count + b]!);
  for (const person of part) {
    if (pinned[person]) continue;
    x[person] = frame.left + random() * (frame.right - frame.left);
    y[person] = frame.top + random() * (frame.bottom - frame.top);
  }
  relax(net, part, steps, random, x, y, pinned, (frame.right - frame.left) / longest);
  for (const person of part) {
    if (pinned[person]) continue;
    x[person] = Math.min(frame.right, Math.max(frame.left, x[person]!));
    y[person] = Math.min(frame.bottom, Math.max(frame.top, y[person]!));
  }
}
