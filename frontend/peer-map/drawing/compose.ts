/** From a map document to a scene: every person, place, tie and group as one named item, in painting order. */
import type { Group, Id, MapDocument, Tie } from "../model/document.ts";
import { areaOf, drawArea, type Area } from "./areas.ts";
import { drawShape, outline } from "./draw-shape.ts";
import { chooseSlots, drawTie, type Saying, type Slots, type TieLine } from "./draw-tie.ts";
import { boxAround, grow, pointAt, spineLength, unite, type Box } from "./geometry.ts";
import { areaName, chooseNameSpot, chooseSide, drawAreaName, drawLabel, labelBox, walk, type NameSpot, type Side } from "./labels.ts";
import { strangerMark } from "./marks.ts";
import { namesOf, type Names } from "./names.ts";
import { notation } from "./notation.ts";
import { Occupied } from "./occupied.ts";
import type { Paint } from "./paint.ts";
import { node, type Node } from "./scene.ts";
import { personShape, placeShape, shapeBox, type Shape } from "./shapes.ts";
import { halfWidth, strandsOf } from "./strands.ts";
import { wayOf, type Ground } from "./ways.ts";
import { wordingFrom, type Wording } from "./wording.ts";

export interface Item {
  readonly key: string;
  readonly type: "person" | "place" | "tie" | "group";
  readonly id: Id;
  readonly name: string;
  readonly parts: readonly Node[];
}

/** What was decided by looking at the whole picture; kept while somebody drags, so that nothing else jumps. */
export interface Choices {
  readonly sides: ReadonlyMap<Id, Side>;
  readonly slots: ReadonlyMap<Id, Slots>;
  readonly names: ReadonlyMap<Id, NameSpot>;
}

export interface Scene {
  readonly items: readonly Item[];
  /** Names of groups, drawn over everything else and already said by the groups' own accessible names. */
  readonly overlay: readonly Node[];
  readonly box: Box;
  readonly ground: Ground;
  readonly choices: Choices;
}

export interface ComposeOptions {
  readonly paint: Paint;
  readonly forPage: boolean;
  /** Further words to say along a tie, such as two views compared. */
  readonly remarks?: ReadonlyMap<Id, readonly Saying[]>;
  /** Choices to keep instead of looking for free spots again. */
  readonly keep?: Choices;
}

interface Draft {
  readonly document: MapDocument;
  readonly options: ComposeOptions;
  readonly say: Wording;
  readonly names: Names;
  readonly shapes: readonly Shape[];
  readonly ground: Ground;
  readonly lines: readonly TieLine[];
}

export function compose(document: MapDocument, options: ComposeOptions): Scene {
  const draft = draftOf(document, options);
  const choices = options.keep ?? choose(draft);
  const items = [
    ...document.groups.flatMap((group) => areaItem(group, draft)),
    ...draft.lines.map((line) => tieItem(line, draft, choices)),
    ...draft.shapes.map((shape) => shapeItem(shape, draft, choices)),
  ];
  return { items, overlay: overlayOf(draft, choices), box: boundsOf(draft, choices), ground: draft.ground, choices };
}

function draftOf(document: MapDocument, options: ComposeOptions): Draft {
  const say = wordingFrom(document.words);
  const shapes = [...document.people.map(personShape), ...document.places.map(placeShape)].filter((s) => s !== null);
  const areas = document.groups.map((group, i) => areaOf(group, shapes, i)).filter((area) => area !== null);
  const ground: Ground = { shapes: new Map(shapes.map((s) => [s.id, s])), areas: new Map(areas.map((a) => [a.id, a])) };
  const lines = document.ties.map((tie) => lineOf(tie, ground, options, say)).filter((line) => line !== null);
  return { document, options, say, names: namesOf(document, say), shapes, ground, lines };
}

function lineOf(tie: Tie, ground: Ground, options: ComposeOptions, say: Wording): TieLine | null {
  const strands = strandsOf(tie);
  const way = wayOf(tie, ground, halfWidth(strands));
  return way && { tie, way, strands, says: [...sayingsOf(tie, strands, say), ...(options.remarks?.get(tie.id) ?? [])] };
}

/** "Not checked" belongs to the strand it is about; what is true of the whole tie may stand on either side. */
function sayingsOf(tie: Tie, strands: TieLine["strands"], say: Wording): Saying[] {
  const unchecked = strands.filter((strand) => strand.unchecked);
  const all = unchecked.length > 0 && (unchecked.length > 1 || strands.length === 1);
  const whole = [
    ...(all ? [say("tie.not_checked")] : []),
    ...(tie.state === "past" ? [say("tie.past")] : []),
    ...(tie.state === "uncertain" ? [say("tie.uncertain")] : []),
  ];
  const single = all ? [] : unchecked.map((strand) => ({ text: say("tie.not_checked"), side: strand.offset < 0 ? -1 : 1 }) as const);
  return [...single, ...(whole.length > 0 ? [{ text: whole.join(" · "), side: 0 as const }] : [])];
}

function choose(draft: Draft): Choices {
  const occupied = new Occupied();
  for (const shape of draft.shapes) occupied.add(grow(shapeBox(shape), 3), 10);
  for (const line of draft.lines) standOnLine(line, occupied);
  for (const area of draft.ground.areas.values()) standOnEdge(area, occupied);
  const sides = new Map(draft.shapes.map((shape) => [shape.id, chooseSide(shape, occupied)]));
  const slots = new Map(draft.lines.map((line) => [line.tie.id, chooseSlots(line, occupied)]));
  const names = new Map<Id, NameSpot>();
  for (const group of draft.document.groups) {
    const area = draft.ground.areas.get(group.id);
    if (area) names.set(group.id, chooseNameSpot(area, areaName(group, draft.say), occupied));
  }
  return { sides, slots, names };
}

function standOnLine(line: TieLine, occupied: Occupied): void {
  const steps = Math.max(2, Math.round(spineLength(line.way.spine) / 10));
  const wide = halfWidth(line.strands) * 2 + 2;
  for (let i = 0; i <= steps; i++) occupied.add(boxAround(pointAt(line.way.spine, i / steps), wide, wide), 1.5);
}

function standOnEdge(area: Area, occupied: Occupied): void {
  for (const ring of area.rings) {
    for (const { point } of walk(ring, 8)) occupied.add(boxAround(point, 6, 6), 3);
  }
}

function areaItem(group: Group, draft: Draft): Item[] {
  const area = draft.ground.areas.get(group.id);
  if (!area) return [];
  const { paint, forPage } = draft.options;
  const hit = forPage ? [node("path", { class: "hit", d: area.path, fill: "none", stroke: "transparent", "stroke-width": 24 })] : [];
  const halo = forPage ? [node("path", { class: "halo", d: area.path, fill: "none", "stroke-width": 10 })] : [];
  const strays = area.strangers.map((s) => draft.names.end({ type: s.type, id: s.id }));
  const warning = strays.length > 0 ? ` ${strays.join(draft.say("list.comma"))}: ${draft.say("area.stranger")}.` : "";
  return [{
    key: `group-${group.id}`, type: "group", id: group.id, name: draft.names.group(group) + warning,
    parts: [...halo, ...drawArea(area, group.fading, paint), ...hit],
  }];
}

function tieItem(line: TieLine, draft: Draft, choices: Choices): Item {
  const slots = choices.slots.get(line.tie.id) ?? { marks: [], sayings: [] };
  return {
    key: `tie-${line.tie.id}`, type: "tie", id: line.tie.id, name: draft.names.tie(line.tie),
    parts: drawTie(line, slots, draft.options.paint, draft.options.forPage),
  };
}

function shapeItem(shape: Shape, draft: Draft, choices: Choices): Item {
  const { paint, forPage } = draft.options;
  const person = draft.document.people.find((p) => p.id === shape.id);
  const place = draft.document.places.find((p) => p.id === shape.id);
  const name = shape.type === "person" && person ? draft.names.person(person) : place ? draft.names.place(place) : "";
  const halo = forPage ? [outline(shape, shape.ring ? 12 : 6, { class: "halo", fill: "none", "stroke-width": 4 })] : [];
  return {
    key: `${shape.type}-${shape.id}`, type: shape.type, id: shape.id, name,
    parts: [...halo, ...drawShape(shape, paint), ...drawLabel(shape, choices.sides.get(shape.id) ?? "below", paint)],
  };
}

function overlayOf(draft: Draft, choices: Choices): Node[] {
  const { paint } = draft.options;
  const marks = [...draft.ground.areas.values()].flatMap((area) =>
    area.strangers.map((s) => strangerMark([s.centre[0] - s.half[0] * 0.8, s.centre[1] + s.half[1] * 0.8], paint)));
  const names = draft.document.groups.flatMap((group) => {
    const spot = choices.names.get(group.id);
    return spot && draft.ground.areas.has(group.id) ? [drawAreaName(areaName(group, draft.say), spot, paint)] : [];
  });
  return [...marks, ...names];
}

const MARGIN = 28;

function boundsOf(draft: Draft, choices: Choices): Box {
  const areas = [...draft.ground.areas.values()].flatMap((area) => area.rings.flat().map((p) => boxAround(p, 0, 0)));
  const labels = draft.shapes.filter((s) => s.beside.length > 0).map((s) => labelBox(s, choices.sides.get(s.id) ?? "below"));
  const names = [...choices.names.values()].map((spot) => boxAround(spot, 180, notation.text.sizes.area * 1.4));
  const box = unite([...draft.shapes.map(shapeBox), ...areas, ...labels, ...names]);
  return grow(box ?? { x: 0, y: 0, width: 400, height: 300 }, MARGIN);
}
