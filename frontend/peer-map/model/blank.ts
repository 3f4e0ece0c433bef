/** New things as they are before anybody has said more about them. */
import type { End, Group, Id, Person, Place, PlaceKind, Tie, TieFields } from "./document.ts";

export const BLANK_FIELDS: TieFields = {
  kinds: [],
  support: "none",
  harm: "none",
  direction: "none",
  harm_direction: "none",
  influence_direction: "none",
  state: "current",
  since: null,
  until: null,
  non_contact: false,
};

export function blankPerson(id: Id, shown: string): Person {
  return {
    id,
    shown,
    full: null,
    kind: "young_person",
    focus: false,
    note: "",
    tell_apart: "",
    symbol: null,
    colour: null,
    deceased: false,
    rests_on: "hearsay",
    placed: null,
    inclusion: null,
    url: null,
  };
}

export function blankPlace(id: Id, kind: PlaceKind, name: string): Place {
  return { id, kind, name, note: "", conditions: [], placed: null, url: null };
}

/** Without a statement a tie rests on nothing yet, so nothing about it is checked (`map.statement`). */
export function blankTie(id: Id, a: End, b: End): Tie {
  return {
    ...BLANK_FIELDS,
    id,
    a,
    b,
    support_checked: false,
    harm_checked: false,
    differs: false,
    differs_between: [],
    fading: 0,
    statements: [],
    talks: [],
  };
}

export function blankGroup(id: Id, name: string): Group {
  return {
    id,
    name,
    own_words: "",
    bases: ["shared_context"],
    definer: "",
    perspectives: [],
    members: [],
    fading: 0,
    url: null,
  };
}
