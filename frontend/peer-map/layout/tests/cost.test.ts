import assert from "node:assert/strict";
import { test } from "node:test";
import { Cost, type Weights } from "../cost.ts";
import { labelClashes, measure } from "../measures.ts";
import { network, type Network } from "../network.ts";
import { chance, logarithm } from "../random.ts";
import { power } from "../stress.ts";
import { type Drawing, SLACK } from "../surroundings.ts";
import { ringOfGroups } from "./made.ts";

const NOTHING: Weights = { crossing: 0, through: 0, overlap: 0, label: 0, stranger: 0, crowd: 0, room: 0, length: 0 };
const COUNTED: Partial<Record<keyof Weights, (net: Network, drawing: Drawing) => number>> = {
  crossing: (net, { x, y }) => measure(net, x, y).crossings,
  stranger: (net, { x, y }) => measure(net, x, y).strangers,
  label: (net, { x, y }) => {
    let sum = 0;
    for (let a = 0; a < net.count; a += 1)
      for (let b = a + 1; b < net.count; b += 1) sum += labelClashes(net, a, b, x[b]! - x[a]!, y[b]! - y[a]!, SLACK);
    return sum;
  },
};

/** A person's price differs between two places by as much as the count of the whole drawing does. */
for (const [weight, count] of Object.entries(COUNTED))
  test(`the price of a move is the change in the count: ${weight}`, () => {
    const net = network(ringOfGroups(4, 6));
    const random = chance(5);
    const drawing = {
      x: Float64Array.from(net.ids, () => 45 + 910 * random()),
      y: Float64Array.from(net.ids, () => 45 + 610 * random()),
      present: new Uint8Array(net.count).fill(1),
    };
    const cost = new Cost(net, drawing, { ...NOTHING, [weight]: 1 });
    for (let move = 0; move < 300; move += 1) {
      const person = Math.floor(random() * net.count);
      const before = count(net, drawing);
      cost.visit(person);
      const old = cost.at(drawing.x[person]!, drawing.y[person]!);
      const [x, y] = [45 + 910 * random(), 45 + 610 * random()];
      const price = cost.at(x, y);
      cost.moveTo(x, y);
      assert.equal(price - old, count(net, drawing) - before);
    }
  });

test("somebody with more friends than bits in a number is priced alike", () => {
  const ids = Array.from({ length: 80 }, (_, person) => `p${person}`);
  const nodes = ids.map((id) => ({ id, label: "", width: 18, height: 18 }));
  const star = ids.slice(1, 75).map((b) => ({ a: "p0", b }));
  const rest = ids.slice(1, 79).map((a, at) => ({ a, b: ids[((at * 7) % 78) + 1]! }));
  const net = network({ nodes, ties: [...star, ...rest], areas: [] });
  const random = chance(9);
  const place = (): Float64Array => Float64Array.from(ids, () => 1000 * random());
  const drawing = { x: place(), y: place(), present: new Uint8Array(80).fill(1) };
  const cost = new Cost(net, drawing, { ...NOTHING, crossing: 1 });
  cost.visit(0);
  const before = measure(net, drawing.x, drawing.y).crossings;
  const old = cost.at(drawing.x[0]!, drawing.y[0]!);
  const price = cost.at(500, 500);
  cost.moveTo(500, 500);
  assert.equal(price - old, measure(net, drawing.x, drawing.y).crossings - before);
});

test("a place above the limit is priced Infinity, one below it as without a limit", () => {
  const net = network(ringOfGroups(3, 6));
  const random = chance(3);
  const place = (): Float64Array => Float64Array.from(net.ids, () => 700 * random());
  const cost = new Cost(net, { x: place(), y: place(), present: new Uint8Array(net.count).fill(1) });
  cost.visit(4);
  const price = cost.at(300, 300);
  assert.equal(cost.at(300, 300, price + 1e-9), price);
  assert.equal(cost.at(300, 300, price - 0.5), Infinity);
});

test("logarithm and power, made of exactly rounded operations, are close to the usual ones", () => {
  for (const value of [1, 0.9, 0.5, 0.3, 0.01, 1e-6]) assert.ok(Math.abs(logarithm(value) - Math.log(value)) < 1e-9);
  for (const share of [0, 0.25, 0.5, 0.9, 1]) assert.ok(Math.abs(power(8, share) / 8 ** share - 1) < 1e-5);
});
