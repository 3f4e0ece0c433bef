/**
 * Asks the layout for a clearer picture, off the page's thread. The answer is a suggestion until somebody
 * keeps it.
 */
import type { Id, MapDocument, Person, Place, Point } from "../model/document.ts";
import { byId, shapesOf } from "../drawing/draft.ts";
import { canvasFor } from "../layout/fit.ts";
import type { TidyAnswer, TidyRequest } from "../layout/worker.ts";
import type { TidyInput } from "../layout/network.ts";

/** Map units of half a young person's shape: what the layout sizes its canvas by. */
export const RADIUS = 30;

/** How much may move. Whoever was put somewhere by hand stays, but for `all`. */
export type HowMuch = "little" | "fresh" | "all";

export function tidyInput(map: MapDocument, how: HowMuch): TidyInput {
  const placed = [...map.people, ...map.places];
  const stays = (item: Item): boolean => item.placed !== null && item.held === true && how !== "all";
  const start: Record<Id, [number, number]> = {};
  for (const item of placed)
    if (item.placed && (how === "little" || stays(item))) start[item.id] = [item.placed[0], item.placed[1]];
  const shapes = byId(shapesOf(wherever(map)));
  return {
    nodes: placed.map((item) => {
      const shape = shapes.get(item.id);
      const label = shape?.beside.map((line) => line.text).join(" ") ?? "";
      return {
        id: item.id,
        label,
        width: (shape?.half[0] ?? RADIUS) * 2,
        height: (shape?.half[1] ?? RADIUS) * 2,
        fixed: stays(item),
      };
    }),
    ties: map.ties
      .filter((tie) => tie.a.type !== "group" && tie.b.type !== "group")
      .map((tie) => ({ a: tie.a.id, b: tie.b.id })),
    areas: map.groups.map((group) => ({ id: group.id, members: group.members })),
    start,
  };
}

type Item = Person | Place;

/** A shape has its size wherever it stands, and in the tray too. */
function wherever(map: MapDocument): MapDocument {
  const somewhere = <T extends Item>(item: T): T => ({ ...item, placed: item.placed ?? [0, 0] });
  return { ...map, people: map.people.map(somewhere), places: map.places.map(somewhere) };
}

export function askTidy(
  url: string,
  input: TidyInput,
): { readonly positions: Promise<ReadonlyMap<Id, Point> | null>; readonly stop: () => void } {
  const worker = new Worker(url);
  const request: TidyRequest = { id: 1, input, options: { canvas: canvasFor(input.nodes.length, RADIUS) } };
  const positions = new Promise<ReadonlyMap<Id, Point> | null>((resolve) => {
    worker.onmessage = (event: MessageEvent<TidyAnswer>) => {
      worker.terminate();
      resolve("positions" in event.data ? new Map(Object.entries(event.data.positions)) : null);
    };
    worker.onerror = () => resolve(null);
  });
  worker.postMessage(request);
  return { positions, stop: () => worker.terminate() };
}
