/** Tidy off the page's thread, so that the map stays alive while it is worked out. */
import { type Positions, tidy, type TidyOptions } from "./tidy.ts";
import type { TidyInput } from "./network.ts";
import { warmUp } from "./warm.ts";

export interface TidyRequest {
  /** Comes back with the answer, so that an answer nobody waits for any more can be dropped. */
  readonly id: number;
  readonly input: TidyInput;
  readonly options?: TidyOptions;
}

export type TidyAnswer =
  | { readonly id: number; readonly positions: Positions }
  | { readonly id: number; readonly error: string };

export function answer(request: TidyRequest): TidyAnswer {
  try {
    return { id: request.id, positions: tidy(request.input, request.options) };
  } catch (error) {
    return { id: request.id, error: error instanceof Error ? error.message : String(error) };
  }
}

interface WorkerScope {
  onmessage: ((event: { data: TidyRequest }) => void) | null;
  postMessage(message: TidyAnswer): void;
}

const scope = globalThis as unknown as Partial<WorkerScope>;
if (typeof scope.postMessage === "function") {
  const post = scope.postMessage.bind(globalThis);
  scope.onmessage = (event) => post(answer(event.data));
  warmUp();
}
