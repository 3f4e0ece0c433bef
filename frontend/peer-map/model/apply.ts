/**
 * What a change does to a map: the same for the picture at once and, later, for what the server has
 * confirmed.
 *
 * Values that follow from statements (checked, seen differently) are the server's to work out: it sends the
 * document anew when they change. Applying a command twice does no more than applying it once.
 */
import { blankGroup, blankPerson, blankPlace, blankTie } from "./blank.ts";
import type { Command, Said } from "./command.ts";
import type {
  Condition,
  End,
  Group,
  Id,
  MapDocument,
  Person,
  Place,
  Point,
  Ref,
  Statement,
  StatementKind,
  Talk,
  Tie,
} from "./document.ts";

/** What went when something was taken off, so that all of it can come back; and why it went. */
export interface Taken {
  readonly command: Extract<Command, { command: "take_off" }>;
  readonly people: readonly Person[];
  readonly places: readonly Place[];
  readonly ties: readonly Tie[];
  readonly groups: readonly Group[];
  readonly statements: readonly Statement[];
  readonly conditions: readonly { readonly place: Id; readonly condition: Condition }[];
  readonly talks: readonly { readonly tie: Id; readonly talk: Talk }[];
  readonly memberships: readonly { readonly group: Id; readonly person: Id }[];
}

export interface MapState {
  readonly document: MapDocument;
  readonly taken: ReadonlyMap<Id, Taken>;
}

export function stateOf(document: MapDocument): MapState {
  return { document, taken: new Map() };
}

export function apply(state: MapState, command: Command): MapState {
  if (command.command === "take_off") return takeOff(state, command);
  if (command.command === "put_back") return putBack(state, command.taken_off_by);
  return { ...state, document: changed(state.document, command) };
}

type Plain = Exclude<Command, { command: "take_off" | "put_back" }>;

function changed(document: MapDocument, command: Plain): MapDocument {
  switch (command.command) {
    case "add_person": {
      const { person: id, shown, full, kind, note, placed } = command;
      return {
        ...document,
        people: withNew(document.people, { ...blankPerson(id, shown), full, kind, note, placed }),
      };
    }
    case "add_placeholder": {
      const person: Person = {
        ...blankPerson(command.person, "?"),
        kind: "unnamed",
        note: command.note,
        placed: command.placed,
      };
      return { ...document, people: withNew(document.people, person) };
    }
    case "change_person":
      return {
        ...document,
        people: edited(document.people, command.person, (p) => ({ ...p, ...command.to })),
      };
    case "add_place": {
      const { place: id, kind, name, note, placed } = command;
      return {
        ...document,
        places: withNew(document.places, { ...blankPlace(id, kind, name), note, placed }),
      };
    }
    case "change_place":
      return {
        ...document,
        places: edited(document.places, command.place, (p) => ({ ...p, ...command.to })),
      };
    case "add_condition": {
      const condition = { id: command.condition, kind: command.kind, words: command.words };
      return {
        ...document,
        places: edited(document.places, command.place, (p) => ({
          ...p,
          conditions: withNew(p.conditions, condition),
        })),
      };
    }
    case "add_tie":
      return withTie(document, command);
    case "change_tie":
      return { ...document, ties: edited(document.ties, command.tie, (t) => ({ ...t, ...command.to })) };
    case "confirm":
      return confirmed(document, command.what, command.still_so);
    case "note_talk": {
      const talk: Talk = { id: command.talk, on: document.time.today, by: "", words: command.words };
      return {
        ...document,
        ties: edited(document.ties, command.tie, (t) => ({ ...t, talks: withNew(t.talks, talk) })),
      };
    }
    case "add_statement":
      return withStatement(document, command.about, command.said);
    case "add_group": {
      const { group: id, name, own_words, bases, definer, members } = command;
      return {
        ...document,
        groups: withNew(document.groups, { ...blankGroup(id, name), own_words, bases, definer, members }),
      };
    }
    case "change_group":
      return {
        ...document,
        groups: edited(document.groups, command.group, (g) => ({ ...g, ...command.to })),
      };
    case "change_members":
      return {
        ...document,
        groups: edited(document.groups, command.group, (g) => membersOf(g, command.add, command.remove)),
      };
    case "move":
      return moved(document, new Map(command.moves.map((move) => [move.who.id, move.to])));
  }
}

function withNew<T extends { readonly id: Id }>(items: readonly T[], item: T): readonly T[] {
  return items.some((known) => known.id === item.id) ? items : [...items, item];
}

function edited<T extends { readonly id: Id }>(
  items: readonly T[],
  id: Id,
  edit: (item: T) => T,
): readonly T[] {
  return items.map((item) => (item.id === id ? edit(item) : item));
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
    repeats: null,
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
  what: { type: "tie" | "group"; id: Id },
  stillSo: boolean,
): MapDocument {
  const fading = stillSo ? 0 : 1;
  return what.type === "tie"
    ? { ...document, ties: edited(document.ties, what.id, (tie) => ({ ...tie, fading })) }
    : { ...document, groups: edited(document.groups, what.id, (group) => ({ ...group, fading })) };
}

function membersOf(group: Group, add: readonly Id[], remove: readonly Id[]): Group {
  const kept = group.members.filter((id) => !remove.includes(id));
  return { ...group, members: [...kept, ...add.filter((id) => !kept.includes(id))] };
}

export function moved(document: MapDocument, to: ReadonlyMap<Id, Point | null>): MapDocument {
  const place = <T extends { id: Id; placed: Point | null }>(item: T): T => {
    const spot = to.get(item.id);
    return spot === undefined ? item : { ...item, placed: spot };
  };
  return { ...document, people: document.people.map(place), places: document.places.map(place) };
}

function takeOff(state: MapState, command: Taken["command"]): MapState {
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
    conditions: document.places.flatMap((p) =>
      p.conditions.filter(is("condition")).map((condition) => ({ place: p.id, condition })),
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
    ties: document.ties
      .filter(stays)
      .map((t) => ({
        ...t,
        talks: t.talks.filter(stays),
        statements: t.statements.filter((s) => !gone.has(s)),
      })),
    groups: document.groups
      .filter(stays)
      .map((g) => ({ ...g, members: g.members.filter((member) => member !== id) })),
    statements: document.statements.filter(stays),
  };
}

function putBack(state: MapState, by: Id): MapState {
  const taken = state.taken.get(by);
  if (!taken) return state;
  const all = <T extends { readonly id: Id }>(items: readonly T[], back: readonly T[]): readonly T[] =>
    back.reduce(withNew, items);
  const { document } = state;
  const statementIds = taken.statements.map((s) => s.id);
  return {
    ...state,
    document: {
      ...document,
      people: all(document.people, taken.people),
      places: all(document.places, taken.places).map((p) => ({
        ...p,
        conditions: all(
          p.conditions,
          taken.conditions.filter((c) => c.place === p.id).map((c) => c.condition),
        ),
      })),
      ties: all(document.ties, taken.ties).map((t) => tieAgain(t, taken, statementIds)),
      groups: all(document.groups, taken.groups).map((g) =>
        membersOf(
          g,
          taken.memberships.filter((m) => m.group === g.id).map((m) => m.person),
          [],
        ),
      ),
      statements: all(document.statements, taken.statements),
    },
  };
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
