/**
 * What changes in a scene while somebody moves things about: the moved shapes, the ties they hold and the
 * groups they touch.
 *
 * Keeps a drag at the speed of the hand on a map of 100 people (quality P6). Words and marks keep the spots
 * they had; after the drop `compose` looks at the whole again.
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
 * `document`: with the moved things where they are now. Items come in painting order.
 */
export function follow(scene: Scene, document: MapDocument, moved: ReadonlySet<Id>): Item[] {
  const shapes = movedShapes(scene, document, moved);
  const touched = document.groups.filter((group) => touches(group, scene, shapes, moved));
  const ground: Ground = { shapes, areas: movedAreas(scene, document, touched, shapes) };
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

function movedAreas(
  scene: Scene,
  document: MapDocument,
  touched: readonly Group[],
  shapes: ReadonlyMap<Id, Shape>,
): Map<Id, Area> {
  const areas = new Map(scene.draft.ground.areas);
  const all = [...shapes.values()];
  for (const group of touched) {
    const area = areaOf(group, all, document.groups.indexOf(group), areas.get(group.id));
    if (area) areas.set(group.id, area);
  }
  return areas;
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
