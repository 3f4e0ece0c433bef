/** Pair by pair: asks about each pair in turn, for those who cannot or do not want to draw. */
import type { End, MapDocument } from "./document.ts";
import { tieBetween } from "./apply.ts";

export interface Pair {
  readonly a: End;
  readonly b: End;
}

export const pairKey = (pair: Pair): string => [pair.a.id, pair.b.id].sort().join(" ");

/**
 * Pairs of people without a tie, the young person the case is about first; nothing is inferred about any of
 * them (`group.nothing_inferred`). Whom nobody has decided about yet is not asked about (`map.together`).
 */
export function openPairs(document: MapDocument, asked: ReadonlySet<string>): Pair[] {
  const decided = document.people.filter((one) => !one.provisional_until);
  const people = decided.sort((a, b) => Number(b.focus) - Number(a.focus));
  const pairs = people.flatMap((a, i) =>
    people
      .slice(i + 1)
      .map((b): Pair => ({ a: { type: "person", id: a.id }, b: { type: "person", id: b.id } })),
  );
  return pairs.filter((pair) => !asked.has(pairKey(pair)) && !tieBetween(document, pair.a, pair.b));
}
