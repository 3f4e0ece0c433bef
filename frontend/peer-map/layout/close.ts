/** A better picture that is still the one people know. */
import { Cost } from "./cost.ts";
import { type Canvas, frameHolding, frameOf } from "./fit.ts";
import type { Network } from "./network.ts";
import { clearOverlaps } from "./overlaps.ts";
import { settle } from "./places.ts";
import { close } from "./plans.ts";
import type { Chance } from "./random.ts";
import { groundOf, search } from "./search.ts";
import { copyDrawing, type Drawing } from "./surroundings.ts";

/** Mean distance people may move, as a share of the canvas diagonal. */
const MOST_MOVED = 0.017;
/** Price of moving a pixel in crossings, raised while people move too far; the last holds them still. */
const HOLDS = [0.012, 0.02, 0.06, 0.15, 0.5, 1000];

/** New people get free places, then all improve on their places without moving far. */
export function stayClose(net: Network, drawing: Drawing, pinned: Uint8Array, canvas: Canvas, random: Chance): void {
  const frame = frameHolding(frameOf(canvas), drawing.x, drawing.y, drawing.present);
  const before = { x: drawing.x.slice(), y: drawing.y.slice(), present: drawing.present.slice() };
  const waiting = Array.from(net.ids.keys()).filter((person) => !drawing.present[person]);
  const most = MOST_MOVED * Math.sqrt(canvas.width * canvas.width + canvas.height * canvas.height);
  for (const hold of HOLDS) {
    copyDrawing(before, drawing);
    const ground = groundOf(drawing, pinned, frame, hold);
    const cost = new Cost(net, drawing);
    settle(net, cost, frame, waiting);
    cost.refresh();
    search(cost, drawing, ground, close(net), random);
    clearOverlaps(net, cost, frame, ground.movable);
    if (meanMove(before, drawing) <= most) return;
  }
}

function meanMove(before: Drawing, after: Drawing): number {
  let sum = 0;
  let count = 0;
  for (let person = 0; person < before.x.length; person += 1) {
    if (!before.present[person]) continue;
    const dx = after.x[person]! - before.x[person]!;
    const dy = after.y[person]! - before.y[person]!;
    sum += Math.sqrt(dx * dx + dy * dy);
    count += 1;
  }
  return count === 0 ? 0 : sum / count;
}
