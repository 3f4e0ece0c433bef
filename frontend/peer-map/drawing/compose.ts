/**
 * From a map document to a scene: every person, place, tie and group as one named item, in painting order.
 */
import type { MapDocument } from "../model/document.ts";
import { choose, type Choices } from "./choose.ts";
import { draftOf, type ComposeOptions, type Draft } from "./draft.ts";
import { boxAround, grow, unite, type Box } from "./geometry.ts";
import { areaItem, overlayOf, shapeItem, tieItem, type Item } from "./items.ts";
import { areaName, labelBox, nameSize } from "./labels.ts";
import type { Node } from "./scene.ts";
import { shapeBox } from "./shapes.ts";

export interface Scene {
  readonly items: readonly Item[];
  /** Names of groups and remarks: over everything else, and already said by the accessible names. */
  readonly overlay: readonly Node[];
  readonly box: Box;
  readonly draft: Draft;
  readonly choices: Choices;
}

export function compose(document: MapDocument, options: ComposeOptions): Scene {
  const draft = draftOf(document, options);
  return finish(draft, choose(draft));
}

function finish(draft: Draft, choices: Choices): Scene {
  const { document, names, ground } = draft;
  const called = new Map([
    ...document.people.map((person) => [person.id, names.person(person)] as const),
    ...document.places.map((place) => [place.id, names.place(place)] as const),
  ]);
  const items = [
    ...document.groups.map((group) => areaItem(group, draft)).filter((item) => item !== null),
    ...[...draft.lines.values()].map((line) => tieItem(line, draft, choices)),
    ...[...ground.shapes.values()].map((shape) =>
      shapeItem(shape, called.get(shape.id) ?? "", draft, choices),
    ),
  ];
  return { items, overlay: overlayOf(draft, choices), box: boundsOf(draft, choices), draft, choices };
}

const MARGIN = 18;

export function boundsOf(draft: Draft, choices: Choices): Box {
  const { areas, shapes } = draft.ground;
  const edges = [...areas.values()].map((area) => area.box);
  const labels = [...shapes.values()]
    .filter((s) => s.beside.length > 0)
    .map((s) => labelBox(s, choices.sides.get(s.id) ?? "below"));
  const names = draft.document.groups.flatMap((group) => {
    const spot = choices.names.get(group.id);
    const size = nameSize(areaName(group, draft.say));
    return spot ? [boxAround(spot, size.width, size.height)] : [];
  });
  const remarks = [...choices.remarks.values()].map((spot) => boxAround(spot, 160, 48));
  const box = unite([...[...shapes.values()].map(shapeBox), ...edges, ...labels, ...names, ...remarks]);
  return grow(box ?? { x: 0, y: 0, width: 400, height: 300 }, MARGIN);
}
