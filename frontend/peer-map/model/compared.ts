/** Two days of one map in one picture: the later one, with what is no more beside it (`map.time`). */
import type { How, Id, MapDocument } from "./document.ts";

/** What was there on the earlier day and is no more is drawn too, where it stood. */
export function withGone(map: MapDocument): MapDocument {
  const gone = map.compared?.gone;
  if (!gone) return map;
  return {
    ...map,
    people: [...map.people, ...gone.people],
    places: [...map.places, ...gone.places],
    ties: [...map.ties, ...gone.ties],
    groups: [...map.groups, ...gone.groups],
    statements: [...map.statements, ...gone.statements],
  };
}

export function howChanged(map: MapDocument): ReadonlyMap<Id, How> | undefined {
  return map.compared && new Map(map.compared.changes.map((one) => [one.id, one.how]));
}
