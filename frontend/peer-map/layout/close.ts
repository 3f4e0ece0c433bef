/** A better picture that is still the one people know. */
import { Cost } from "./cost.ts";
import { type Canvas, frameHolding, frameOf } from "./fit.ts";
import type { Network } from "./network.ts";
import { clearOverlaps } from "./overlaps.ts";
import { settle } from "./places.ts";
import { close } from "./plans.ts";
import type { Chance } from "./random.ts";
import { groundOf, meanMove, search } from "./search.ts";
import { copyDrawing, copyOf, type Drawing } from "./surroundings.ts";

/** Mean distance people may move, as a share of the canvas diagonal: aimed at, and never more than. */
const AIM = 0.0165;
const LIMIT = 0.0195;

/** New people get free places, then all improve on their places without moving far. */
export function stayClose(net: Network, drawing: Drawing, pinned: Uint8Array, canvas: Canvas, random: Chance): void {
  const frame = frameHolding(frameOf(canvas), drawing.x, drawing.y, drawing.present);
  const diagonal = Math.sqrt(canvas.width * canvas.width + canvas.height * canvas.height);
  const ground = groundOf(drawing, pinned, frame, AIM * diagonal);
  const cost = new Cost(net, drawing);
  settle(net, cost, frame, Array.from(net.ids.keys()).filter((person) => !drawing.present[person]));
  const settled = copyOf(drawing);
  search(cost, drawing, ground, close(net), random);
  clearOverlaps(net, cost, frame, ground.movable);
  if (meanMove(ground, drawing) > LIMIT * diagonal) copyDrawing(settled, drawing);
}
