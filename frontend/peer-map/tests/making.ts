/** Made-up changes to any map: one of every kind, and random ones for generated schedules. */
import type { Change, Said } from "../model/command.ts";
import type { Group, Id, Level, MapDocument, Person, Point, Ref, Tie } from "../model/document.ts";
import { pick } from "../desk.ts";

/** Ids in the form of a UUID, the same ones every time. */
export function idMaker(start: number): () => string {
  let next = start;
  return () => `00000000-0000-4000-8000-${String(++next).padStart(12, "0")}`;
}

const LEVELS: readonly Level[] = ["none", "some", "strong", "unknown"];

export function said(newId: () => string, words: string): Said {
  return {
    statement: newId(),
    whose: { perspective: "p-jk", new: "" },
    kind: "own_account",
    observed_on: "2026-11",
    words,
    own_words: true,
    reading: { support: "some", harm: "none" },
  };
}

/** One change of every kind, that the map of story 1 takes in this order. */
export function everyChange(map: MapDocument, newId: () => string): Change[] {
  const person = newId();
  return [
    ...peopleAndPlaces(person, newId),
    ...tiesAndWords(map.ties[0]!, person, newId),
    ...groupsAndMoves(newId()),
  ];
}

function peopleAndPlaces(person: Id, newId: () => string): Change[] {
  return [
    {
      command: "add_person",
      person,
      shown: "KB",
      full: null,
      kind: "young_person",
      note: "",
      need: "Waits with them",
      evidence: "School",
      placed: [10, 20],
    },
    {
      command: "add_placeholder",
      person: newId(),
      note: "somebody on the bus",
      need: "",
      evidence: "",
      placed: null,
    },
    { command: "change_person", person: "am", to: { note: "sings" }, from: { note: "" } },
    { command: "add_place", place: newId(), kind: "business", name: "Café", note: "", placed: [0, 0] },
    { command: "change_place", place: "park", to: { name: "The park" }, from: { name: "Eastfield Park" } },
    {
      command: "add_condition",
      place: "park",
      condition: newId(),
      kind: "lighting",
      words: "No lights after six",
    },
  ];
}

function tiesAndWords(tie: Tie, person: Id, newId: () => string): Change[] {
  return [
    {
      command: "add_tie",
      tie: newId(),
      a: { type: "person", id: person },
      b: { type: "person", id: "am" },
      fields: {},
      said: said(newId, "We walk home."),
    },
    { command: "change_tie", tie: tie.id, to: { support: "some" }, from: { support: tie.support } },
    { command: "confirm", what: { type: "tie", id: "x-bus" }, still_so: true },
    { command: "note_talk", tie: tie.id, talk: newId(), words: "JK says that he gave it back." },
    { command: "add_statement", about: [{ type: "person", id: "am" }], said: said(newId, "AM is kind.") },
  ];
}

function groupsAndMoves(group: Id): Change[] {
  return [
    {
      command: "add_group",
      group,
      name: "Band",
      own_words: "the noise",
      bases: ["self_selected"],
      definer: "AM",
      members: ["am", "dt"],
    },
    { command: "change_group", group, to: { name: "The band" }, from: { name: "Band" } },
    { command: "change_members", group, add: ["jk"], remove: ["dt"] },
    {
      command: "move",
      moves: [
        { who: { type: "person", id: "am" }, to: [1, 2], from: [272, 190] },
        { who: { type: "place", id: "park" }, to: null, from: [272, 552] },
      ],
    },
    { command: "merge", what: { type: "person", id: "friend" }, known: "lo" },
    { command: "take_off", what: { type: "person", id: "dt" }, reason: "asked", words: "" },
  ];
}

type Roll = () => number;
const one = <T>(items: readonly T[], roll: Roll): T | undefined => items[Math.floor(roll() * items.length)];

/**
 * A random change that this map can take; every value typed is unique, so that a test can look for it
 * afterwards.
 */
export function randomChange(map: MapDocument, roll: Roll, newId: () => string, word: string): Change | null {
  const person = one(map.people, roll);
  const tie = one(map.ties, roll);
  const group = one(map.groups, roll);
  const kinds: (() => Change | null | undefined)[] = [
    () => newPerson(newId(), word, spot(roll)),
    () =>
      person && {
        command: "change_person",
        person: person.id,
        to: { note: word },
        from: { note: person.note },
      },
    () => person && moveOf(person, spot(roll)),
    () => tie && tieChange(map, tie.id, roll),
    () => tie && { command: "note_talk", tie: tie.id, talk: newId(), words: word },
    () => newTie(map, roll, newId),
    () => person && group && joinOrLeave(group, person.id),
    () => off(map, roll),
    () => putTogether(map, roll),
    () => tie && { command: "change_tie", tie: tie.id, to: { since: yearOf(word) }, from: { since: tie.since } },
    () => placeChange(map, roll, newId, word),
    () => person && { command: "add_statement", about: [{ type: "person", id: person.id }], said: club(newId, word) },
    () =>
      group && {
        command: "change_group",
        group: group.id,
        to: { own_words: word },
        from: { own_words: group.own_words },
      },
  ];
  return one(kinds, roll)?.() ?? null;
}

/** Every word gets a year of its own: the fields of a tie take no words. */
const yearOf = (word: string): string => String(1900 + (Number(word.match(/\d+$/)?.[0] ?? 0) % 120));

const club = (newId: () => string, words: string): Said => ({
  ...said(newId, words),
  whose: { perspective: null, new: "Club" },
  kind: "observed",
  own_words: false,
});

function placeChange(map: MapDocument, roll: Roll, newId: () => string, word: string): Change {
  const place = one(map.places, roll);
  if (!place || roll() < 0.3)
    return { command: "add_place", place: newId(), kind: "place", name: word, note: "", placed: spot(roll) };
  return { command: "change_place", place: place.id, to: { note: word }, from: { note: place.note } };
}

const spot = (roll: Roll): Point => [Math.round(roll() * 900), Math.round(roll() * 600)];

function newPerson(person: Id, word: string, placed: Point): Change {
  const evidence = { full: null, note: "", evidence: word, rests_on: ["own_account"] as const };
  return { command: "add_person", person, shown: word, kind: "young_person", need: word, placed, ...evidence };
}

function moveOf(person: Person, to: Point): Change {
  return { command: "move", moves: [{ who: { type: "person", id: person.id }, to, from: person.placed }] };
}

function joinOrLeave(group: Group, person: Id): Change {
  const belongs = group.members.includes(person);
  return {
    command: "change_members",
    group: group.id,
    add: belongs ? [] : [person],
    remove: belongs ? [person] : [],
  };
}

function tieChange(map: MapDocument, id: Id, roll: Roll): Change {
  const tie = map.ties.find((t) => t.id === id)!;
  const to = roll() < 0.5 ? { support: one(LEVELS, roll)! } : { harm: one(LEVELS, roll)! };
  return { command: "change_tie", tie: id, to, from: pick(tie, to) };
}

function newTie(map: MapDocument, roll: Roll, newId: () => string): Change | null {
  const [a, b] = [one(map.people, roll), one(map.people, roll)];
  if (!a || !b || a.id === b.id) return null;
  return {
    command: "add_tie",
    tie: newId(),
    a: { type: "person", id: a.id },
    b: { type: "person", id: b.id },
    fields: { support: one(LEVELS, roll)! },
    said: null,
  };
}

function putTogether(map: MapDocument, roll: Roll): Change | null {
  const gone = one(
    map.people.filter((p) => p.may_be?.some((id) => map.people.some((known) => known.id === id))),
    roll,
  );
  const known = one(gone?.may_be ?? [], roll);
  return gone && known ? { command: "merge", what: { type: "person", id: gone.id }, known } : null;
}

function off(map: MapDocument, roll: Roll): Change | null {
  const all: Ref[] = [
    ...map.people.map((p) => ({ type: "person" as const, id: p.id })),
    ...map.ties.map((t) => ({ type: "tie" as const, id: t.id })),
  ];
  const what = roll() < 0.5 ? one(all, roll) : undefined;
  return what ? { command: "take_off", what, reason: "not_needed", words: "" } : null;
}
