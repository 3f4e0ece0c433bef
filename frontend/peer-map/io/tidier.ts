/**
 * Asks the layout for a clearer picture, off the page's thread. The answer is a suggestion until somebody
 * keeps it.
 */
import type { TidyAnswer, TidyRequest } from "./tidy-worker.ts";

export function askTidy(
  url: string,
  request: TidyRequest,
): { readonly found: Promise<TidyAnswer | null>; readonly stop: () => void } {
  const worker = new Worker(url);
  const found = new Promise<TidyAnswer | null>((resolve) => {
    worker.onmessage = (event: MessageEvent<TidyAnswer>) => {
      worker.terminate();
      resolve(event.data);
    };
    worker.onerror = () => resolve(null);
  });
  worker.postMessage(request);
  return { found, stop: () => worker.terminate() };
}
