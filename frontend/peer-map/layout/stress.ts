/**
 * First drawings: distance on paper follows distance in ties (Kamada and Kawai's aim, reached by
 * stochastic gradient descent on stress after Zheng, Pawar and Goodman, 2018: a few milliseconds each).
 */
import type { Network } from "./network.ts";
import { type Chance, shuffle } from "./random.ts";

/**
 * Steps between each two people, -1 when nothing joins them.
 *
 * Members of one group count as two steps apart at most, so that a group nobody has drawn ties in
 * still comes out together.
 */
export function distances(net: Network): Int32Array {
  const { count } = net;
  const steps = new Int32Array(count * count).fill(-1);
  const queue = new Int32Array(count + net.areas.length);
  const reach = new Int32Array(count + net.areas.length);
  for (let origin = 0; origin < count; origin += 1) {
    walk(net, origin, queue, reach);
    for (let person = 0; person < count; person += 1) steps[origin * count + person] = reach[person]!;
  }
  return steps;
}

/** Breadth first over ties and, as one more stop each, groups. */
function walk(net: Network, origin: number, queue: Int32Array, reach: Int32Array): void {
  reach.fill(-1);
  reach[origin] = 0;
  queue[0] = origin;
  let end = 1;
  for (let next = 0; next < end; next += 1) {
    const here = queue[next]!;
    const visit = (there: number): void => {
      if (reach[there]! >= 0) return;
      reach[there] = reach[here]! + 1;
      queue[end] = there;
      end += 1;
    };
    if (here >= net.count) net.areas[here - net.count]!.forEach(visit);
    else {
      net.neighbours[here]!.forEach(visit);
      net.areasOf[here]!.forEach((area) => visit(net.count + area));
    }
  }
}

const ROUNDS = 18;
const FINEST = 0.05;

/**
 * Writes positions of `people` (one connected part) into x and y, in steps of ties, from a random start.
 *
 * `pinned` people keep the place they have; then x and y are in pixels and `unit` is the length of a step.
 */
export function relax(
  net: Network,
  people: Int32Array,
  steps: Int32Array,
  random: Chance,
  x: Float64Array,
  y: Float64Array,
  pinned: Uint8Array,
  unit = 1,
): void {
  const pairs = pairsOf(people);
  const longest = longestStep(net, people, steps);
  const ratio = longest * longest / FINEST;
  for (let round = 0; round < ROUNDS; round += 1) {
    shuffle(pairs, random);
    const rate = (longest * longest) / power(ratio, round / (ROUNDS - 1));
    for (const pair of pairs) {
      const a = people[(pair / people.length) | 0]!;
      const b = people[pair % people.length]!;
      pull(a, b, steps[a * net.count + b]!, rate, unit, x, y, pinned);
    }
  }
}

function pairsOf(people: Int32Array): Int32Array {
  const pairs = new Int32Array((people.length * (people.length - 1)) / 2);
  let at = 0;
  for (let first = 0; first < people.length; first += 1)
    for (let second = first + 1; second < people.length; second += 1) {
      pairs[at] = first * people.length + second;
      at += 1;
    }
  return pairs;
}

function longestStep(net: Network, people: Int32Array, steps: Int32Array): number {
  let longest = 1;
  for (const a of people) for (const b of people) longest = Math.max(longest, steps[a * net.count + b]!);
  return longest;
}

/** base^share for share in [0, 1], by twenty square roots: the same bits everywhere. */
export function power(base: number, share: number): number {
  let result = 1;
  let root = base;
  let rest = share;
  for (let bit = 0; bit < 20; bit += 1) {
    if (rest >= 1) {
      result *= root;
      rest -= 1;
    }
    rest *= 2;
    root = Math.sqrt(root);
  }
  return result;
}

/** Moves two people towards the distance they should have, each half of the way at most. */
function pull(
  a: number,
  b: number,
  wanted: number,
  rate: number,
  unit: number,
  x: Float64Array,
  y: Float64Array,
  pinned: Uint8Array,
): void {
  const share = Math.min(1, rate / (wanted * wanted));
  const dx = x[a]! - x[b]!;
  const dy = y[a]! - y[b]!;
  const length = Math.sqrt(dx * dx + dy * dy) + 1e-9;
  const move = (share * (length - wanted * unit)) / 2 / length;
  if (!pinned[a]) {
    x[a] = x[a]! - move * dx;
    y[a] = y[a]! - move * dy;
  }
  if (!pinned[b]) {
    x[b] = x[b]! + move * dx;
    y[b] = y[b]! + move * dy;
  }
}
