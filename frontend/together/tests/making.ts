/** Words, seats and a sitting to try things on. */
import { readFileSync } from "node:fs";
import type { Earlier, Given, Id, Question, Seat, Tap, Words } from "../given.ts";
import type { Person, Place } from "../model/lines.ts";
import type { Shown } from "../model/picture.ts";
import { Sitting, type Change } from "../model/sitting.ts";

interface Data {
  readonly questions: readonly Question[];
  readonly likes: readonly Tap[];
  readonly there: readonly Tap[];
  readonly feelings: readonly { readonly id: string; readonly title: string }[];
  readonly ending: readonly { readonly id: string; readonly question: string }[];
  readonly group_agrees: readonly string[];
}

const FOLDER = "alongside/practice/frameworks/england-2026-1";
const data = JSON.parse(readFileSync(`${FOLDER}/together.json`, "utf8")) as Data & Words;

/** The practice's own words, as the page brings them. */
export const words: Words = {
  ...data,
  endings: Object.fromEntries(data.ending.map((one) => [one.id, one.question])),
  feelings: data.feelings.map((one) => ({ id: one.id, says: one.title })),
  agrees: data.group_agrees,
};

export const say = (key: string, values: Readonly<Record<string, string | number>> = {}): string => {
  const text = words.screen[key];
  if (text === undefined) throw new Error(`no words for ${key}`);
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
};

export const ME: Seat = { id: "seat-1", shown: "JK", symbol: "", colour: "" };
export const OTHER: Seat = { id: "seat-2", shown: "AM", symbol: "moon", colour: "" };

export function sitting(gone: readonly Id[] = []): Sitting & { sent: Change[] } {
  let n = 0;
  const made = new Sitting([], gone, () => `line-${++n}`) as Sitting & { sent: Change[] };
  made.sent = [];
  made.tell = (change) => void made.sent.push(change);
  return made;
}

export const person = (shown: string, more: Partial<Person> = {}): Person => ({
  kind: "person",
  shown,
  sort: "young",
  symbol: "",
  colour: "",
  asked: "like",
  known: null,
  at: [100, 0],
  ...more,
});

export const place = (name: string, more: Partial<Place> = {}): Place => ({
  kind: "place",
  name,
  of: "neighbourhood",
  asked: "go",
  known: null,
  at: [0, 150],
  ...more,
});

export const shown = (
  of: Sitting,
  seats: readonly Seat[] = [ME],
  earlier: readonly Earlier[] = [],
): Shown => ({
  seats,
  sitting: of,
  words,
  earlier: new Map([[seats[0]?.id ?? "", earlier]]),
  names: { me: "me" },
});

export type { Given };
