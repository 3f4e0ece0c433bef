/** One price for a whole drawing, to choose among several. */
import type { Cost } from "./cost.ts";
import { measure } from "./measures.ts";
import type { Network } from "./network.ts";

/** In crossings; what matters to a reader only, without what merely guides the search. */
export function totalPrice(net: Network, cost: Cost): number {
  const { weights, drawing } = cost;
  const found = measure(net, drawing.x, drawing.y);
  return (
    found.crossings * weights.crossing +
    found.through * weights.through +
    found.overlaps * weights.overlap +
    found.labels * weights.label +
    found.strangers * weights.stranger +
    found.crowded * weights.crowd
  );
}
