/**
 * Where changes wait until the server has them: on the device, sealed (`on-device/keeper.ts`), or, where there
 * is no safe place for them, in memory.
 */
import type { Keeper } from "../../on-device/keeper.ts";

export type { Keeper };

/** Outlives a lost connection and a closed lid, but not the page; never says that anything is safe. */
export function memoryKeeper<T>(first: readonly T[] = []): Keeper<T> {
  return { left: async () => first, keep: async () => false };
}
