/**
 * The map document: one map as one viewer may see it (`map.one_case`).
 *
 * The same shapes as `alongside/peermaps/schemas/map-document.schema.json`; a test holds the two together.
 */

export type Id = string;
/** x to the right, y down, in map units: a young person's circle has a radius of 30. */
export type Point = readonly [number, number];
/** `2026-11-23` */
export type Day = string;
/** A day, a month or a year, as exactly as it is known: `2026-11-23`, `2026-11`, `2026`. */
export type AboutWhen = string | null;

export type PersonKind =
  "young_person" | "parent_carer" | "trusted_adult" | "professional" | "adult_said_to_cause_harm" | "unnamed";
export type PlaceKind = "place" | "service" | "online" | "school" | "transport" | "business";
export type ConditionKind =
  "lighting" | "exclusions" | "policing" | "fares" | "unfairness" | "presence" | "opening" | "other";
export type Level = "none" | "some" | "strong" | "unknown";
export type TieKind =
  | "friend"
  | "close_friend"
  | "partner"
  | "family"
  | "conflict"
  | "influence"
  | "looks_out_for"
  | "spends_time_at"
  | "harmed_by"
  | "controlled_by"
  | "other";
/** From the one who gives, harms or influences; `none` when nobody has said. */
export type Direction = "none" | "a_to_b" | "b_to_a" | "both";
export type TieState = "current" | "past" | "uncertain";
export type Basis = "shared_identity" | "shared_context" | "self_selected";
export type StatementKind = "own_account" | "observed" | "told_by" | "professional_opinion" | "police_held";
/** 0: confirmed within the review period; 1 to 3: steps beyond it (`map.time`). */
export type Fading = 0 | 1 | 2 | 3;

export interface End {
  readonly type: "person" | "place" | "group";
  readonly id: Id;
}
export type RefType = End["type"] | "tie" | "statement" | "condition" | "talk";
export interface Ref {
  readonly type: RefType;
  readonly id: Id;
}

export interface View {
  readonly id: Id;
  readonly label: string;
  readonly kind: "everyone" | "person" | "professionals" | "compare";
  readonly perspectives: readonly Id[];
}

export interface Perspective {
  readonly id: Id;
  readonly label: string;
  readonly kind: "young_person" | "parent_carer" | "professional" | "other";
  readonly person_id: Id | null;
}

export interface Inclusion {
  readonly need: string;
  readonly evidence: string;
  readonly decided: string;
  readonly told: string;
  readonly review_on: Day | null;
}

export interface Person {
  readonly id: Id;
  readonly shown: string;
  readonly full: string | null;
  readonly kind: PersonKind;
  readonly focus: boolean;
  readonly note: string;
  readonly tell_apart: string;
  readonly symbol: string | null;
  readonly colour: string | null;
  readonly deceased: boolean;
  readonly rests_on: "hearsay" | "more";
  readonly placed: Point | null;
  /** Somebody put it there by hand, so Tidy leaves it there. */
  readonly held?: boolean;
  /** Named while drawing together: kept by this day, or gone; only for who may decide (`map.together`). */
  readonly provisional_until?: Day;
  readonly inclusion: Inclusion | null;
  /** Who of this map a placeholder may turn out to be. */
  readonly may_be?: readonly Id[];
  readonly advice?: readonly OtherName[];
  readonly url: string | null;
}

export interface Condition {
  readonly id: Id;
  readonly words: string;
  readonly kind: ConditionKind;
}

export interface Place {
  readonly id: Id;
  readonly kind: PlaceKind;
  readonly name: string;
  readonly note: string;
  readonly conditions: readonly Condition[];
  readonly placed: Point | null;
  /** Somebody put it there by hand, so Tidy leaves it there. */
  readonly held?: boolean;
  readonly url: string | null;
}

export interface Talk {
  readonly id: Id;
  readonly on: Day;
  readonly by: string;
  readonly words: string;
}

/** Support and harm are two dimensions, and both may be present (`map.tie`). */
export interface TieFields {
  readonly kinds: readonly TieKind[];
  readonly support: Level;
  readonly harm: Level;
  readonly direction: Direction;
  readonly harm_direction: Direction;
  readonly influence_direction: Direction;
  readonly state: TieState;
  readonly since: AboutWhen;
  readonly until: AboutWhen;
  readonly non_contact: boolean;
}

export interface Tie extends TieFields {
  readonly id: Id;
  readonly a: End;
  readonly b: End;
  readonly support_checked: boolean;
  readonly harm_checked: boolean;
  /** Nobody but the police say as much. */
  readonly support_police?: boolean;
  readonly harm_police?: boolean;
  readonly differs: boolean;
  readonly differs_between: readonly string[];
  readonly fading: Fading;
  readonly statements: readonly Id[];
  readonly talks: readonly Talk[];
}

export interface Group {
  readonly id: Id;
  readonly name: string;
  readonly own_words: string;
  readonly bases: readonly Basis[];
  readonly definer: string;
  readonly perspectives: readonly Id[];
  readonly members: readonly Id[];
  readonly conditions?: readonly Condition[];
  readonly fading: Fading;
  readonly url: string | null;
  /** What in its name could be said otherwise. It stops nothing. */
  readonly advice?: readonly OtherName[];
}

export interface OtherName {
  readonly words: string;
  readonly why: string;
  readonly instead: string;
}

export interface Reading {
  readonly support: Level;
  readonly harm: Level;
}

export interface Statement {
  readonly id: Id;
  readonly about: readonly Ref[];
  readonly whose: string;
  readonly perspective_id: Id;
  readonly kind: StatementKind;
  readonly checked: boolean;
  readonly observed_on: AboutWhen;
  readonly recorded_on: Day;
  readonly words: string;
  readonly own_words: boolean;
  readonly handling: string;
  readonly fading?: Fading;
  readonly repeats: Id | null;
  readonly reading: Reading | null;
  /** Its own page: check, put right, take back. */
  readonly url?: string | null;
}

export type How = "added" | "ended" | "changed";
export interface Difference {
  readonly type: "person" | "place" | "tie" | "group" | "statement";
  readonly id: Id;
  readonly how: How;
  /** In words; empty where it was not there, or is no more. */
  readonly was: string;
  readonly now: string;
}

/** What became otherwise since an earlier day, and what was there then and is no more (`map.time`). */
export interface Compared {
  readonly with: Day;
  readonly changes: readonly Difference[];
  readonly gone: Pick<MapDocument, "people" | "places" | "ties" | "groups" | "statements">;
}

/** This viewer's change and a colleague's to the same thing, to decide about or to read. */
export interface Crossed {
  readonly id: Id;
  readonly what: Ref;
  readonly name: string;
  readonly gone: boolean;
  readonly mine: "first" | "second";
  /** Empty when it was the viewer, on another device. */
  readonly by: string;
  readonly fields: readonly { readonly field: string; readonly first: unknown; readonly second: unknown }[];
  readonly words: readonly string[];
  readonly settled: boolean | null;
}

export interface Time {
  readonly earliest: Day;
  readonly today: Day;
  /** Days on which something was written down; from which something was so. */
  readonly marks: readonly Day[];
  readonly happened?: readonly Day[];
  readonly statements: number;
  readonly need_confirming: number;
}

export interface Urls {
  readonly commands: string;
  readonly document: string;
  readonly picture: string;
  readonly list: string;
  readonly narrative: string;
  readonly print: string | null;
  readonly tidy_worker: string | null;
}

export interface MapDocument {
  readonly format: 1;
  readonly version: number;
  readonly map_id: Id;
  readonly case_id: Id;
  readonly title: string;
  readonly level: 1 | 2;
  readonly as_known_on: Day;
  /** The map as it was on this earlier day; null for the map as it was known. */
  readonly as_it_was_on?: Day | null;
  readonly compared?: Compared;
  readonly may_edit: boolean;
  readonly may_add_people: boolean;
  readonly why_not: readonly string[];
  readonly views: readonly View[];
  readonly perspectives: readonly Perspective[];
  readonly people: readonly Person[];
  readonly places: readonly Place[];
  readonly ties: readonly Tie[];
  readonly groups: readonly Group[];
  readonly statements: readonly Statement[];
  readonly time: Time;
  readonly urls: Urls;
  readonly crossed?: readonly Crossed[];
  readonly words?: Readonly<Record<string, string>>;
}
