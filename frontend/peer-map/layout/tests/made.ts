/** Made-up maps for the tests. */
import type { Positions } from "../tidy.ts";
import { network, type TidyInput } from "../network.ts";
import { measure, type Measures } from "../measures.ts";
import { shapeRadius } from "../fit.ts";
import { chance } from "../random.ts";

/** A ring of groups of `size`, each sharing one person with the next, dense inside, one person without ties. */
export function ringOfGroups(groups: number, size: number, seed = 1): TidyInput {
  const random = chance(seed);
  const young = groups * (size - 1);
  const ids = Array.from({ length: young + 1 }, (_, person) => `p${person}`);
  const areas = Array.from({ length: groups }, (_, group) => ({
    id: `g${group}`,
    members: Array.from({ length: size }, (_unused, at) => `p${(group * (size - 1) + at) % young}`),
  }));
  const ties = areas.flatMap(({ members }) =>
    members.flatMap((a, at) => members.slice(at + 1).flatMap((b) => (random() < 0.6 ? [{ a, b }] : []))),
  );
  const width = 2 * shapeRadius(ids.length);
  return { nodes: ids.map((id) => ({ id, label: `Name ${id}`, width, height: width })), ties, areas };
}

export function measured(input: TidyInput, positions: Positions): Measures {
  const net = network(input);
  const along = (axis: 0 | 1): Float64Array => Float64Array.from(net.ids, (id) => positions[id]![axis]);
  return measure(net, along(0), along(1));
}

export function distance(one: readonly [number, number], other: readonly [number, number]): number {
  return Math.sqrt((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2);
}
