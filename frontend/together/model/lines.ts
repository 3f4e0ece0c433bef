/** What is said, one thing at a time. The same shapes as `alongside/peermaps/schemas/together.schema.json`. */
import type { Point } from "../../peer-map/model/document.ts";
import type { Id, PlaceOf, Sort } from "../given.ts";

export interface Me {
  readonly kind: "me";
  readonly symbol: string;
  readonly colour: string;
}
export interface Person {
  readonly kind: "person";
  readonly shown: string;
  readonly sort: Sort;
  readonly symbol: string;
  readonly colour: string;
  readonly asked: string;
  readonly known: Id | null;
  /** Seen from whoever speaks, in map units. */
  readonly at: Point | null;
}
export interface Place {
  readonly kind: "place";
  readonly name: string;
  readonly of: PlaceOf;
  readonly asked: string;
  readonly known: Id | null;
  readonly at: Point | null;
}
/** What it is like with somebody, or there. `about`: the line of the person or place, or a seat. */
export interface Like {
  readonly kind: "like";
  readonly about: Id;
  readonly taps: readonly string[];
  readonly words: string;
}
export interface Said {
  readonly kind: "said";
  readonly asked: string;
  readonly words: string;
}
export interface Lot {
  readonly kind: "lot";
  readonly words: string;
  readonly members: readonly Id[];
}
export interface Feeling {
  readonly kind: "feeling";
  readonly feeling: string;
  readonly keep: boolean;
}
/** The quiet "not OK". */
export interface Sign {
  readonly kind: "sign";
  readonly asked: string;
}
export type Body = Me | Person | Place | Like | Said | Lot | Feeling | Sign;

/** n rises with each version, so that a late message changes nothing back. */
export interface Line {
  readonly id: Id;
  readonly seat: Id;
  readonly n: number;
  readonly body: Body;
}

export type Thing = Line & { readonly body: Person | Place };

export const isThing = (line: Line): line is Thing =>
  line.body.kind === "person" || line.body.kind === "place";

export const nameOf = (thing: Thing): string =>
  thing.body.kind === "person" ? thing.body.shown : thing.body.name;
