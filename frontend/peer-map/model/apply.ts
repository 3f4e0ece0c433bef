/**
 * What a change does to a map: the same for the picture at once and, later, for what the server has
 * confirmed.
 *
 * Values that follow from statements (checked, seen differently) are the server's to work out: it sends the
 * document anew when they change. Applying a command twice does no more than applying it once.
 */
import { blankGroup, blankPerson, blankPlace, blankTie } from "./blank.ts";
import type { Command, Move, Said } from "./command.ts";
import type {
  Condition,
  End,
  Id,
  MapDocument,
  Person,
  Point,
  Ref,
  Statement,
  StatementKind,
  Talk,
  Tie,
} from "./document.ts";
import { joined } from "./joining.ts";
import { edited, membersOf, withNew } from "./lists.ts";
import { putBack, takeOff, type MapState } from "./taking-off.ts";

export type { MapState };

export function stateOf(document: MapDocument): MapState {
  return { document, taken: new Map() };
}

export function apply(state: MapState, command: Command): MapState {
  if (command.command === "take_off") return takeOff(state, command);
  if (command.command === "put_back") return putBack(state, command.taken_off_by);
  if (command.command === "merge") return joined(state, command);
  return { ...state, document: changed(state.document, command) };
}

type Plain = Exclude<Command, { command: "take_off" | "put_back" | "merge" }>;
type Of<K extends Plain["command"]> = Extract<Plain, { command: K }>;
type Changes = { readonly [K in Plain["command"]]: (map: MapDocument, command: Of<K>) => MapDocument };

const CHANGES: Changes = {
  add_person: (map, { person, shown, full, kind, note, tell_apart = "", placed }) =>
    withPerson(map, { ...blankPerson(person, shown), full, kind, note, tell_apart, placed }),
  add_placeholder: (map, { person, note, placed }) =>
    withPerson(map, { ...blankPerson(person, "?"), kind: "unnamed", note, placed }),
  change_person: (map, { person, to }) => ({
    ...map,
    people: edited(map.people, person, (p) => ({ ...p, ...to })),
  }),
  add_place: (map, { place, kind, name, note, placed }) => ({
    ...map,
    places: withNew(map.places, { ...blankPlace(place, kind, name), note, placed }),
  }),
  change_place: (map, { place, to }) => ({
    ...map,
    places: edited(map.places, place, (p) => ({ ...p, ...to })),
  }),
  add_condition: (map, { place, group, condition: id, kind, words }) => {
    const noted = <T extends { readonly conditions?: readonly Condition[] }>(thing: T): T => ({
      ...thing,
      conditions: withNew(thing.conditions ?? [], { id, kind, words }),
    });
    return {
      ...map,
      places: place ? edited(map.places, place, noted) : map.places,
      groups: group ? edited(map.groups, group, noted) : map.groups,
    };
  },
  add_tie: withTie,
  change_tie: (map, { tie, to }) => ({ ...map, ties: edited(map.ties, tie, (t) => ({ ...t, ...to })) }),
  confirm: (map, { what, still_so }) => confirmed(map, what, still_so),
  note_talk: (map, { tie, talk, words }) =>
    withTalk(map, tie, { id: talk, on: map.time.today, by: "", words }),
  add_statement: (map, { about, said }) => withStatement(map, about, said),
  settle: (map, { crossing }) =>
    map.crossed ? { ...map, crossed: map.crossed.filter((one) => one.id !== crossing) } : map,
  add_group: (map, { group, name, own_words, bases, definer, members }) => ({
    ...map,
    groups: withNew(map.groups, { ...blankGroup(group, name), own_words, bases, definer, members }),
  }),
  change_group: (map, { group, to }) => ({
    ...map,
    groups: edited(map.groups, group, (g) => ({ ...g, ...to })),
  }),
  change_members: (map, { group, add, remove }) => ({
    ...map,
    groups: edited(map.groups, group, (g) => membersOf(g, add, remove)),
  }),
  move: (map, { moves }) => held(moved(map, new Map(moves.map((move) => [move.who.id, move.to]))), moves),
};

/** The table knows which change each function takes; the compiler cannot follow that through one call. */
function changed(map: MapDocument, command: Plain): MapDocument {
  const change = CHANGES[command.command] as (map: MapDocument, command: Plain) => MapDocument;
  return change(map, command);
}

function withPerson(map: MapDocument, person: Person): MapDocument {
  return { ...map, people: withNew(map.people, person) };
}

function withTalk(map: MapDocument, tie: Id, talk: Talk): MapDocument {
  return { ...map, ties: edited(map.ties, tie, (t) => ({ ...t, talks: withNew(t.talks, talk) })) };
}

/** Two people have one tie on a map, whoever drew it first: A with B is B with A. */
export function tieBetween(document: MapDocument, a: End, b: End): Tie | undefined {
  const same = (x: End, y: End): boolean => x.type === y.type && x.id === y.id;
  return document.ties.find(
    (tie) => (same(tie.a, a) && same(tie.b, b)) || (same(tie.a, b) && same(tie.b, a)),
  );
}

function withTie(document: MapDocument, command: Extract<Command, { command: "add_tie" }>): MapDocument {
  if (tieBetween(document, command.a, command.b)) return document;
  const tie = { ...blankTie(command.tie, command.a, command.b), ...command.fields };
  const grown = { ...document, ties: withNew(document.ties, tie) };
  return command.said ? withStatement(grown, [{ type: "tie", id: command.tie }], command.said) : grown;
}

/**
 * The server decides in the end; until it answers, what somebody says about themselves or saw is first-hand.
 */
const FIRST_HAND: readonly StatementKind[] = ["own_account", "observed"];

function withStatement(document: MapDocument, about: readonly Ref[], said: Said): MapDocument {
  const perspective = document.perspectives.find((p) => p.id === said.whose.perspective);
  const statement: Statement = {
    id: said.statement,
    about,
    whose: perspective?.label ?? said.whose.new,
    perspective_id: said.whose.perspective ?? said.statement,
    kind: said.kind,
    checked: FIRST_HAND.includes(said.kind),
    observed_on: said.observed_on,
    recorded_on: document.time.today,
    words: said.words,
    own_words: said.own_words,
    handling: "",
    repeats: said.repeats ?? null,
    reading: said.reading,
  };
  const ties = document.ties.map((tie) =>
    about.some((ref) => ref.type === "tie" && ref.id === tie.id) && !tie.statements.includes(statement.id)
      ? { ...tie, statements: [...tie.statements, statement.id] }
      : tie,
  );
  return { ...document, ties, statements: withNew(document.statements, statement) };
}

function confirmed(
  document: MapDocument,
  what: { type: "tie" | "group" | "statement"; id: Id },
  stillSo: boolean,
): MapDocument {
  const fading = stillSo ? 0 : 1;
  const again = <T extends { readonly id: Id }>(items: readonly T[]): readonly T[] =>
    edited(items, what.id, (item) => ({ ...item, fading }));
  if (what.type === "tie") return { ...document, ties: again(document.ties) };
  return what.type === "group"
    ? { ...document, groups: again(document.groups) }
    : { ...document, statements: again(document.statements) };
}

/** Whom somebody put there by hand Tidy leaves there; what Tidy moved it may move again. */
function held(document: MapDocument, moves: readonly Move[]): MapDocument {
  const now = new Map(moves.map((move) => [move.who.id, move.to !== null && (move.held ?? true)]));
  const mark = <T extends { id: Id; held?: boolean }>(item: T): T => {
    const is = now.get(item.id);
    if (is === undefined || is === (item.held ?? false)) return item;
    const { held: _before, ...rest } = item;
    return (is ? { ...rest, held: true } : rest) as T;
  };
  return { ...document, people: document.people.map(mark), places: document.places.map(mark) };
}

export function moved(document: MapDocument, to: ReadonlyMap<Id, Point | null>): MapDocument {
  const place = <T extends { id: Id; placed: Point | null }>(item: T): T => {
    const spot = to.get(item.id);
    return spot === undefined ? item : { ...item, placed: spot };
  };
  return { ...document, people: document.people.map(place), places: document.places.map(place) };
}
