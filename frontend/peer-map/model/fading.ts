/** What nobody has confirmed for longer than the review period (`map.time`). */
import type { Id, MapDocument } from "./document.ts";

export interface Fading {
  readonly type: "tie" | "group" | "statement";
  readonly id: Id;
}

/** The longest unconfirmed first. */
export function fadingThings(map: MapDocument): Fading[] {
  const of = (type: Fading["type"], items: readonly { readonly id: Id; readonly fading?: number }[]) =>
    items.map(({ id, fading }) => ({ type, id, fading: fading ?? 0 }));
  return [...of("tie", map.ties), ...of("group", map.groups), ...of("statement", map.statements)]
    .filter((one) => one.fading > 0)
    .sort((a, b) => b.fading - a.fading)
    .map(({ type, id }) => ({ type, id }));
}
