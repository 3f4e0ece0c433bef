/**
 * A placeholder turns out to be somebody already here: what was its own is theirs (`map.placeholder`). The server
 * decides about the rest, such as how strong a tie is of which both had one.
 */
import type { End, Id, MapDocument, Tie } from "./document.ts";
import type { Joined, MapState } from "./taking-off.ts";

export function joined(state: MapState, command: Joined["command"]): MapState {
  const { document } = state;
  const gone = command.what.id;
  if (!document.people.some(({ id }) => id === gone)) return state;
  const after = joinedIn(document, gone, command.known);
  const differs = <T>(was: readonly T[], now: readonly T[]): T[] => was.filter((one) => !now.includes(one));
  const taken: Joined = {
    command,
    people: differs(document.people, after.people),
    ties: differs(document.ties, after.ties),
    groups: differs(document.groups, after.groups),
    statements: differs(document.statements, after.statements),
  };
  return { document: after, taken: new Map(state.taken).set(command.id, taken) };
}

function joinedIn(document: MapDocument, gone: Id, known: Id): MapDocument {
  const now = <T extends { readonly id: Id }>(one: T): T => (one.id === gone ? { ...one, id: known } : one);
  const where = document.people.find(({ id }) => id === gone)?.placed ?? null;
  const [ties, follows] = tiesOf(document.ties, gone, now);
  const about = <T extends { readonly id: Id }>(ref: T): T => now({ ...ref, id: follows.get(ref.id) ?? ref.id });
  return {
    ...document,
    people: document.people
      .filter(({ id }) => id !== gone)
      .map((one) => (one.id === known && !one.placed && where ? { ...one, placed: where } : one)),
    ties,
    groups: document.groups.map((group) =>
      group.members.includes(gone)
        ? { ...group, members: [...new Set(group.members.map((id) => (id === gone ? known : id)))] }
        : group,
    ),
    statements: document.statements.map((one) =>
      one.about.some(({ id }) => id === gone || follows.has(id)) ? { ...one, about: one.about.map(about) } : one,
    ),
  };
}

/** A pair has one tie: of two, what was said stands on the one that was theirs. */
function tiesOf(all: readonly Tie[], gone: Id, now: (end: End) => End): [readonly Tie[], Map<Id, Id>] {
  const follows = new Map<Id, Id>();
  const ties = all.map((tie) =>
    tie.a.id === gone || tie.b.id === gone ? { ...tie, a: now(tie.a), b: now(tie.b) } : tie,
  );
  const same = (one: Tie, other: Tie): boolean =>
    [other.a.id, other.b.id].every((id) => id === one.a.id || id === one.b.id);
  const kept = ties.filter((tie) => {
    if (all.includes(tie)) return true;
    const twin = all.find((other) => same(tie, other));
    if (twin) follows.set(tie.id, twin.id);
    return !twin && tie.a.id !== tie.b.id;
  });
  const heard = (tie: Tie): readonly Id[] =>
    ties.filter((one) => follows.get(one.id) === tie.id).flatMap((one) => one.statements);
  return [
    kept.map((tie) => (heard(tie).length > 0 ? { ...tie, statements: [...tie.statements, ...heard(tie)] } : tie)),
    follows,
  ];
}

/** Each as it was; what was said since stays. */
export function parted(document: MapDocument, before: Joined): MapDocument {
  const again = <T extends { readonly id: Id }>(now: readonly T[], was: readonly T[]): readonly T[] => [
    ...now.map((one) => was.find(({ id }) => id === one.id) ?? one),
    ...was.filter(({ id }) => !now.some((one) => one.id === id)),
  ];
  return {
    ...document,
    people: again(document.people, before.people),
    ties: again(document.ties, before.ties),
    groups: again(document.groups, before.groups),
    statements: again(document.statements, before.statements),
  };
}
