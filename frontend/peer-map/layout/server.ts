/** What the server's JavaScript engine calls: text in, text out (`alongside/peermaps/layout`). */
import type { TidyInput } from "./network.ts";
import { tidy, type TidyOptions } from "./tidy.ts";

export { warmUp } from "./warm.ts";

interface Question {
  readonly input: TidyInput;
  readonly options?: TidyOptions;
}

export function tidyText(text: string): string {
  const { input, options } = JSON.parse(text) as Question;
  return JSON.stringify(tidy(input, options));
}
