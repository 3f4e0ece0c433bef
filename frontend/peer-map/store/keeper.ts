/**
 * Where changes wait until the server has them.
 *
 * In memory: they outlive a lost connection and a closed lid, and leave nothing readable behind (quality
 * R3). A keeper that seals them before writing them to the device fits the same shape.
 */
import type { Command } from "../model/command.ts";

export interface Keeper {
  /** Commands left from before, in order. */
  readonly kept: () => readonly Command[];
  readonly keep: (commands: readonly Command[]) => void;
}

export function memoryKeeper(first: readonly Command[] = []): Keeper {
  let held = first;
  return {
    kept: () => held,
    keep: (commands) => {
      held = commands;
    },
  };
}
