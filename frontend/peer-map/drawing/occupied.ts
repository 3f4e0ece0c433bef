/** What already stands where, so that a label can choose a free spot. */
import { overlap, type Box } from "./geometry.ts";

const CELL = 96;

export class Occupied {
  readonly #cells = new Map<string, { box: Box; weight: number }[]>();

  /** `weight`: how bad it is to cover one square unit of this; a shape 10, words 8, a line 1. */
  add(box: Box, weight: number): void {
    for (const key of keys(box)) {
      const cell = this.#cells.get(key);
      if (cell) cell.push({ box, weight });
      else this.#cells.set(key, [{ box, weight }]);
    }
  }

  cost(box: Box): number {
    const seen = new Set<Box>();
    let total = 0;
    for (const key of keys(box)) {
      for (const other of this.#cells.get(key) ?? []) {
        if (seen.has(other.box)) continue;
        seen.add(other.box);
        total += overlap(box, other.box) * other.weight;
      }
    }
    return total;
  }
}

function keys(box: Box): string[] {
  const found: string[] = [];
  for (let x = Math.floor(box.x / CELL); x <= Math.floor((box.x + box.width) / CELL); x++) {
    for (let y = Math.floor(box.y / CELL); y <= Math.floor((box.y + box.height) / CELL); y++) found.push(`${x},${y}`);
  }
  return found;
}

/** The candidate that covers least; the first one wins a tie, so that the same map gives the same picture. */
export function cheapest<T>(candidates: readonly T[], cost: (candidate: T) => number): T | null {
  let best: T | null = null;
  let least = Infinity;
  for (const candidate of candidates) {
    const price = cost(candidate);
    if (price < least) [best, least] = [candidate, price];
    if (least === 0) break;
  }
  return best;
}
