/** Compared views in words along the tie: "JK: strong support" above, "the school: some harm" below (`map.perspectives`). */
import type { Id, Level } from "../model/document.ts";
import type { Seen } from "../model/views.ts";
import type { Saying } from "./draw-tie.ts";
import type { Wording } from "./wording.ts";

export function comparedRemarks(seen: Seen, say: Wording): ReadonlyMap<Id, readonly Saying[]> {
  return new Map([...seen.compared].map(([tie, voices]) => [
    tie,
    voices.slice(0, 2).map((voice, i) => ({
      text: `${voice.label}: ${readingWords(voice.reading.support, voice.reading.harm, say)}`,
      side: i === 0 ? -1 : 1,
    }) as const),
  ]));
}

export function readingWords(support: Level, harm: Level, say: Wording): string {
  const parts = [
    ...(support === "none" ? [] : [say(`support.${support}`)]),
    ...(harm === "none" ? [] : [say(`harm.${harm}`)]),
  ];
  return parts.length > 0 ? parts.join(say("list.comma")) : say("support.none");
}
