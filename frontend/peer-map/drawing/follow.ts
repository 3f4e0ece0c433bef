/**
 * What changes in a scene while somebody moves things about: the moved shapes, the ties they hold and the
 * groups they touch.
 *
 * Keeps a drag at the speed of the hand on a map of 100 people (quality P6). Marks keep the spots they had,
 * words along the ties wait until all stand still, and of the groups that are touched one gets a new outline
 * in every third frame; after the drop `compose` looks at the whole again.
 */
import type { Group, Id, Point } from "../model/document.ts";
import { areaOf, type Area } from "./areas.ts";
import type { Scene } from "./compose.ts";
import { lineOf, type Draft } from "./draft.ts";
import { areaItem, shapeItem, tieItem, type Item } from "./items.ts";
import type { Names } from "./names.ts";
import type { Shape } from "./shapes.ts";
import type { Ground } from "./ways.ts";

/** Frames from one new outline to the next. */
export const OUTLINE_EVERY = 3;

/** Nobody hears names while things move. */
const unsaid = (): string => "";
const UNSAID: Names = { person: unsaid, place: unsaid, tie: unsaid, group: unsaid, end: unsaid };

/**
 * `to`: where the moved things are now. `outlines`: those drawn in earlier frames of the same movement, kept
 * up to date; `turn`, the number of the frame, says whose turn it is. Items come in painting order.
 */
export function follow(
  scene: Scene,
  to: ReadonlyMap<Id, Point>,
  outlines: Map<Id, Area>,
  turn: number,
): Item[] {
  const { document, ground: settled } = scene.draft;
  const shapes = new Map(settled.shapes);
  for (const [id, centre] of to) {
    const shape = shapes.get(id);
    if (shape) shapes.set(id, { ...shape, centre });
  }
  const touched = document.groups.filter(
    (group) => outlines.has(group.id) || touches(group, scene, shapes, to),
  );
  touched.forEach((group, i) => {
    const { id } = group;
    if (outlines.has(id) && i * OUTLINE_EVERY !== turn % (touched.length * OUTLINE_EVERY)) return;
    const area = areaOf(group, [...shapes.values()], document.groups.indexOf(group), settled.areas.get(id));
    if (area) outlines.set(id, area);
  });
  const ground: Ground = { shapes, areas: new Map([...settled.areas, ...outlines]) };
  const draft: Draft = {
    ...scene.draft,
    ground,
    names: UNSAID,
    options: { ...scene.draft.options, forPage: false },
  };
  const again = new Set<Id>([...to.keys(), ...touched.map((group) => group.id)]);
  return [
    ...touched.map((group) => areaItem(group, draft)).filter((item) => item !== null),
    ...movedTies(draft, again).map((line) => tieItem(line, draft, scene.choices)),
    ...[...to.keys()]
      .flatMap((id) => shapes.get(id) ?? [])
      .map((shape) => shapeItem(shape, "", draft, scene.choices)),
  ];
}

function movedTies(draft: Draft, again: ReadonlySet<Id>): NonNullable<ReturnType<typeof lineOf>>[] {
  return draft.document.ties
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
  to: ReadonlyMap<Id, Point>,
): boolean {
  if (group.members.some((id) => to.has(id))) return true;
  const { areas, shapes: before } = scene.draft.ground;
  const minded = (shape: Shape | undefined): boolean =>
    shape !== undefined && areas.get(group.id)?.minds(shape) === true;
  return [...to.keys()].some((id) => minded(shapes.get(id)) || minded(before.get(id)));
}
