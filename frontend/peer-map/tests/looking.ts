/** Looking at a drawing as a test does: which parts, where, and how they look apart from colour. */
import { compose, type Scene } from "../drawing/compose.ts";
import type { Box } from "../drawing/geometry.ts";
import type { Item } from "../drawing/items.ts";
import { themePaint } from "../drawing/paint.ts";
import type { Node } from "../drawing/scene.ts";
import { blankGroup, blankPerson, blankPlace, blankTie } from "../model/blank.ts";
import type { Group, Id, MapDocument, Person, Place, Point, Tie } from "../model/document.ts";
import { story } from "./story.ts";

export const paint = themePaint("light");

export function empty(more: Partial<MapDocument> = {}): MapDocument {
  return story({ people: [], places: [], ties: [], groups: [], statements: [], ...more });
}

export const person = (id: Id, placed: Point, more: Partial<Person> = {}): Person => ({
  ...blankPerson(id, id.toUpperCase()),
  placed,
  ...more,
});
export const place = (id: Id, placed: Point, more: Partial<Place> = {}): Place => ({
  ...blankPlace(id, "place", "Park"),
  placed,
  ...more,
});
export const group = (id: Id, members: readonly Id[], more: Partial<Group> = {}): Group => ({
  ...blankGroup(id, `Group ${id}`),
  members,
  ...more,
});

/** Two people, AM on the left and JK on the right, with one tie that is checked unless it says otherwise. */
export function pairWith(tie: Partial<Tie>): MapDocument {
  const ends = [
    { type: "person", id: "am" },
    { type: "person", id: "jk" },
  ] as const;
  return empty({
    people: [person("am", [0, 0]), person("jk", [240, 0])],
    ties: [{ ...blankTie("t", ends[0], ends[1]), support_checked: true, harm_checked: true, ...tie }],
  });
}

export function sceneOf(map: MapDocument): Scene {
  return compose(map, { paint, forPage: false });
}

export function item(scene: Scene, key: string): Item {
  const found = scene.items.find((i) => i.key === key);
  if (!found) throw new Error(`nothing drawn for ${key}`);
  return found;
}

export const tieItem = (tie: Partial<Tie>): Item => item(sceneOf(pairWith(tie)), "tie-t");
export const personItem = (more: Partial<Person>): Item =>
  item(sceneOf(empty({ people: [person("jk", [0, 0], more)] })), "person-jk");

export function all(nodes: readonly Node[], fits: (node: Node) => boolean): Node[] {
  return nodes.flatMap((n) => [...(fits(n) ? [n] : []), ...all(n.children, fits)]);
}

export const byTag = (parts: readonly Node[], tag: string): Node[] => all(parts, (n) => n.tag === tag);

/** Nodes with this word among their classes. */
export const byClass = (parts: readonly Node[], name: string): Node[] =>
  all(parts, (n) =>
    String(n.attributes.class ?? "")
      .split(" ")
      .includes(name),
  );

export const wordsIn = (parts: readonly Node[]): string[] =>
  all(parts, (n) => n.text !== undefined).map((n) => n.text as string);

export const strand = (i: Item, dimension: string): Node => {
  const found = byClass(i.parts, dimension).find((n) => String(n.attributes.class).startsWith("strand"));
  if (!found) throw new Error(`no ${dimension} line`);
  return found;
};

export const number = (node: Node, name: string): number => Number(node.attributes[name]);

/** Every coordinate pair of a path. */
export function points(path: string): Point[] {
  const numbers = (path.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
  return Array.from({ length: Math.floor(numbers.length / 2) }, (_, i): Point => [
    numbers[2 * i] as number,
    numbers[2 * i + 1] as number,
  ]);
}

/** The same drawing without colours: what somebody sees who sees no colour. */
export function colourless(parts: readonly Node[]): unknown {
  return parts.map((n) => {
    const { fill, stroke, ...rest } = n.attributes;
    const filled = fill === undefined || fill === "none" ? "none" : "filled";
    const stroked = stroke === undefined || stroke === "none" ? "none" : "stroked";
    return {
      tag: n.tag,
      ...rest,
      class: undefined,
      filled,
      stroked,
      text: n.text,
      children: colourless(n.children),
    };
  });
}

export function overlapping(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** The same numbers every time, from 0 up to 1 (a linear congruence): for generated maps and schedules. */
export function dice(seed: number): () => number {
  let state = seed * 2 + 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}
