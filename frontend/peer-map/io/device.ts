/**
 * The pages' own script keeps things on the device for every form; the map asks it, so that nothing is loaded
 * twice (quality P5).
 */
import type { Given, Keeper } from "../../on-device/keeper.ts";
import { memoryKeeper } from "../store/keeper.ts";

interface OnDevice {
  readonly deviceKeeper: <T>(given: Given) => Keeper<T>;
  readonly givenTo: (element: HTMLElement, owner: string) => Given;
}

declare global {
  var alongside: OnDevice | undefined;
}

/** Without that script, what waits stays in memory, and leaving the page asks first. */
export function keeperOf(given: Given): <T>(about?: string) => Keeper<T> {
  return <T>(about = "") =>
    globalThis.alongside?.deviceKeeper<T>({ ...given, about: given.about + about }) ?? memoryKeeper<T>();
}

export const givenTo: OnDevice["givenTo"] = (element, owner) =>
  globalThis.alongside?.givenTo(element, owner) ?? { owner, about: "", keys: [] };
