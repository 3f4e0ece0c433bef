/** Free spots for words and marks, found by looking at the whole picture. */
import type { Id, Point } from "../model/document.ts";
import type { Area } from "./areas.ts";
import type { Draft } from "./draft.ts";
import { chooseSlots, type Slots, type TieLine } from "./draw-tie.ts";
import { boxAround, grow, pointAt, spineLength, walk } from "./geometry.ts";
import { areaName, chooseNameSpot, chooseSide, keep, SOLID, type NameSpot, type Side } from "./labels.ts";
import { Occupied } from "./occupied.ts";
import { chooseRemarkSpot } from "./remarks.ts";
import { shapeBox } from "./shapes.ts";
import { halfWidth } from "./strands.ts";

/** Kept while somebody drags, so that nothing else jumps. */
export interface Choices {
  readonly sides: ReadonlyMap<Id, Side>;
  readonly slots: ReadonlyMap<Id, Slots>;
  readonly names: ReadonlyMap<Id, NameSpot>;
  /** The middle of each remark's box. */
  readonly remarks: ReadonlyMap<Id, Point>;
}

export function choose(draft: Draft): Choices {
  const occupied = new Occupied();
  for (const shape of draft.ground.shapes.values()) {
    occupied.add(grow(shapeBox(shape), 3), SOLID);
    keep(shape, "below", occupied);
  }
  for (const line of draft.lines.values()) standOnLine(line, occupied);
  for (const area of draft.ground.areas.values()) standOnEdge(area, occupied);
  const sides = mapped(draft.ground.shapes, (shape) => chooseSide(shape, occupied));
  const slots = mapped(draft.lines, (line) => chooseSlots(line, occupied));
  return { sides, slots, names: chooseNames(draft, occupied), remarks: chooseRemarks(draft, occupied) };
}

function mapped<T, R>(from: ReadonlyMap<Id, T>, make: (value: T) => R): Map<Id, R> {
  return new Map([...from].map(([id, value]) => [id, make(value)]));
}

function chooseNames(draft: Draft, occupied: Occupied): Map<Id, NameSpot> {
  const names = new Map<Id, NameSpot>();
  for (const group of draft.document.groups) {
    const area = draft.ground.areas.get(group.id);
    if (area) names.set(group.id, chooseNameSpot(area, areaName(group, draft.say), occupied));
  }
  return names;
}

function chooseRemarks(draft: Draft, occupied: Occupied): Map<Id, Point> {
  const found = new Map<Id, Point>();
  for (const [id, lines] of draft.options.remarks ?? []) {
    const line = draft.lines.get(id);
    if (line) found.set(id, chooseRemarkSpot(line, lines, occupied));
  }
  return found;
}

function standOnLine(line: TieLine, occupied: Occupied): void {
  const steps = Math.max(2, Math.round(spineLength(line.way.spine) / 10));
  const wide = halfWidth(line.strands) * 2 + 2;
  for (let i = 0; i <= steps; i++) occupied.add(boxAround(pointAt(line.way.spine, i / steps), wide, wide), 3);
}

function standOnEdge(area: Area, occupied: Occupied): void {
  for (const ring of area.rings) {
    for (const { point } of walk(ring, 8)) occupied.add(boxAround(point, 6, 6), 3);
  }
}
