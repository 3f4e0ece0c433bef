/**
 * Typing instead of drawing: "AM, DT, Ms K: parent" adds three people; "DT strong support", or "JK and DT: strong
 * support", makes a tie.
 */
import type { End, Level, MapDocument, PersonKind, TieFields, TieKind } from "./document.ts";

type KindWords = Partial<Record<PersonKind, readonly string[]>>;

export interface Called {
  readonly shown: string;
  /** What tells them from somebody with the same initials (`person.tell_apart`). */
  readonly apart: string;
  readonly kind: PersonKind | null;
}

/** "JK (bus)": what stands in brackets tells two apart. */
export function toldApart(text: string): { readonly shown: string; readonly apart: string } {
  const [, shown = text, apart = ""] = /^(.+?)\s*\(([^()]{1,30})\)$/.exec(text) ?? [];
  return { shown, apart: apart.trim() };
}

/** Whether two would stand there by the same letters, with nothing that tells them apart. */
export const sameName = (one: Omit<Called, "kind">): string => `${one.shown} (${one.apart})`.toLowerCase();

/**
 * Commas, semicolons, strokes, new lines and "and" part names; a colon says who somebody is; the same name twice is
 * meant once.
 */
export function peopleIn(
  text: string,
  kinds: KindWords,
  and: readonly string[] = [],
): { people: Called[]; unread: string | null } {
  const people = new Map<string, Called>();
  const between = new RegExp(`[,;\\n/&]+|\\s(?:${and.join("|") || ","})\\s`, "iu");
  for (const part of text.split(between)) {
    const [name = "", who = ""] = part.split(":").map((words) => words.trim().replace(/\s+/g, " "));
    const kind = (Object.keys(kinds) as PersonKind[]).find((k) => kinds[k]?.includes(who.toLowerCase())) ?? null;
    if (who && !kind) return { people: [], unread: who };
    const called = { ...toldApart(name), kind };
    if (name && !people.has(sameName(called))) people.set(sameName(called), called);
  }
  return { people: [...people.values()], unread: null };
}

export interface QuickWords {
  readonly levels: Readonly<Record<Level, readonly string[]>>;
  readonly support: readonly string[];
  readonly harm: readonly string[];
  readonly kinds: Readonly<Record<TieKind, readonly string[]>>;
  /** What may stand between two names. */
  readonly and: RegExp;
  readonly past: readonly string[];
  readonly unsure: readonly string[];
}

export type QuickTie =
  | { readonly from?: End; readonly end: End; readonly fields: Partial<TieFields> }
  | { readonly problem: "nobody" | "several" | "unread"; readonly words: string };

/**
 * Reads "DT strong support, some harm" as typed after choosing somebody; `say` gives every name on the map.
 */
export function readTie(
  text: string,
  document: MapDocument,
  nameOf: (end: End) => string,
  words: QuickWords,
): QuickTie {
  const found = whom(plain(text), document, nameOf);
  if ("problem" in found) return found;
  return readFields(found.rest, found.end, words);
}

/** Reads "JK and DT: strong support", or "JK" alone when the second is still to come. */
export function readPair(
  text: string,
  document: MapDocument,
  nameOf: (end: End) => string,
  words: QuickWords,
): QuickTie {
  const first = whom(plain(text), document, nameOf);
  if ("problem" in first || !first.rest) return "problem" in first ? first : { end: first.end, fields: {} };
  const read = readTie(first.rest.replace(words.and, ""), document, nameOf, words);
  return "problem" in read ? read : { ...read, from: first.end };
}

const plain = (text: string): string => text.trim().replace(/\s+/g, " ");

function whom(
  said: string,
  document: MapDocument,
  nameOf: (end: End) => string,
): { end: End; rest: string } | { problem: "nobody" | "several"; words: string } {
  const ends: End[] = [
    ...document.people.map((p) => ({ type: "person" as const, id: p.id })),
    ...document.places.map((p) => ({ type: "place" as const, id: p.id })),
    ...document.groups.map((g) => ({ type: "group" as const, id: g.id })),
  ];
  const starts = ends
    .filter((end) => begins(said, nameOf(end)))
    .sort((a, b) => nameOf(b).length - nameOf(a).length);
  const first = starts[0];
  if (!first) return { problem: "nobody", words: said };
  const twins = starts.filter((end) => nameOf(end).toLowerCase() === nameOf(first).toLowerCase());
  if (twins.length > 1) return { problem: "several", words: nameOf(first) };
  return { end: first, rest: said.slice(nameOf(first).length).replace(/^[\s,:]+/, "") };
}

function begins(said: string, name: string): boolean {
  return said.toLowerCase().startsWith(name.toLowerCase()) && !/^[\p{L}\p{N}]/u.test(said.slice(name.length));
}

type Draft = { -readonly [K in keyof TieFields]?: TieFields[K] };

function readFields(rest: string, end: End, words: QuickWords): QuickTie {
  const fields: Draft = {};
  for (const phrase of rest
    .toLowerCase()
    .split(/\s*(?:,|;|\band\b)\s*/)
    .filter(Boolean)) {
    if (!readPhrase(phrase, fields, words)) return { problem: "unread", words: phrase };
  }
  return { end, fields };
}

function readPhrase(phrase: string, fields: Draft, words: QuickWords): boolean {
  const kind = (Object.keys(words.kinds) as TieKind[]).find((k) => words.kinds[k].includes(phrase));
  if (kind) return assign(fields, { kinds: [...(fields.kinds ?? []), kind] });
  if (words.past.includes(phrase)) return assign(fields, { state: "past" });
  if (words.unsure.includes(phrase)) return assign(fields, { state: "uncertain" });
  if (words.levels.unknown.includes(phrase)) return assign(fields, { support: "unknown", harm: "unknown" });
  for (const dimension of ["support", "harm"] as const) {
    const level = levelIn(phrase, words[dimension], words);
    if (level) return assign(fields, { [dimension]: level });
  }
  return false;
}

function assign(fields: Draft, more: Draft): true {
  Object.assign(fields, more);
  return true;
}

/** "strong support", "some harm", "support" (some), "no harm", "harm ?" */
function levelIn(phrase: string, nouns: readonly string[], words: QuickWords): Level | null {
  const noun = nouns.find((n) => phrase === n || phrase.startsWith(`${n} `) || phrase.endsWith(` ${n}`));
  if (!noun) return null;
  const rest = phrase.replace(noun, "").trim();
  if (rest === "") return "some";
  return (Object.keys(words.levels) as Level[]).find((level) => words.levels[level].includes(rest)) ?? null;
}
