/**
 * A drawing as plain data, so that it can be compared in tests, written as text on the server and kept up to
 * date in a page.
 */

export type Attributes = Readonly<Record<string, string | number | undefined>>;

export interface Node {
  readonly tag: string;
  readonly attributes: Attributes;
  readonly children: readonly Node[];
  readonly text?: string;
}

export function node(
  tag: string,
  attributes: Attributes = {},
  children: readonly (Node | null)[] = [],
): Node {
  return { tag, attributes, children: children.filter((child) => child !== null) };
}

export function words(tag: string, attributes: Attributes, text: string): Node {
  return { tag, attributes, children: [], text };
}

/** One decimal is a tenth of a pixel: enough for the eye, and the same text from every engine. */
export function round(value: number): number {
  const rounded = Math.round(value * 10) / 10;
  return rounded === 0 ? 0 : rounded;
}

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Control characters are left out as well: XML cannot hold them, and words come from anybody. */
export function escape(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replace(/[&<>"]/g, (c) => ESCAPES[c] ?? c);
}

export function toSvg(part: Node): string {
  const attributes = Object.entries(part.attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escape(String(value))}"`)
    .join("");
  const inside = part.text === undefined ? part.children.map(toSvg).join("") : escape(part.text);
  return inside ? `<${part.tag}${attributes}>${inside}</${part.tag}>` : `<${part.tag}${attributes}/>`;
}
