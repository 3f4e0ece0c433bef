/** The way one young person came, so that they can go back along it (`map.together`). Pure. */
import { key, type Step } from "./steps.ts";

/** What is asked can be gone back to; handing over, agreeing and the end have ways of their own. */
const isAsked = (step: Step): boolean => ["question", "like", "lot", "more"].includes(step.kind);

export class Trail {
  #came: Step[] = [];

  leaves(from: Step, to: Step): void {
    if (isAsked(from) && key(from) !== key(to)) this.#came.push(from);
  }

  /** The step before this one that is still there; at the end the way leads back from what was told alone. */
  before(step: Step, isThere: (step: Step) => boolean): Step | undefined {
    const fromHere = isAsked(step) || (step.kind === "end" && step.at === "read_back");
    return fromHere ? this.#came.findLast((one) => isThere(one) && key(one) !== key(step)) : undefined;
  }

  returnsTo(step: Step): void {
    const at = this.#came.findLastIndex((one) => key(one) === key(step));
    if (at >= 0) this.#came = this.#came.slice(0, at);
  }
}
