/**
 * The scene while somebody moves things about: only what touches them is drawn anew, and no label elsewhere jumps.
 *
 * Keeps a drag at the speed of the hand on a map of 100 people (quality P6). After the drop `compose` looks at the whole again.
 */
import type { Group, Id, MapDocument, Point } from "../model/document.ts";
import { areaOf, type Area } from "./areas.ts";
import type { Choices } from "./choose.ts";
import type { Scene } from "./compose.ts";
import { lineOf, shapesOf, type Draft } from "./draft.ts";
import { grow, overlap, unite, boxAround, type Box } from "./geometry.ts";
import { areaItem, overlayOf, shapeItem, tieItem, type Item } from "./items.ts";
import { shapeBox, type Shape } from "./shapes.ts";

export function follow(scene: Scene, document: MapDocument, moved: ReadonlySet<Id>): Scene {
  const shapes = movedShapes(scene, document, moved);
  const touched = document.groups.filter((group) => touches(group, scene, shapes, moved));
  const all = [...shapes.values()];
  const areas = new Map(scene.draft.ground.areas);
  for (const group of touched) setArea(areas, group, areaOf(group, all, document.groups.indexOf(group)));
  const ground = { shapes, areas };
  const again = new Set<Id>([...moved, ...touched.map((group) => group.id)]);
  const lines = new Map(scene.draft.lines);
  for (const tie of document.ties) {
    if (!again.has(tie.a.id) && !again.has(tie.b.id)) continue;
    const line = lineOf(tie, ground, scene.draft.say);
    if (line) lines.set(tie.id, line);
  }
  const draft: Draft = { ...scene.draft, document, ground, lines };
  const choices = { ...scene.choices, names: carriedNames(scene, areas) };
  const items = scene.items.map((item) => renewed(item, again, draft, choices));
  return { ...scene, items, overlay: overlayOf(draft, choices), draft, choices };
}

function movedShapes(scene: Scene, document: MapDocument, moved: ReadonlySet<Id>): Map<Id, Shape> {
  const only = { ...document, people: document.people.filter((p) => moved.has(p.id)), places: document.places.filter((p) => moved.has(p.id)) };
  const shapes = new Map(scene.draft.ground.shapes);
  for (const shape of shapesOf(only)) shapes.set(shape.id, shape);
  return shapes;
}

/** A group changes its outline when a member moves, and when somebody else walks into it or out of it. */
function touches(group: Group, scene: Scene, shapes: ReadonlyMap<Id, Shape>, moved: ReadonlySet<Id>): boolean {
  if (group.members.some((id) => moved.has(id))) return true;
  const box = areaBox(scene.draft.ground.areas.get(group.id));
  if (!box) return false;
  const near = (shape: Shape | undefined): boolean => shape !== undefined && overlap(grow(box, 40), shapeBox(shape)) > 0;
  return [...moved].some((id) => near(shapes.get(id)) || near(scene.draft.ground.shapes.get(id)));
}

function areaBox(area: Area | undefined): Box | null {
  return area ? unite(area.rings.flat().map((p) => boxAround(p, 0, 0))) : null;
}

function setArea(areas: Map<Id, Area>, group: Group, area: Area | null): void {
  if (area) areas.set(group.id, area);
  else areas.delete(group.id);
}

/** A group's name travels with the top of its area. */
function carriedNames(scene: Scene, areas: ReadonlyMap<Id, Area>): Choices["names"] {
  return new Map([...scene.choices.names].map(([id, spot]) => {
    const before = areaBox(scene.draft.ground.areas.get(id));
    const now = areaBox(areas.get(id));
    const shift: Point = before && now ? [now.x + now.width / 2 - before.x - before.width / 2, now.y - before.y] : [0, 0];
    return [id, [spot[0] + shift[0], spot[1] + shift[1]]];
  }));
}

function renewed(item: Item, again: ReadonlySet<Id>, draft: Draft, choices: Choices): Item {
  if (item.type === "tie") {
    const line = draft.lines.get(item.id);
    return line && (again.has(line.tie.a.id) || again.has(line.tie.b.id)) ? { ...tieItem(line, draft, choices), name: item.name } : item;
  }
  if (!again.has(item.id)) return item;
  if (item.type === "group") return groupAgain(item, draft);
  const shape = draft.ground.shapes.get(item.id);
  return shape ? shapeItem(shape, item.name, draft, choices) : item;
}

function groupAgain(item: Item, draft: Draft): Item {
  const group = draft.document.groups.find((g) => g.id === item.id);
  return (group && areaItem(group, draft)) ?? item;
}
