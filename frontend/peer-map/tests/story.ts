/**
 * Story 1, "Bus route and park friends": the map that the tests and the pictures of the documentation share.
 * All invented.
 */
import { blankGroup, blankPerson, blankPlace, blankTie } from "../model/blank.ts";
import type {
  Group,
  Perspective,
  View,
  End,
  Id,
  MapDocument,
  Person,
  Place,
  Point,
  Statement,
  Tie,
} from "../model/document.ts";

const person = (id: Id, shown: string, placed: Point, more: Partial<Person> = {}): Person => ({
  ...blankPerson(id, shown),
  placed,
  ...more,
});
const place = (
  id: Id,
  kind: Place["kind"],
  name: string,
  placed: Point,
  more: Partial<Place> = {},
): Place => ({ ...blankPlace(id, kind, name), placed, ...more });
const who = (id: Id): End => ({ type: "person", id });
const where = (id: Id): End => ({ type: "place", id });
const tie = (id: Id, a: End, b: End, more: Partial<Tie> = {}): Tie => ({
  ...blankTie(id, a, b),
  support_checked: true,
  harm_checked: true,
  ...more,
});

const people: Person[] = [
  person("jk", "JK", [436, 290]),
  person("am", "AM", [272, 190]),
  person("rs", "RS", [588, 190]),
  person("dt", "DT", [290, 388]),
  person("lo", "LO", [616, 406]),
  person("friend", "?", [744, 272], { kind: "unnamed", note: "friend from the bus", may_be: ["lo"] }),
  person("mo", "Mo", [122, 78], { kind: "trusted_adult", note: "youth worker" }),
  person("msk", "Ms K", [540, 50], { kind: "parent_carer" }),
  person("x", "X", [896, 402], { kind: "adult_said_to_cause_harm", rests_on: "more", note: "man, about 25" }),
];

const places: Place[] = [
  place("school", "school", "Northgate School", [108, 292]),
  place("park", "place", "Eastfield Park", [272, 552]),
  place("chat", "online", "Group chat", [694, 552]),
  place("bus", "transport", "The 78 bus", [880, 200], {
    conditions: [
      { id: "c1", words: "Two stops where police search young people", kind: "policing" },
      { id: "c2", words: "Nobody on the staff after three o'clock", kind: "presence" },
    ],
  }),
];

const statement = (
  id: Id,
  about: Id,
  whose: string,
  perspective: Id,
  more: Partial<Statement> = {},
): Statement => ({
  id,
  about: [{ type: "tie", id: about }],
  whose,
  perspective_id: perspective,
  kind: "own_account",
  checked: true,
  observed_on: "2026-11-03",
  recorded_on: "2026-11-03",
  words: "",
  own_words: false,
  handling: "",
  repeats: null,
  reading: null,
  ...more,
});

const statements: Statement[] = [
  statement("s1", "jk-rs", "JK", "p-jk", {
    words: "He walks me to the bus when it’s dark. He’s the only one who does.",
    own_words: true,
    reading: { support: "strong", harm: "none" },
  }),
  statement("s2", "jk-rs", "Mo, youth worker", "p-mo", {
    kind: "observed",
    observed_on: "2026-10-29",
    recorded_on: "2026-10-29",
    words: "They share food and look out for each other at club.",
    reading: { support: "strong", harm: "none" },
  }),
  statement("s3", "jk-rs", "Head of year", "p-school", {
    kind: "told_by",
    checked: false,
    observed_on: "2026-10-21",
    recorded_on: "2026-10-21",
    words: "JK was asked to hold something for RS.",
    reading: { support: "none", harm: "some" },
  }),
  statement("s4", "am-jk", "JK", "p-jk", {
    words: "AM’s safe.",
    own_words: true,
    reading: { support: "strong", harm: "none" },
  }),
  statement("s5", "jk-msk", "JK", "p-jk", {
    words: "Mum feeds everyone.",
    own_words: true,
    reading: { support: "strong", harm: "none" },
  }),
];

const ties: Tie[] = [
  tie("jk-rs", who("jk"), who("rs"), {
    kinds: ["close_friend"],
    support: "strong",
    harm: "some",
    harm_checked: false,
    direction: "both",
    since: "2026-03",
    differs: true,
    differs_between: ["JK", "the school"],
    statements: ["s1", "s2", "s3"],
  }),
  tie("am-jk", who("am"), who("jk"), { kinds: ["friend"], support: "strong", statements: ["s4"] }),
  tie("am-dt", who("am"), who("dt"), { kinds: ["friend"], support: "some", state: "past" }),
  tie("dt-jk", who("dt"), who("jk"), { support: "some" }),
  tie("jk-lo", who("jk"), who("lo"), { support: "some" }),
  tie("rs-lo", who("rs"), who("lo"), { support: "some" }),
  tie("rs-friend", who("rs"), who("friend"), { support: "unknown", harm: "unknown" }),
  tie("lo-friend", who("lo"), who("friend"), { support: "some" }),
  tie("mo-am", who("mo"), who("am"), { support: "strong", kinds: ["looks_out_for"], direction: "a_to_b" }),
  tie("jk-msk", who("jk"), who("msk"), { support: "strong", kinds: ["family"], statements: ["s5"] }),
  tie("rs-msk", who("rs"), who("msk"), { support: "some" }),
  tie("x-lo", who("x"), who("lo"), { harm: "strong", harm_direction: "a_to_b" }),
  tie("x-friend", who("x"), who("friend"), { harm: "some", harm_direction: "a_to_b" }),
  tie("x-chat", who("x"), where("chat"), { harm: "some", harm_direction: "a_to_b" }),
  tie("am-school", who("am"), where("school"), { kinds: ["spends_time_at"] }),
  tie("dt-school", who("dt"), where("school"), { kinds: ["spends_time_at"] }),
  tie("dt-park", who("dt"), where("park"), { kinds: ["spends_time_at"] }),
  tie("lo-chat", who("lo"), where("chat"), { kinds: ["spends_time_at"] }),
  tie("x-bus", who("x"), where("bus"), { kinds: ["spends_time_at"], fading: 2 }),
];

const views: View[] = [
  { id: "everyone", label: "Everyone", kind: "everyone", perspectives: [] },
  { id: "jk", label: "JK’s view", kind: "person", perspectives: ["p-jk"] },
  { id: "professionals", label: "Professionals", kind: "professionals", perspectives: ["p-mo", "p-school"] },
  { id: "compare", label: "Compare", kind: "compare", perspectives: [] },
];

const perspectives: Perspective[] = [
  { id: "p-jk", label: "JK", kind: "young_person", person_id: "jk" },
  { id: "p-mo", label: "Mo, youth worker", kind: "professional", person_id: "mo" },
  { id: "p-school", label: "The school", kind: "professional", person_id: null },
];

const groups: Group[] = [
  {
    ...blankGroup("us", "“Us lot”"),
    bases: ["self_selected"],
    members: ["jk", "am", "rs", "dt", "lo"],
    perspectives: ["p-jk"],
  },
  {
    ...blankGroup("bus78", "Share the 78 bus"),
    bases: ["shared_context"],
    members: ["rs", "lo", "friend"],
    perspectives: ["p-school"],
  },
];

export function story(more: Partial<MapDocument> = {}): MapDocument {
  return {
    format: 1,
    version: 14,
    map_id: "map-1",
    case_id: "case-1",
    title: "Bus route and park friends",
    level: 2,
    as_known_on: "2026-11-23",
    may_edit: true,
    may_add_people: true,
    why_not: [],
    views,
    perspectives,
    people,
    places,
    ties,
    groups,
    statements,
    time: {
      earliest: "2026-06-01",
      today: "2026-11-23",
      marks: ["2026-06-28", "2026-08-22", "2026-09-30"],
      statements: 14,
      need_confirming: 2,
    },
    urls: {
      commands: "/map/commands",
      document: "/map/document",
      picture: "/map/",
      list: "/map/list",
      narrative: "/map/narrative",
      print: "/map/print",
      tidy_worker: null,
    },
    ...more,
  };
}
