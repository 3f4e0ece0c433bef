/**
 * Tidy: a readable picture of a map, the same one every time.
 *
 * People placed by hand (`fixed`) stay exactly where they are. People with a `start` stay close to it,
 * so that a map somebody knows is still the map they know. Everybody else is placed afresh.
 * Positions are centres of shapes in the units of the canvas, y downwards.
 */
import { drawFresh } from "./fresh.ts";
import { CANVAS, type Canvas } from "./fit.ts";
import { stayClose } from "./close.ts";
import { network, type Network, type Point, type Shape, type TidyInput } from "./network.ts";
import { chance } from "./random.ts";
import type { Drawing } from "./surroundings.ts";

export interface TidyOptions {
  /** In the units of the shapes; otherwise 1000 x 700. See `canvasFor`. */
  readonly canvas?: Canvas;
  /** Height of label text in the same units; otherwise by the number of people. */
  readonly text?: number;
  /** Another number gives another picture of the same kind. */
  readonly seed?: number;
}

export type Positions = Record<string, Point>;

export function tidy(input: TidyInput, options: TidyOptions = {}): Positions {
  const { canvas, net, drawing, unit } = begin(input, options);
  if (net.count === 0) return {};
  const pinned = Uint8Array.from(input.nodes, (node, person) => (node.fixed && drawing.present[person] ? 1 : 0));
  const random = chance(options.seed ?? 1);
  if (drawing.present.some((present, person) => present > pinned[person]!))
    stayClose(net, drawing, pinned, canvas, random);
  else drawFresh(net, drawing, pinned, canvas, random);
  return { ...positionsOf(net, drawing, unit), ...heldPlaces(input, pinned) };
}

/** To the last digit as they were given. */
function heldPlaces(input: TidyInput, pinned: Uint8Array): Positions {
  const held = input.nodes.filter((_, person) => pinned[person]);
  return Object.fromEntries(held.map((node): [string, Point] => [node.id, input.start![node.id]!]));
}

/** The map in pixels of a canvas 1000 wide, which is what all other numbers of the layout mean. */
export interface Beginning {
  readonly canvas: Canvas;
  readonly net: Network;
  readonly drawing: Drawing;
  /** Units of the input for one pixel. */
  readonly unit: number;
}

export function begin(input: TidyInput, options: TidyOptions): Beginning {
  const given = options.canvas ?? CANVAS;
  const unit = given.width / CANVAS.width;
  const nodes = input.nodes.map((node) => inPixels(node, unit));
  const text = options.text === undefined ? undefined : options.text / unit;
  const net = network({ ...input, nodes }, text);
  const canvas = { width: CANVAS.width, height: given.height / unit, margin: given.margin / unit };
  return { canvas, net, drawing: startOf(net, input, unit), unit };
}

function inPixels(node: Shape, unit: number): Shape {
  const { words } = node;
  const smaller = { ...node, width: node.width / unit, height: node.height / unit };
  if (!words) return smaller;
  return { ...smaller, words: { top: words.top / unit, width: words.width / unit, height: words.height / unit } };
}

/** Who has a place already, and where. */
function startOf(net: Network, input: TidyInput, unit: number): Drawing {
  const { count } = net;
  const drawing = { x: new Float64Array(count), y: new Float64Array(count), present: new Uint8Array(count) };
  net.ids.forEach((id, person) => {
    const place = input.start !== undefined && Object.hasOwn(input.start, id) ? input.start[id] : undefined;
    if (place === undefined || !place.every(Number.isFinite)) return;
    drawing.x[person] = place[0] / unit;
    drawing.y[person] = place[1] / unit;
    drawing.present[person] = 1;
  });
  return drawing;
}

/** To a tenth of a unit: shorter to store, and the same digits everywhere. */
export function positionsOf(net: Network, drawing: Drawing, unit: number): Positions {
  const round = (value: number): number => Math.round(value * unit * 10) / 10;
  return Object.fromEntries(
    net.ids.map((id, person): [string, Point] => [id, [round(drawing.x[person]!), round(drawing.y[person]!)]]),
  );
}
