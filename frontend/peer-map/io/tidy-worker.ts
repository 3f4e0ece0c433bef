/** Tidy off the page's thread, so that the map stays alive while it is worked out. */
import { crossings } from "../layout/measures.ts";
import { network } from "../layout/network.ts";
import { warmUp } from "../layout/warm.ts";
import type { MapDocument, Point } from "../model/document.ts";
import { tidyInput, tidyMap, type HowMuch } from "./tidying.ts";

export interface TidyRequest {
  readonly map: MapDocument;
  readonly how: HowMuch;
}

/** What Tidy suggests: only those who would move, and how many ties cross each other now and then. */
export interface TidyAnswer {
  readonly moves: ReadonlyMap<string, Point>;
  readonly now: number;
  readonly then: number;
}

export function answer({ map, how }: TidyRequest): TidyAnswer {
  const found = tidyMap(map, how);
  const now = Object.fromEntries(
    [...map.people, ...map.places].flatMap(({ id, placed }) => (placed ? [[id, placed] as const] : [])),
  );
  const moves = Object.entries(found).filter(([id, [x, y]]) => now[id]?.[0] !== x || now[id][1] !== y);
  return { moves: new Map(moves), now: crossed(map, now), then: crossed(map, { ...now, ...found }) };
}

/** Pairs of ties that cross; ties that share an end do not count. */
function crossed(map: MapDocument, at: Readonly<Record<string, Point>>): number {
  const { nodes, ties } = tidyInput(map, "all");
  const net = network({ nodes: nodes.filter((node) => at[node.id]), ties, areas: [] });
  const along = (axis: 0 | 1): Float64Array => Float64Array.from(net.ids, (id) => at[id]![axis]);
  return crossings(net, along(0), along(1));
}

interface WorkerScope {
  onmessage: ((event: { data: TidyRequest }) => void) | null;
  postMessage(message: TidyAnswer | null): void;
}

const scope = globalThis as unknown as Partial<WorkerScope>;
if (typeof scope.postMessage === "function") {
  const post = scope.postMessage.bind(globalThis);
  scope.onmessage = ({ data }) => post(answer(data));
  warmUp();
}
