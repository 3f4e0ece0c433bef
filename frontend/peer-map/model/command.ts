/**
 * The changes a map knows. The same shapes as `alongside/peermaps/schemas/command.schema.json`.
 *
 * `from` in a change holds the fields as this client saw them, so that the server can merge a
 * colleague's change to another field and tell both people about a change to the same one.
 */
import type {
  AboutWhen,
  Basis,
  ConditionKind,
  End,
  Group,
  Id,
  MapDocument,
  Person,
  PersonKind,
  Place,
  PlaceKind,
  Point,
  Reading,
  Ref,
  StatementKind,
  TieFields,
} from "./document.ts";

export type PersonFields = Partial<
  Pick<Person, "shown" | "kind" | "note" | "tell_apart" | "symbol" | "colour" | "deceased">
>;
export type PlaceFields = Partial<Pick<Place, "name" | "kind" | "note">>;
export type GroupFields = Partial<Pick<Group, "name" | "own_words" | "bases" | "definer">>;
/**
 * What the decision to add somebody rests on; unchecked or police-held alone adds nobody (`map.statement`).
 */
export type RestsOn =
  "own_account" | "observed" | "told_checked" | "told_by" | "professional_opinion" | "police_held";
export type Reason = "undone" | "mistake" | "not_needed" | "asked" | "not_so" | "let_go" | "other";

export interface Said {
  readonly statement: Id;
  readonly whose: { readonly perspective: Id | null; readonly new: string };
  readonly kind: StatementKind;
  readonly observed_on: AboutWhen;
  readonly words: string;
  readonly own_words: boolean;
  readonly reading: Reading | null;
  /** A statement that goes back to the same source: the two count once (`map.origin`). */
  readonly repeats?: Id | null;
}

export interface Move {
  readonly who: { readonly type: "person" | "place"; readonly id: Id };
  readonly to: Point | null;
  readonly from: Point | null;
  /** By hand, so that Tidy leaves it there: true where it is not said. */
  readonly held?: boolean;
}

export type Change =
  | {
      readonly command: "add_person";
      readonly person: Id;
      readonly shown: string;
      readonly full: string | null;
      readonly kind: Exclude<PersonKind, "unnamed">;
      readonly note: string;
      readonly tell_apart?: string;
      readonly need: string;
      readonly evidence: string;
      readonly rests_on?: readonly RestsOn[];
      readonly placed: Point | null;
    }
  | {
      readonly command: "add_placeholder";
      readonly person: Id;
      readonly note: string;
      readonly need: string;
      readonly evidence: string;
      readonly placed: Point | null;
    }
  | {
      readonly command: "change_person";
      readonly person: Id;
      readonly to: PersonFields;
      readonly from: PersonFields;
    }
  | {
      readonly command: "add_place";
      readonly place: Id;
      readonly kind: PlaceKind;
      readonly name: string;
      readonly note: string;
      readonly placed: Point | null;
    }
  | {
      readonly command: "change_place";
      readonly place: Id;
      readonly to: PlaceFields;
      readonly from: PlaceFields;
    }
  | {
      readonly command: "add_condition";
      readonly place?: Id;
      readonly group?: Id;
      readonly condition: Id;
      readonly kind: ConditionKind;
      readonly words: string;
    }
  | {
      readonly command: "add_tie";
      readonly tie: Id;
      readonly a: End;
      readonly b: End;
      readonly fields: Partial<TieFields>;
      readonly said: Said | null;
    }
  | {
      readonly command: "change_tie";
      readonly tie: Id;
      readonly to: Partial<TieFields>;
      readonly from: Partial<TieFields>;
    }
  | {
      readonly command: "confirm";
      readonly what: { readonly type: "tie" | "group" | "statement"; readonly id: Id };
      readonly still_so: boolean;
    }
  | { readonly command: "note_talk"; readonly tie: Id; readonly talk: Id; readonly words: string }
  | { readonly command: "add_statement"; readonly about: readonly Ref[]; readonly said: Said }
  | {
      readonly command: "add_group";
      readonly group: Id;
      readonly name: string;
      readonly own_words: string;
      readonly bases: readonly Basis[];
      readonly definer: string;
      readonly members: readonly Id[];
    }
  | {
      readonly command: "change_group";
      readonly group: Id;
      readonly to: GroupFields;
      readonly from: GroupFields;
    }
  | {
      readonly command: "change_members";
      readonly group: Id;
      readonly add: readonly Id[];
      readonly remove: readonly Id[];
    }
  | { readonly command: "move"; readonly moves: readonly Move[] }
  | { readonly command: "take_off"; readonly what: Ref; readonly reason: Reason; readonly words: string }
  | { readonly command: "put_back"; readonly what: Ref; readonly taken_off_by: Id }
  | { readonly command: "merge"; readonly what: Ref; readonly known: Id }
  | {
      readonly command: "settle";
      readonly crossing: Id;
      readonly how: "keep" | "use" | "read";
      readonly from: Readonly<Record<string, unknown>>;
    };

/** A change with the id that makes sending it twice harmless, and the version it was made upon. */
export type Command = Change & { readonly id: Id; readonly base: number };

export interface OutOfDate {
  readonly by: string;
  readonly what: Ref | null;
  readonly fields: readonly { readonly field: string; readonly yours: unknown; readonly theirs: unknown }[];
  readonly document: MapDocument;
}

export type Answer =
  | { readonly ok: true; readonly version: number; readonly document?: MapDocument }
  | { readonly refused: readonly string[] }
  | { readonly out_of_date: OutOfDate };
