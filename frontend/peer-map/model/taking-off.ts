/** What goes when something is taken off the map, or put together with another, and how all of it comes back. */
import type { Command } from "./command.ts";
import type {
  Condition,
  Group,
  Id,
  MapDocument,
  Person,
  Place,
  Ref,
  Statement,
  Talk,
  Tie,
} from "./document.ts";
import { membersOf, withNew } from "./lists.ts";
import { parted } from "./joining.ts";

/** What went when something was taken off, so that all of it can come back; and why it went. */
export interface Taken {
  readonly command: Extract<Command, { command: "take_off" }>;
  readonly people: readonly Person[];
  readonly places: readonly Place[];
  readonly ties: readonly Tie[];
  readonly groups: readonly Group[];
  readonly statements: readonly Statement[];
  readonly conditions: readonly { readonly of: Id; readonly condition: Condition }[];
  readonly talks: readonly { readonly tie: Id; readonly talk: Talk }[];
  readonly memberships: readonly { readonly group: Id; readonly person: Id }[];
}

/** What was a placeholder's own before it was put together with somebody, as it was. */
export interface Joined extends Pick<MapDocument, "people" | "ties" | "groups" | "statements"> {
  readonly command: Extract<Command, { command: "merge" }>;
}

export interface MapState {
  readonly document: MapDocument;
  readonly taken: ReadonlyMap<Id, Taken | Joined>;
}

export function takeOff(state: MapState, command: Taken["command"]): MapState {
  const taken = takenWith(state.document, command);
  const known = state.taken.get(command.id);
  return {
    document: without(state.document, taken),
    taken: known ? state.taken : new Map(state.taken).set(command.id, taken),
  };
}

/**
 * A person's ties and memberships go with them, and words about nothing else; what was said stays on record
 * with the server.
 */
function takenWith(document: MapDocument, command: Taken["command"]): Taken {
  const { type, id } = command.what;
  const is =
    (kind: Ref["type"]) =>
    (item: { readonly id: Id }): boolean =>
      type === kind && item.id === id;
  const ends = (tie: Tie): boolean => [tie.a, tie.b].some((end) => end.type === type && end.id === id);
  const ties = document.ties.filter((tie) => is("tie")(tie) || ends(tie));
  const gone = new Set([id, ...ties.map((tie) => tie.id)]);
  return {
    command,
    people: document.people.filter(is("person")),
    places: document.places.filter(is("place")),
    ties,
    groups: document.groups.filter(is("group")),
    statements: document.statements.filter(
      (s) => is("statement")(s) || s.about.every((ref) => gone.has(ref.id)),
    ),
    conditions: [...document.places, ...document.groups].flatMap((p) =>
      (p.conditions ?? []).filter(is("condition")).map((condition) => ({ of: p.id, condition })),
    ),
    talks: document.ties.flatMap((t) => t.talks.filter(is("talk")).map((talk) => ({ tie: t.id, talk }))),
    memberships:
      type === "person"
        ? document.groups.filter((g) => g.members.includes(id)).map((g) => ({ group: g.id, person: id }))
        : [],
  };
}

function without(document: MapDocument, taken: Taken): MapDocument {
  const { id } = taken.command.what;
  const gone = new Set([id, ...[...taken.ties, ...taken.statements].map((item) => item.id)]);
  const stays = (item: { readonly id: Id }): boolean => !gone.has(item.id);
  return {
    ...document,
    people: document.people.filter(stays),
    places: document.places.filter(stays).map((p) => ({ ...p, conditions: p.conditions.filter(stays) })),
    ties: document.ties.filter(stays).map((t) => ({
      ...t,
      talks: t.talks.filter(stays),
      statements: t.statements.filter((s) => !gone.has(s)),
    })),
    groups: document.groups
      .filter(stays)
      .map((g) => ({ ...g, members: g.members.filter((member) => member !== id) }))
      .map((g) => (g.conditions ? { ...g, conditions: g.conditions.filter(stays) } : g)),
    statements: document.statements.filter(stays),
  };
}

export function putBack(state: MapState, by: Id): MapState {
  const taken = state.taken.get(by);
  if (!taken) return state;
  if (!("places" in taken)) return { ...state, document: parted(state.document, taken) };
  const all = <T extends { readonly id: Id }>(items: readonly T[], back: readonly T[]): readonly T[] =>
    back.reduce(withNew, items);
  const { document } = state;
  const statementIds = taken.statements.map((s) => s.id);
  return {
    ...state,
    document: {
      ...document,
      people: all(document.people, taken.people),
      places: all(document.places, taken.places).map((p) => notedAgain(p, taken)),
      ties: all(document.ties, taken.ties).map((t) => tieAgain(t, taken, statementIds)),
      groups: all(document.groups, taken.groups).map((g) =>
        membersOf(
          notedAgain(g, taken),
          taken.memberships.filter((m) => m.group === g.id).map((m) => m.person),
          [],
        ),
      ),
      statements: all(document.statements, taken.statements),
    },
  };
}

function notedAgain<T extends { readonly id: Id; readonly conditions?: readonly Condition[] }>(
  thing: T,
  taken: Taken,
): T {
  const back = taken.conditions.filter((c) => c.of === thing.id).map((c) => c.condition);
  return back.length > 0 ? { ...thing, conditions: back.reduce(withNew, thing.conditions ?? []) } : thing;
}

function tieAgain(tie: Tie, taken: Taken, statements: readonly Id[]): Tie {
  const talks = taken.talks
    .filter((t) => t.tie === tie.id)
    .map((t) => t.talk)
    .reduce<readonly Talk[]>(withNew, tie.talks);
  const about = taken.statements
    .filter((s) => s.about.some((ref) => ref.id === tie.id) && !tie.statements.includes(s.id))
    .map((s) => s.id);
  return { ...tie, talks, statements: [...tie.statements, ...about.filter((id) => statements.includes(id))] };
}
