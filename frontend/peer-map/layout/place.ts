/** Adding somebody to a map that people know: the new person gets a place, nobody else moves. */
import { frameHolding, frameOf } from "./fit.ts";
import type { TidyInput } from "./network.ts";
import { settle } from "./places.ts";
import { begin, type Positions, positionsOf, type TidyOptions } from "./tidy.ts";

/**
 * Puts `newIds` on free places near the people they are tied to.
 *
 * @param existing where everybody else is; their places come back exactly as they were
 */
export function placeNew(
  input: TidyInput,
  existing: Positions,
  newIds: readonly string[],
  options: TidyOptions = {},
): Positions {
  const arriving = new Set(newIds);
  const start = Object.fromEntries(Object.entries(existing).filter(([id]) => !arriving.has(id)));
  const { canvas, net, drawing, unit } = begin({ ...input, start }, options);
  const frame = frameHolding(frameOf(canvas), drawing.x, drawing.y, drawing.present);
  const people = Array.from(net.ids.keys()).filter((person) => arriving.has(net.ids[person]!));
  settle(net, drawing, frame, people);
  const placed = Object.entries(positionsOf(net, drawing, unit)).filter(([id]) => arriving.has(id));
  return { ...start, ...Object.fromEntries(placed) };
}
