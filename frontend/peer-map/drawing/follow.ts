/**
 * What changes in a scene while somebody moves things about: the moved shapes, the ties they hold and the
 * groups they touch.
 *
 * Keeps a drag at the speed of the hand on a map of 100 people (quality P6). Words and marks keep the spots
 * they had, words along the ties wait until all stand still, and of the groups that are touched one gets a new
 * outline in every other frame; after the drop `compose` looks at the whole again.
 */
import type { Group, Id, MapDocument } from "../model/document.ts";
import { areaOf, type Area } from "./areas.ts";
import type { Scene } from "./compose.ts";
import { lineOf, shapesOf, type Draft } from "./draft.ts";
import { areaItem, shapeItem, tieItem, type Item } from "./items.ts";
import type { Names } from "./names.ts";
import type { Shape } from "./shapes.ts";
import type { Ground } from "./ways.ts";

/** Nobody hears names while things move. */
const unsaid = (): string => "";
const UNSAID: Names = { person: unsaid, place: unsaid, tie: unsaid, group: unsaid, end: unsaid };

/**
 * `document`: with the moved things where they are now. `outlines`: those drawn in earlier frames of the same
 * movement, kept up to date; `turn` says whose turn it is. Items come in painting order.
 */
export function follow(
  scene: Scene,
  document: MapDocument,
  moved: ReadonlySet<Id>,
  outlines: Map<Id, Area>,
  turn: number,
): Item[] {
  const { areas } = scene.draft.ground;
  const shapes = movedShapes(scene, document, moved);
  const touched = document.groups.filter(
    (group) => outlines.has(group.id) || touches(group, scene, shapes, moved),
  );
  touched.forEach((group, i) => {
    const { id } = group;
    if (outlines.has(id) && i * 2 !== turn % (touched.length * 2)) return;
    const area = areaOf(group, [...shapes.values()], document.groups.indexOf(group), areas.get(id));
    if (area) outlines.set(id, area);
  });
  const ground: Ground = { shapes, areas: new Map([...areas, ...outlines]) };
  const draft: Draft = {
    ...scene.draft,
    document,
    ground,
    names: UNSAID,
    options: { ...scene.draft.options, forPage: false },
  };
  const again = new Set<Id>([...moved, ...touched.map((group) => group.id)]);
  return [
    ...touched.map((group) => areaItem(group, draft)).filter((item) => item !== null),
    ...movedTies(document, draft, again).map((line) => tieItem(line, draft, scene.choices)),
    ...[...moved]
      .flatMap((id) => shapes.get(id) ?? [])
      .map((shape) => shapeItem(shape, "", draft, scene.choices)),
  ];
}

function movedShapes(scene: Scene, document: MapDocument, moved: ReadonlySet<Id>): Map<Id, Shape> {
  const only = {
    ...document,
    people: document.people.filter((p) => moved.has(p.id)),
    places: document.places.filter((p) => moved.has(p.id)),
  };
  const shapes = new Map(scene.draft.ground.shapes);
  for (const shape of shapesOf(only)) shapes.set(shape.id, shape);
  return shapes;
}

function movedTies(
  document: MapDocument,
  draft: Draft,
  again: ReadonlySet<Id>,
): NonNullable<ReturnType<typeof lineOf>>[] {
  return document.ties
    .filter((tie) => again.has(tie.a.id) || again.has(tie.b.id))
    .map((tie) => lineOf(tie, draft.ground, draft.say, draft.options.changes))
    .filter((line) => line !== null)
    .map((line) => ({ ...line, says: [] }));
}

/** A group changes its outline when a member moves, and when somebody else walks into it or out of it. */
function touches(
  group: Group,
  scene: Scene,
  shapes: ReadonlyMap<Id, Shape>,
  moved: ReadonlySet<Id>,
): boolean {
  if (group.members.some((id) => moved.has(id))) return true;
  const area = scene.draft.ground.areas.get(group.id);
  const minded = (shape: Shape | undefined): boolean => shape !== undefined && area?.minds(shape) === true;
  return [...moved].some((id) => minded(shapes.get(id)) || minded(scene.draft.ground.shapes.get(id)));
}
