/** A picture from nothing, or around the few people somebody placed by hand. */
import { cells, drawAround, drawPart, isLarge, parts } from "./components.ts";
import { Cost, STRICT } from "./cost.ts";
import { type Canvas, fitAll, type Frame, frameHolding, frameOf } from "./fit.ts";
import type { Network } from "./network.ts";
import { clearOverlaps } from "./overlaps.ts";
import { settle } from "./places.ts";
import { finish, fresh } from "./plans.ts";
import type { Chance } from "./random.ts";
import { groundOf, search } from "./search.ts";
import { distances } from "./stress.ts";
import { copyDrawing, copyOf, type Drawing } from "./surroundings.ts";
import { totalPrice } from "./total.ts";

/** Makes several drawings and leaves the best in `drawing`. */
export function drawFresh(net: Network, drawing: Drawing, pinned: Uint8Array, canvas: Canvas, random: Chance): void {
  const effort = fresh(net);
  const frame = frameHolding(frameOf(canvas), drawing.x, drawing.y, drawing.present);
  const steps = distances(net);
  let lowest = Infinity;
  let best = drawing;
  for (let attempt = 0; attempt < effort.attempts; attempt += 1) {
    const trial = copyOf(drawing);
    begin(net, trial, pinned, steps, frame, effort.starts, random);
    const ground = groundOf(trial, pinned, frame);
    search(new Cost(net, trial), trial, ground, effort.plan, random);
    search(new Cost(net, trial, STRICT), trial, ground, finish(net), random);
    if (!pinned.includes(1)) fitAll(trial.x, trial.y, frame);
    clearOverlaps(net, trial, frame, ground.movable);
    const price = totalPrice(net, trial);
    if (price < lowest) [lowest, best] = [price, trial];
  }
  copyDrawing(best, drawing);
}

/** Large parts by stress, each in its own cell; then everybody else on free places. */
function begin(
  net: Network,
  drawing: Drawing,
  pinned: Uint8Array,
  steps: Int32Array,
  frame: Frame,
  starts: number,
  random: Chance,
): void {
  const all = parts(net, steps);
  const large = all.filter((part, rank) => rank === 0 || isLarge(part));
  const shares = cells(large.map((part) => part.length), frame);
  large.forEach((part, rank) => {
    if (part.some((person) => pinned[person])) drawAround(net, part, steps, frame, drawing, pinned, random);
    else drawPart(net, part, steps, shares[rank]!, drawing, starts, random);
    part.forEach((person) => (drawing.present[person] = 1));
  });
  const waiting = all.flatMap((part) => Array.from(part)).filter((person) => !drawing.present[person]);
  settle(net, drawing, frame, waiting);
}
