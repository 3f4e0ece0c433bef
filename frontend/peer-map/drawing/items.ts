/** Every person, place, tie and group as one named item of the scene. */
import type { Group, Id } from "../model/document.ts";
import { drawArea } from "./areas.ts";
import type { Choices } from "./choose.ts";
import type { Draft } from "./draft.ts";
import { drawShape, outline } from "./draw-shape.ts";
import { drawTie, type TieLine } from "./draw-tie.ts";
import { areaName, drawAreaName, drawLabel } from "./labels.ts";
import { changeMark, strangerMark } from "./marks.ts";
import { notation } from "./notation.ts";
import { drawRemark } from "./remarks.ts";
import { node, type Node } from "./scene.ts";
import type { Shape } from "./shapes.ts";

export interface Item {
  readonly key: string;
  readonly type: "person" | "place" | "tie" | "group";
  readonly id: Id;
  readonly name: string;
  readonly parts: readonly Node[];
}

export function areaItem(group: Group, draft: Draft): Item | null {
  const area = draft.ground.areas.get(group.id);
  if (!area) return null;
  const { paint, forPage } = draft.options;
  const hit = forPage
    ? [node("path", { class: "hit", d: area.path, fill: "none", stroke: "transparent", "stroke-width": 24 })]
    : [];
  const halo = forPage
    ? [node("path", { class: "halo", d: area.path, fill: "none", "stroke-width": 10 })]
    : [];
  const strays = area.strangers.map((s) => draft.names.end({ type: s.type, id: s.id }));
  const warning =
    strays.length > 0 ? ` ${strays.join(draft.say("list.comma"))}: ${draft.say("area.stranger")}.` : "";
  return {
    key: `group-${group.id}`,
    type: "group",
    id: group.id,
    name: named(draft.names.group(group) + warning, group.id, draft),
    parts: [...halo, ...drawArea(area, group.fading, paint), ...hit],
  };
}

/** Whoever hears the picture hears what became otherwise, too (`map.time`). */
function named(name: string, id: Id, { options, say }: Draft): string {
  const how = options.changes?.get(id);
  return how ? `${name} ${say(`change.${how}`)}.` : name;
}

export function tieItem(line: TieLine, draft: Draft, choices: Choices): Item {
  const { paint, forPage, remarks, changes } = draft.options;
  const slots = choices.slots.get(line.tie.id) ?? { marks: [], sayings: [] };
  const told = [remarks, changes].find((some) => some && some.size > 0);
  const quiet = told !== undefined && !told.has(line.tie.id);
  return {
    key: `tie-${line.tie.id}`,
    type: "tie",
    id: line.tie.id,
    name: named(draft.names.tie(line.tie), line.tie.id, draft),
    parts: drawTie(line, slots, paint, { forPage, quiet }),
  };
}

export function shapeItem(shape: Shape, name: string, draft: Draft, choices: Choices): Item {
  const { paint, forPage } = draft.options;
  const halo = forPage
    ? [outline(shape, shape.ring ? 12 : 6, { class: "halo", fill: "none", "stroke-width": 4 })]
    : [];
  const how = draft.options.changes?.get(shape.id);
  const body = drawShape(shape, paint);
  const drawn = how ? [node("g", how === "ended" ? { opacity: notation.past_opacity } : {}, body)] : body;
  return {
    key: `${shape.type}-${shape.id}`,
    type: shape.type,
    id: shape.id,
    name: named(name, shape.id, draft),
    parts: [
      ...halo,
      ...drawn,
      ...drawLabel(shape, choices.sides.get(shape.id) ?? "below", paint),
      ...(how
        ? [changeMark([shape.centre[0] - shape.half[0] * 0.8, shape.centre[1] - shape.half[1] * 0.8], how, paint)]
        : []),
    ],
  };
}

export function overlayOf(draft: Draft, choices: Choices): Node[] {
  const { paint, remarks } = draft.options;
  const marks = [...draft.ground.areas.values()].flatMap((area) =>
    area.strangers.map((s) =>
      strangerMark([s.centre[0] - s.half[0] * 0.8, s.centre[1] + s.half[1] * 0.8], paint),
    ),
  );
  const names = draft.document.groups.flatMap((group) => {
    const spot = choices.names.get(group.id);
    return spot && draft.ground.areas.has(group.id)
      ? [drawAreaName(areaName(group, draft.say), spot, paint)]
      : [];
  });
  const boxes = [...choices.remarks].map(([id, spot]) =>
    drawRemark(remarks?.get(id) ?? [], spot, draft.lines.get(id), paint),
  );
  return [...marks, ...names, ...boxes];
}
