/** The map as numbers: people are 0..count-1, and everything about them lies in flat arrays. */

/** One person (or place, or service) to be placed. Sizes are pixels of the 1000 x 700 canvas. */
export interface Shape {
  readonly id: string;
  readonly label: string;
  readonly width: number;
  readonly height: number;
  /** The box of the label where somebody measured it, `top` from the centre of the shape; otherwise by the letters. */
  readonly words?: Words;
  /** Placed by hand: stays exactly where `start` has it. */
  readonly fixed?: boolean;
}

export interface Words {
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Tie {
  readonly a: string;
  readonly b: string;
}

export interface Area {
  readonly id: string;
  readonly members: readonly string[];
}

export type Point = [number, number];

export interface TidyInput {
  readonly nodes: readonly Shape[];
  readonly ties: readonly Tie[];
  readonly areas: readonly Area[];
  /** Where people are now. Somebody who has no entry is new and goes to a free place. */
  readonly start?: Readonly<Record<string, Point>>;
}

export interface Network {
  readonly count: number;
  readonly ids: readonly string[];
  /** Half the longer side of each shape. */
  readonly radius: Float64Array;
  /** Half the width of each label; labels lie centred under their shape, one pixel below it or as measured. */
  readonly labelHalf: Float64Array;
  readonly labelTop: Float64Array;
  readonly labelHeight: Float64Array;
  /** Ends of each tie; each pair of people once, nobody tied to themselves. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly neighbours: readonly Int32Array[];
  /** Groups of three and more: fewer have no inside. */
  readonly areas: readonly Int32Array[];
  readonly areasOf: readonly Int32Array[];
  /** `member[area * count + person]` is 1 for members. */
  readonly member: Uint8Array;
}

/** Height of label text in pixels for a map of this many people; the drawing uses the same. */
export function textSize(people: number): number {
  if (people <= 20) return 12;
  return people <= 60 ? 11 : 9;
}

/** Mean width of a letter as a share of the text height. */
const LETTER = 0.56;
const LINE = 1.25;

/** @param text label height in pixels; ties, areas and starts that name nobody on the map are left out. */
export function network(input: TidyInput, text = textSize(input.nodes.length)): Network {
  const ids = input.nodes.map((node) => node.id);
  const index = new Map(ids.map((id, position) => [id, position]));
  const pairs = distinctPairs(input.ties, index);
  const areas = input.areas.map((area) => membersOf(area, index)).filter((members) => members.length >= 3);
  const count = ids.length;
  const radius = Float64Array.from(input.nodes, (node) => Math.max(node.width, node.height) / 2);
  return {
    count,
    ids,
    radius,
    labelTop: radius.map((half, person) => input.nodes[person]!.words?.top ?? half + 1),
    labelHalf: Float64Array.from(input.nodes, (node) => (node.words?.width ?? node.label.length * text * LETTER) / 2),
    labelHeight: Float64Array.from(input.nodes, (node) => node.words?.height ?? text * LINE),
    from: Int32Array.from(pairs, (pair) => pair[0]),
    to: Int32Array.from(pairs, (pair) => pair[1]),
    neighbours: neighboursOf(count, pairs),
    areas,
    areasOf: ids.map((_, person) => areasHolding(person, areas)),
    member: membership(count, areas),
  };
}

/** How long pricing one place takes, in no particular unit: by ties, and by how many one person has. */
export function pricingWork(net: Network): number {
  const ties = Math.max(1, net.from.length);
  return ties * (2 + (0.6 * ties) / net.count) + net.count;
}

/** Sorted, so that the order in which ties were recorded does not change the picture. */
function distinctPairs(ties: readonly Tie[], index: ReadonlyMap<string, number>): [number, number][] {
  const seen = new Map<number, [number, number]>();
  for (const tie of ties) {
    const a = index.get(tie.a);
    const b = index.get(tie.b);
    if (a === undefined || b === undefined || a === b) continue;
    seen.set(Math.min(a, b) * index.size + Math.max(a, b), [Math.min(a, b), Math.max(a, b)]);
  }
  return [...seen.entries()].sort((one, other) => one[0] - other[0]).map((entry) => entry[1]);
}

function membersOf(area: Area, index: ReadonlyMap<string, number>): Int32Array {
  const found = new Set<number>();
  for (const id of area.members) {
    const person = index.get(id);
    if (person !== undefined) found.add(person);
  }
  return Int32Array.from(found).sort();
}

function neighboursOf(count: number, pairs: readonly [number, number][]): Int32Array[] {
  const lists: number[][] = Array.from({ length: count }, () => []);
  for (const [a, b] of pairs) {
    lists[a]!.push(b);
    lists[b]!.push(a);
  }
  return lists.map((list) => Int32Array.from(list));
}

function areasHolding(person: number, areas: readonly Int32Array[]): Int32Array {
  return Int32Array.from(areas.flatMap((members, area) => (members.includes(person) ? [area] : [])));
}

function membership(count: number, areas: readonly Int32Array[]): Uint8Array {
  const member = new Uint8Array(count * areas.length);
  areas.forEach((members, area) => members.forEach((person) => (member[area * count + person] = 1)));
  return member;
}
