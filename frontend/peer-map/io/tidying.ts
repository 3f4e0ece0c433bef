/**
 * Tidy for a whole map document: who stays, who may move, and how large their shapes and words are.
 *
 * Runs in the editor's worker and on the server (`alongside/peermaps/layout`), so that both suggest the same picture,
 * and the page itself need not load it.
 */
import { byId, shapesOf } from "../drawing/draft.ts";
import { labelBox } from "../drawing/labels.ts";
import { grow } from "../drawing/geometry.ts";
import { shapeBox, type Shape } from "../drawing/shapes.ts";
import { canvasFor, type Canvas } from "../layout/fit.ts";
import { measure } from "../layout/measures.ts";
import { network, type Shape as Node, type TidyInput } from "../layout/network.ts";
import { tidy, type Positions } from "../layout/tidy.ts";
import type { Id, MapDocument, Person, Place } from "../model/document.ts";

/** Map units of half a young person's shape: what the layout sizes its canvas by. */
const RADIUS = 30;
/** Map units that words keep free around them. */
const AROUND = 4;

/** How much may move. Whoever was put somewhere by hand stays, but for `all`. */
export type HowMuch = "little" | "fresh" | "all";

type Item = Person | Place;

/** Where everybody would stand. Whoever waits beside the picture waits on, unless nobody stands on it yet. */
export function tidyMap(map: MapDocument, how: HowMuch): Positions {
  const input = tidyInput(map, how);
  const canvas = canvasFor(input.nodes.length, RADIUS);
  return Object.keys(input.start ?? {}).length > 0 ? tidy(input, { canvas }) : smallest(input, canvas);
}

/**
 * The smaller the picture, the larger it is shown: the smallest canvas on which a map is as readable as on the whole.
 * A crowd needs the whole, and nobody is to wait for more.
 */
function smallest(input: TidyInput, whole: Canvas): Positions {
  const best = tidy(input, { canvas: whole });
  const most = faults(input, best);
  for (const share of input.nodes.length > MANY ? [] : SHARES) {
    const canvas = { width: whole.width * share, height: whole.height * share * FLATTER, margin: whole.margin * share };
    const tried = tidy(input, { canvas });
    if (faults(input, tried).every((count, at) => count <= most[at]!)) return tried;
  }
  return best;
}

const SHARES = [0.6, 0.7, 0.8, 0.9];
/** Screens and paper lying down are wider than the layout's own canvas. */
const FLATTER = 0.85;
const MANY = 60;

function faults(input: TidyInput, at: Positions): number[] {
  const net = network(input);
  const along = (axis: 0 | 1): Float64Array => Float64Array.from(net.ids, (id) => at[id]![axis]);
  const { crossings, through, overlaps, labels, strangers } = measure(net, along(0), along(1));
  return [crossings, through, overlaps, labels, strangers];
}

/** What the server's JavaScript engine calls: text in, text out. */
export function tidyMapText(text: string): string {
  const [map, how] = JSON.parse(text) as [MapDocument, HowMuch];
  return JSON.stringify(tidyMap(map, how));
}

export function tidyInput(map: MapDocument, how: HowMuch): TidyInput {
  const stays = (item: Item): boolean => item.placed !== null && item.held === true && how !== "all";
  const items = onPicture(map);
  const start: Record<Id, [number, number]> = {};
  for (const item of items)
    if (item.placed && (how === "little" || stays(item))) start[item.id] = [item.placed[0], item.placed[1]];
  const shapes = byId(shapesOf(wherever(map)));
  return {
    nodes: items.map(({ id }, at) => ({ id, ...sizeOf(shapes.get(id)), fixed: stays(items[at] as Item) })),
    ties: map.ties
      .filter((tie) => tie.a.type !== "group" && tie.b.type !== "group")
      .map((tie) => ({ a: tie.a.id, b: tie.b.id })),
    areas: map.groups.map((group) => ({ id: group.id, members: group.members })),
    start,
  };
}

function onPicture(map: MapDocument): readonly Item[] {
  const all = [...map.people, ...map.places];
  const placed = all.filter((item) => item.placed);
  return placed.length > 0 ? placed : all;
}

/** The shape and, under it, its words as the drawing breaks them into lines. */
function sizeOf(shape: Shape | undefined): Omit<Node, "id"> {
  if (!shape) return { label: "", width: 2 * RADIUS, height: 2 * RADIUS };
  const { width, height } = shapeBox(shape);
  const words = grow(labelBox(shape, "below"), shape.beside.length > 0 ? AROUND : 0);
  return { label: "", width, height, words: { ...words, top: words.y - shape.centre[1] } };
}

/** A shape has its size wherever it stands, and beside the picture too. */
function wherever(map: MapDocument): MapDocument {
  const somewhere = <T extends Item>(item: T): T => ({ ...item, placed: item.placed ?? [0, 0] });
  return { ...map, people: map.people.map(somewhere), places: map.places.map(somewhere) };
}
