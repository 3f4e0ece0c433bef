/** Which words on a drawing stand on a shape or on other words; and maps with long words, to try it with. */
import type { Box } from "../drawing/geometry.ts";
import { boxAround } from "../drawing/geometry.ts";
import { areaName, labelBox, nameSize } from "../drawing/labels.ts";
import { shapeBox } from "../drawing/shapes.ts";
import { blankTie } from "../model/blank.ts";
import type { End, Id, MapDocument, Tie } from "../model/document.ts";
import { dice, empty, group, overlapping, person, place, sceneOf } from "./looking.ts";

interface Standing {
  readonly what: string;
  readonly id: Id;
  readonly box: Box;
}

export function boxesOf(map: MapDocument): { readonly shapes: Standing[]; readonly words: Standing[] } {
  const { draft, choices } = sceneOf(map);
  const all = [...draft.ground.shapes.values()];
  const labels = all
    .filter((shape) => shape.beside.length > 0)
    .map((shape) => ({ what: "label", id: shape.id, box: labelBox(shape, choices.sides.get(shape.id)!) }));
  const names = map.groups.flatMap((one) => {
    const spot = choices.names.get(one.id);
    const { width, height } = nameSize(areaName(one, draft.say));
    return spot ? [{ what: "name", id: one.id, box: boxAround(spot, width, height) }] : [];
  });
  const shapes = all.map((shape) => ({ what: "shape", id: shape.id, box: shapeBox(shape) }));
  return { shapes, words: [...labels, ...names] };
}

/** "label of p3 on shape of p4". Words may nestle into the corner of their own shape. */
export function clashes(map: MapDocument): string[] {
  const { shapes, words } = boxesOf(map);
  return words.flatMap((one, at) =>
    [...words.slice(at + 1), ...shapes]
      .filter((other) => other.id !== one.id && overlapping(one.box, other.box))
      .map((other) => `${one.what} of ${one.id} on ${other.what} of ${other.id}`),
  );
}

const NOTES = [
  "",
  "a friend from the bus",
  "LO's grandmother, lives next door to the youth club",
  "youth worker at the centre by the park",
  "a man, about 25, drives a grey van",
];

/** A map of this many people and some places, in groups that share a member, with long words; nobody placed. */
export function madeUp(seed: number, many: number): MapDocument {
  const roll = dice(seed);
  const ids = Array.from({ length: many }, (_, at) => `p${at}`);
  const people = ids.map((id, at) => {
    const shown = roll() < 0.2 ? "Somebody with a long name" : `P${at}`;
    return { ...person(id, [0, 0], { shown, note: NOTES[Math.floor(roll() * NOTES.length)]! }), placed: null };
  });
  const places = ["Northgate School", "the 78 bus to Eastfield Park"].map((name, at) => ({
    ...place(`place${at}`, [0, 0], { name, note: at ? "after four" : "" }),
    placed: null,
  }));
  const groups = Array.from({ length: Math.max(1, Math.floor(many / 8)) }, (_, at) =>
    group(`g${at}`, ids.slice(at * 6, at * 6 + 7), { name: `Those who meet at stop ${at}`, bases: ["shared_context"] }),
  );
  return empty({ people, places, groups, ties: tiesAmong(ids, places.map(({ id }) => id), roll) });
}

function tiesAmong(people: readonly Id[], places: readonly Id[], roll: () => number): Tie[] {
  const end = (id: Id): End => ({ type: places.includes(id) ? "place" : "person", id });
  const pairs = people.flatMap((id, at): [Id, Id][] => [
    ...[1, 2, 5].flatMap((step): [Id, Id][] => {
      const other = people[at + step];
      return other && roll() < 0.45 ? [[id, other]] : [];
    }),
    ...(roll() < 0.1 ? [[id, places[Math.floor(roll() * places.length)]!] as [Id, Id]] : []),
  ]);
  return pairs.map(([a, b], at) => ({ ...blankTie(`t${at}`, end(a), end(b)), support: roll() < 0.5 ? "some" : "strong" }));
}
