/** One price for a whole drawing, to choose among several. */
import { WEIGHTS } from "./cost.ts";
import { measure } from "./measures.ts";
import type { Network } from "./network.ts";
import type { Drawing } from "./surroundings.ts";

/** In crossings; what matters to a reader only, without what merely guides the search. */
export function totalPrice(net: Network, drawing: Drawing): number {
  const found = measure(net, drawing.x, drawing.y);
  return (
    found.crossings * WEIGHTS.crossing +
    found.through * WEIGHTS.through +
    found.overlaps * WEIGHTS.overlap +
    found.labels * WEIGHTS.label +
    found.strangers * WEIGHTS.stranger +
    found.crowded * WEIGHTS.crowd
  );
}
