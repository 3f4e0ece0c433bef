/** A better picture that is still the one people know. */
import { Cost, STRICT } from "./cost.ts";
import { type Canvas, frameHolding, frameOf } from "./fit.ts";
import type { Network } from "./network.ts";
import { clearOverlaps } from "./overlaps.ts";
import { settle } from "./places.ts";
import { close, finish } from "./plans.ts";
import type { Chance } from "./random.ts";
import { groundOf, meanMove, search } from "./search.ts";
import { copyDrawing, copyOf, type Drawing } from "./surroundings.ts";

/** Mean distance people may move, as a share of the canvas diagonal: aimed at, and never more than. */
const AIM = 0.0165;
const LIMIT = 0.0195;

/**
 * New people get free places, then all improve on their places without moving far.
 *
 * People who cover each other at the start step aside however far that is: nobody can read them as they stand.
 */
export function stayClose(net: Network, drawing: Drawing, pinned: Uint8Array, canvas: Canvas, random: Chance): void {
  const frame = frameHolding(frameOf(canvas), drawing.x, drawing.y, drawing.present);
  const diagonal = Math.sqrt(canvas.width * canvas.width + canvas.height * canvas.height);
  const ground = groundOf(drawing, pinned, frame, AIM * diagonal);
  settle(net, drawing, frame, Array.from(net.ids.keys()).filter((person) => !drawing.present[person]));
  const settled = copyOf(drawing);
  search(new Cost(net, drawing), drawing, ground, close(net), random);
  search(new Cost(net, drawing, STRICT), drawing, ground, finish(net), random);
  if (meanMove(ground, drawing) > LIMIT * diagonal) copyDrawing(settled, drawing);
  clearOverlaps(net, drawing, frame, ground.movable);
}
