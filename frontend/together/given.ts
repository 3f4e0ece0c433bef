/** What the page and the server give the screen of a drawing together. */
import type { Level, Point } from "../peer-map/model/document.ts";
import type { Line } from "./model/lines.ts";

export type Id = string;

export interface Question {
  readonly id: string;
  readonly asks: string;
  readonly help: string;
  readonly picture: string;
  readonly answer: "me" | "person" | "grown_up" | "place" | "words";
  readonly round: 1 | 2;
  readonly in_group: boolean;
  readonly support: Level | "";
}

/** A phrase to tap; what it says of support and harm. */
export interface Tap {
  readonly id: string;
  readonly says: string;
  readonly support: Level | "";
  readonly harm: Level | "";
  readonly in_group: boolean;
}

export type PlaceOf = "neighbourhood" | "school" | "transport" | "business" | "service" | "online" | "home";
export type Sort = "young" | "family" | "grown_up";

interface Says<T extends string = string> {
  readonly id: T;
  readonly says: string;
}

export interface Words {
  readonly questions: readonly Question[];
  readonly likes: readonly Tap[];
  readonly there: readonly Tap[];
  readonly places: readonly (Says & { readonly kind: PlaceOf })[];
  readonly sorts: readonly Says<Sort>[];
  readonly family_words: readonly string[];
  readonly sign: { readonly label: string; readonly says: string };
  readonly buttons: Readonly<Record<string, string>>;
  readonly screen: Readonly<Record<string, string>>;
  readonly pictures: Readonly<Record<string, string>>;
  readonly colours: Readonly<Record<string, string>>;
  readonly endings: Readonly<Record<string, string>>;
  readonly feelings: readonly Says[];
  readonly agrees: readonly string[];
}

/** With the page, before anything is opened: no word of anybody. */
export interface Given {
  readonly language: "en" | "cy";
  readonly needs: readonly string[];
  readonly several: boolean;
  readonly fresh: boolean;
  readonly adult: string;
  readonly urls: Readonly<Record<"open" | "say" | "end" | "sign_out", string>>;
  readonly words: Words;
}

export interface Seat {
  readonly id: Id;
  readonly shown: string;
  readonly symbol: string;
  readonly colour: string;
}

/** Somebody or somewhere the same young person drew before, by their own words alone. */
export interface Earlier {
  readonly known: Id;
  readonly kind: "person" | "place";
  readonly shown?: string;
  readonly name?: string;
  readonly sort?: Sort;
  readonly of?: PlaceOf;
  readonly symbol?: string;
  readonly colour?: string;
  readonly support: Level;
  readonly harm: Level;
}

export interface PinCheck {
  readonly salt: string;
  readonly rounds: number;
  readonly hash: string;
}

/** For the right PIN. */
export interface Opened {
  readonly seats: readonly Seat[];
  readonly lines: readonly Line[];
  readonly gone: readonly Id[];
  readonly earlier: Readonly<Record<Id, readonly Earlier[]>>;
  readonly team: readonly string[];
  readonly names_kept: boolean;
  readonly pin: PinCheck;
  readonly keep: { readonly about: string; readonly keys: readonly string[] };
}

export type { Level, Point };
