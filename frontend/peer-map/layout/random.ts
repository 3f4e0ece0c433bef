/**
 * Chance that repeats itself: the same seed gives the same numbers in every browser and on the server.
 *
 * Only +, -, *, / and integer operations are used, because those are rounded alike everywhere;
 * `Math.log` and its kin may differ in the last digit, and one digit is enough to change a picture.
 */

/** Numbers in [0, 1). */
export type Chance = () => number;

/** Mulberry32: 32 bits of state, period 2^32, ample for some millions of draws. */
export function chance(seed: number): Chance {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Natural logarithm for values in (0, 1], by the series of artanh after halving into [0.5, 1]. */
export function logarithm(value: number): number {
  let halvings = 0;
  while (value < 0.5) {
    value *= 2;
    halvings += 1;
  }
  const ratio = (value - 1) / (value + 1);
  const square = ratio * ratio;
  let sum = 0;
  for (let odd = 21; odd >= 1; odd -= 2) sum = sum * square + 1 / odd;
  return 2 * ratio * sum - halvings * 0.6931471805599453;
}

const PATIENCE_STEPS = 1024;

/** Patience values (-ln u) in equal steps of u, so that drawing one is a look-up. */
export const PATIENCE: Float64Array = Float64Array.from(
  { length: PATIENCE_STEPS },
  (_, step) => -logarithm((step + 0.5) / PATIENCE_STEPS),
);

/** How much worse a step may be, in units of the current temperature (exponentially distributed). */
export function patience(random: Chance): number {
  return PATIENCE[(random() * PATIENCE_STEPS) | 0]!;
}

/** Fisher-Yates, in place. */
export function shuffle(items: Int32Array, random: Chance): void {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = (random() * (last + 1)) | 0;
    const kept = items[last]!;
    items[last] = items[other]!;
    items[other] = kept;
  }
}
