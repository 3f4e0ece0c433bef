/** What already stands where, so that a label can choose a free spot. */
import { overlap, type Box } from "./geometry.ts";

const CELL = 96;
/** Cells are numbered row by row in a plane this wide; far enough for any map. */
const PLANE = 1 << 16;

interface Standing {
  readonly box: Box;
  readonly weight: number;
  seen: number;
}

export class Occupied {
  readonly #cells = new Map<number, Standing[]>();
  #asked = 0;

  /** `weight`: how bad it is to cover one square unit of this; a shape and its words 500, other words 8, a line 3. */
  add(box: Box, weight: number): void {
    const standing: Standing = { box, weight, seen: 0 };
    eachCell(box, (key) => {
      const cell = this.#cells.get(key);
      if (cell) cell.push(standing);
      else this.#cells.set(key, [standing]);
    });
  }

  cost(box: Box): number {
    const asked = ++this.#asked;
    let total = 0;
    eachCell(box, (key) => {
      for (const standing of this.#cells.get(key) ?? []) {
        if (standing.seen === asked) continue;
        standing.seen = asked;
        total += overlap(box, standing.box) * standing.weight;
      }
    });
    return total;
  }
}

function eachCell(box: Box, visit: (key: number) => void): void {
  const right = Math.floor((box.x + box.width) / CELL);
  const bottom = Math.floor((box.y + box.height) / CELL);
  for (let x = Math.floor(box.x / CELL); x <= right; x++) {
    for (let y = Math.floor(box.y / CELL); y <= bottom; y++) visit(y * PLANE + x);
  }
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
