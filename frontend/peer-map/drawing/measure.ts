/**
 * Widths of text without a page to measure in, so that the server and the editor place the same labels at
 * the same spots.
 */
import { notation } from "./notation.ts";

export type Weight = "regular" | "bold";

const { characters, unit, other } = notation.text.widths;
const index = new Map([...characters].map((character, at) => [character, at]));

export function textWidth(text: string, size: number, weight: Weight = "regular"): number {
  const widths = notation.text.widths[weight];
  let total = 0;
  for (const character of text) total += widths[index.get(character) ?? -1] ?? other;
  return (total * size) / unit;
}

/**
 * Lines of about the same length; breaks at spaces only, and a word that is wider than the limit stays
 * whole.
 */
export function wrap(text: string, limit: number, size: number, weight: Weight = "regular"): string[] {
  let lines = filled(text, limit, size, weight);
  for (let narrower = limit - 4; narrower > limit / 3; narrower -= 4) {
    const tried = filled(text, narrower, size, weight);
    if (tried.length > lines.length) break;
    lines = tried;
  }
  return lines;
}

function filled(text: string, limit: number, size: number, weight: Weight): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`, size, weight) <= limit)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
