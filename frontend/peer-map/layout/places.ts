/** Good free places: for new people, people without ties, and people who stand in somebody's way. */
import { Cost, FIRM } from "./cost.ts";
import type { Frame } from "./fit.ts";
import { inTheWay } from "./measures.ts";
import { type Network, pricingWork } from "./network.ts";
import type { Drawing } from "./surroundings.ts";

/** Distance between places tried, in radii of the person. */
const SPACING = 1.2;
/** Price of standing a canvas width from where one belongs, in crossings. */
const BELONGING = 12;
const CANVAS_WIDTH = 1000;
/** Places tried for one person times the work of pricing one. */
const MOST_WORK = 8_000_000;
/** Shares by which the frame grows when there is no free place left in it. */
const GROWTH = [0, 0.15, 0.4, 1];

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly price: number;
}

/** Gives everybody listed a free place, those with most friends on the map first; nobody else moves. */
export function settle(net: Network, drawing: Drawing, frame: Frame, people: readonly number[]): void {
  const cost = new Cost(net, drawing, FIRM);
  const waiting = new Set(people);
  while (waiting.size > 0) {
    const person = mostTied(net, cost, waiting);
    waiting.delete(person);
    cost.drawing.present[person] = 1;
    cost.visit(person);
    const place = roomy(net, cost, frame, person);
    cost.moveTo(place.x, place.y);
  }
}

/** Ties to people on the map decide; among equals, ties at all, so that a small part keeps together. */
function mostTied(net: Network, cost: Cost, waiting: ReadonlySet<number>): number {
  let best = -1;
  let most = -1;
  for (const person of waiting) {
    const friends = net.neighbours[person]!;
    const placed = friends.reduce((sum, friend) => sum + cost.drawing.present[friend]!, 0);
    const ties = placed * net.count + friends.length;
    if (ties > most) [best, most] = [person, ties];
  }
  return best;
}

/** The cheapest place, in a larger frame when the frame is so full that somebody would be covered. */
function roomy(net: Network, cost: Cost, frame: Frame, person: number): Place {
  const { x, y, present } = cost.drawing;
  const home = belonging(net, cost, person);
  let best: Place | undefined;
  for (const share of GROWTH) {
    best = cheapest(net, cost, grown(frame, share), person, home, Infinity);
    if (best !== undefined && !inTheWay(net, x, y, present, person, best.x, best.y)) return best;
  }
  return best ?? { x: (frame.left + frame.right) / 2, y: (frame.top + frame.bottom) / 2, price: Infinity };
}

function grown(frame: Frame, share: number): Frame {
  const across = (frame.right - frame.left) * share;
  const down = (frame.bottom - frame.top) * share;
  return {
    left: frame.left - across / 2,
    right: frame.right + across / 2,
    top: frame.top - down / 2,
    bottom: frame.bottom + down / 2,
  };
}

/** The middle of the person's friends, else of their groups; undefined for those who have neither. */
export function belonging(net: Network, cost: Cost, person: number): readonly [number, number] | undefined {
  const friends = Array.from(net.neighbours[person]!);
  const fellows = Array.from(net.areasOf[person]!).flatMap((area) => Array.from(net.areas[area]!));
  return middle(cost, friends, person) ?? middle(cost, fellows, person);
}

function middle(cost: Cost, people: readonly number[], except: number): readonly [number, number] | undefined {
  const { x, y, present } = cost.drawing;
  const placed = people.filter((person) => person !== except && present[person]);
  if (placed.length === 0) return undefined;
  const sum = (values: Float64Array): number => placed.reduce((total, person) => total + values[person]!, 0);
  return [sum(x) / placed.length, sum(y) / placed.length];
}

/** The cheapest of a grid of places over the frame, or undefined when none is below the limit. */
export function cheapest(
  net: Network,
  cost: Cost,
  frame: Frame,
  person: number,
  home: readonly [number, number] | undefined,
  limit: number,
): Place | undefined {
  const area = (frame.right - frame.left) * (frame.bottom - frame.top);
  const spacing = Math.max(8, SPACING * net.radius[person]!, Math.sqrt((area * pricingWork(net)) / MOST_WORK));
  const across = Math.max(1, Math.floor((frame.right - frame.left) / spacing));
  const down = Math.max(1, Math.floor((frame.bottom - frame.top) / spacing));
  let best: Place | undefined;
  let bound = limit;
  for (let row = 0; row <= down; row += 1)
    for (let column = 0; column <= across; column += 1) {
      const x = frame.left + ((frame.right - frame.left) * column) / across;
      const y = frame.top + ((frame.bottom - frame.top) * row) / down;
      const far = home === undefined ? 0 : (BELONGING * distance(x, y, home)) / CANVAS_WIDTH;
      if (far >= bound) continue;
      const price = cost.at(x, y, bound - far) + far;
      if (price >= bound) continue;
      bound = price;
      best = { x, y, price };
    }
  return best;
}

function distance(x: number, y: number, home: readonly [number, number]): number {
  const dx = x - home[0];
  const dy = y - home[1];
  return Math.sqrt(dx * dx + dy * dy);
}
