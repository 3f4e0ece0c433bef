/**
 * What changed between two days of one map (`map.time`): who came and went, which ties and groups are new,
 * gone or other.
 */
import type { Group, Id, MapDocument, Tie, TieFields } from "./document.ts";

export interface Difference {
  readonly type: "person" | "place" | "tie" | "group";
  readonly id: Id;
  readonly how: "new" | "gone" | "changed";
}

const FIELDS: readonly (keyof TieFields | "support_checked" | "harm_checked" | "differs")[] = [
  "kinds",
  "support",
  "harm",
  "direction",
  "harm_direction",
  "influence_direction",
  "state",
  "non_contact",
  "support_checked",
  "harm_checked",
  "differs",
];

export function differencesBetween(before: MapDocument, after: MapDocument): Difference[] {
  const never = (): boolean => false;
  return [
    ...compared("person", before.people, after.people, never),
    ...compared("place", before.places, after.places, (a, b) => a.conditions.length !== b.conditions.length),
    ...compared("tie", before.ties, after.ties, tieChanged),
    ...compared("group", before.groups, after.groups, groupChanged),
  ];
}

function compared<T extends { readonly id: Id }>(
  type: Difference["type"],
  before: readonly T[],
  after: readonly T[],
  changed: (a: T, b: T) => boolean,
): Difference[] {
  const then = new Map(before.map((item) => [item.id, item]));
  const now = new Set(after.map((item) => item.id));
  const came = after.flatMap((item): Difference[] => {
    const old = then.get(item.id);
    if (!old) return [{ type, id: item.id, how: "new" }];
    return changed(old, item) ? [{ type, id: item.id, how: "changed" }] : [];
  });
  return [
    ...came,
    ...before
      .filter((item) => !now.has(item.id))
      .map((item): Difference => ({ type, id: item.id, how: "gone" })),
  ];
}

const tieChanged = (a: Tie, b: Tie): boolean =>
  FIELDS.some((field) => JSON.stringify(a[field]) !== JSON.stringify(b[field]));

function groupChanged(a: Group, b: Group): boolean {
  return [...a.members].sort().join() !== [...b.members].sort().join() || a.bases.join() !== b.bases.join();
}
