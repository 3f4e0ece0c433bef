/** Last of all: nobody covers anybody, and no label lies on a shape or on another label. */
import { Cost, FIRM } from "./cost.ts";
import type { Frame } from "./fit.ts";
import { inTheWay } from "./measures.ts";
import type { Network } from "./network.ts";
import { cheapest } from "./places.ts";
import type { Drawing } from "./surroundings.ts";

const PASSES = 4;

/** Moves those who are in somebody's way to the nearest good place that is free. */
export function clearOverlaps(net: Network, drawing: Drawing, frame: Frame, movable: Int32Array): void {
  const { x, y, present } = drawing;
  const cost = new Cost(net, drawing, FIRM);
  for (let pass = 0; pass < PASSES; pass += 1) {
    const blocked = Array.from(movable).filter((person) => inTheWay(net, x, y, present, person));
    if (blocked.length === 0) return;
    for (const person of blocked) if (inTheWay(net, x, y, present, person)) stepAside(net, cost, frame, person);
  }
}

function stepAside(net: Network, cost: Cost, frame: Frame, person: number): void {
  const here = [cost.drawing.x[person]!, cost.drawing.y[person]!] as const;
  cost.visit(person);
  const place = cheapest(net, cost, frame, person, here, cost.at(here[0], here[1]));
  if (place !== undefined) cost.moveTo(place.x, place.y);
}
