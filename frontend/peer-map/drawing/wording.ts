/**
 * Words of the drawing: the notation's English, or what the document puts in its place (Welsh, an
 * authority's own labels).
 */
import { notation } from "./notation.ts";

export type Wording = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** A missing key is a mistake in the code, and shows as one. */
export function wordingFrom(
  own: Readonly<Record<string, string>> = {},
  base: Readonly<Record<string, string>> = notation.words,
): Wording {
  return (key, values = {}) => {
    const text = own[key] ?? base[key];
    if (text === undefined) throw new Error(`no words for ${key}`);
    return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
  };
}

export function listing(items: readonly string[], say: Wording): string {
  if (items.length < 2) return items[0] ?? "";
  return say("list.and", { first: items.slice(0, -1).join(say("list.comma")), last: items.at(-1) ?? "" });
}
