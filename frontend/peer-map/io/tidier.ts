/**
 * Asks the layout for a clearer picture, off the page's thread. The answer is a suggestion until somebody
 * keeps it.
 */
import type { Id, MapDocument, Point } from "../model/document.ts";
import type { Scene } from "../drawing/compose.ts";
import { canvasFor } from "../layout/fit.ts";
import type { TidyAnswer, TidyRequest } from "../layout/worker.ts";
import type { TidyInput } from "../layout/network.ts";

/** Map units of half a young person's shape: what the layout sizes its canvas by. */
const RADIUS = 30;

/** `fresh`: forget where everybody stands. Without it people stay near where somebody put them. */
export function tidyInput(map: MapDocument, scene: Scene, fresh: boolean): TidyInput {
  const placed = [...map.people, ...map.places];
  const start: Record<Id, [number, number]> = {};
  for (const item of placed) if (item.placed) start[item.id] = [item.placed[0], item.placed[1]];
  return {
    nodes: placed.map((item) => {
      const shape = scene.draft.ground.shapes.get(item.id);
      const label = shape?.beside.map((line) => line.text).join(" ") ?? "";
      return {
        id: item.id,
        label,
        width: (shape?.half[0] ?? RADIUS) * 2,
        height: (shape?.half[1] ?? RADIUS) * 2,
      };
    }),
    ties: map.ties
      .filter((tie) => tie.a.type !== "group" && tie.b.type !== "group")
      .map((tie) => ({ a: tie.a.id, b: tie.b.id })),
    areas: map.groups.map((group) => ({ id: group.id, members: group.members })),
    ...(fresh ? {} : { start }),
  };
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
