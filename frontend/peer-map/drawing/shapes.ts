/** Which shape stands for whom, how large it is and where its edge runs. */
import type { Id, Person, Place, Point } from "../model/document.ts";
import { add, boxAround, lengthOf, type Box } from "./geometry.ts";
import { textWidth, wrap } from "./measure.ts";
import { notation, type Form, type ShapeStyle } from "./notation.ts";

export interface Shape {
  readonly type: "person" | "place";
  readonly id: Id;
  readonly centre: Point;
  readonly style: ShapeStyle;
  /** Half the width and half the height. */
  readonly half: Point;
  /** What is written inside; empty when it does not fit or a symbol stands there. */
  readonly inside: readonly string[];
  readonly insideSize: number;
  /** What stands beside it: the name where it does not fit, then the note. */
  readonly beside: readonly { readonly text: string; readonly weight: "regular" | "bold" }[];
  readonly symbol: string | null;
  readonly colour: string | null;
  readonly ring: boolean;
  /** The ring is broken: nobody has decided about them yet. */
  readonly provisional: boolean;
  readonly hatched: boolean;
  readonly deceased: boolean;
  readonly conditions: number;
}

const SIZES = notation.text.sizes;
const SMALLEST = 13;
const NOTE_WIDTH = 124;
const PLACE_WIDTH = 150;

export function personShape(person: Person): Shape | null {
  if (person.placed === null) return null;
  const style = notation.shapes[person.kind];
  const symbol = person.symbol !== null && person.symbol in notation.symbols ? person.symbol : null;
  const fitted = symbol === null ? fit(person.shown, style) : null;
  const half: Point =
    style.form === "rounded_square" ? [fitted?.half ?? style.radius, style.radius * 0.87] : halfOf(style);
  const provisional = person.provisional_until !== undefined;
  const notes = [person.tell_apart, person.note].filter(Boolean).join(" · ");
  return {
    type: "person",
    id: person.id,
    centre: person.placed,
    style,
    half,
    symbol,
    inside: fitted ? [person.shown] : [],
    insideSize: fitted?.size ?? SIZES.shape,
    beside: [
      ...(fitted
        ? []
        : wrap(person.shown, NOTE_WIDTH, SIZES.note, "bold").map((text) => ({
            text,
            weight: "bold" as const,
          }))),
      ...wrap(notes, NOTE_WIDTH, SIZES.note).map((text) => ({ text, weight: "regular" as const })),
    ],
    colour: person.colour !== null && person.colour in notation.chosen_colours ? person.colour : null,
    ring: person.focus || provisional,
    provisional,
    hatched: person.kind === "adult_said_to_cause_harm" && person.rests_on === "more",
    deceased: person.deceased,
    conditions: 0,
  };
}

export function placeShape(place: Place): Shape | null {
  if (place.placed === null) return null;
  const style = notation.shapes[notation.shape_of_place[place.kind]];
  const inside = wrap(place.name, PLACE_WIDTH, SIZES.place);
  const widest = Math.max(...inside.map((line) => textWidth(line, SIZES.place)));
  const height = style.radius + ((inside.length - 1) * SIZES.place * notation.text.line_height) / 2;
  return {
    type: "place",
    id: place.id,
    centre: place.placed,
    style,
    half: [Math.max(widest / 2 + 18, 34), height],
    symbol: null,
    inside,
    insideSize: SIZES.place,
    beside: wrap(place.note, NOTE_WIDTH, SIZES.note).map((text) => ({ text, weight: "regular" as const })),
    colour: null,
    ring: false,
    provisional: false,
    hatched: false,
    deceased: false,
    conditions: place.conditions.length,
  };
}

function halfOf(style: ShapeStyle): Point {
  return style.form === "hexagon"
    ? [style.radius * Math.cos(Math.PI / 6), style.radius]
    : [style.radius, style.radius];
}

/**
 * Initials keep their size, a short name is set smaller, a rounded square may grow wider; a longer name goes
 * beside the shape.
 */
function fit(shown: string, style: ShapeStyle): { size: number; half: number } | null {
  const room = (style.radius - 6) * 2;
  for (let size = SIZES.shape; size >= SMALLEST; size--) {
    if (textWidth(shown, size, "bold") <= room) return { size, half: style.radius };
  }
  const wide = textWidth(shown, SIZES.shape, "bold");
  return style.form === "rounded_square" && wide <= room * 1.7
    ? { size: SIZES.shape, half: wide / 2 + 10 }
    : null;
}

/** Map units from the edge of a shape: negative within. */
export function fromEdge(shape: Shape, px: number, py: number): number {
  const x = Math.abs(px - shape.centre[0]);
  const y = Math.abs(py - shape.centre[1]);
  const ring = shape.ring ? notation.focus_ring.gap + notation.focus_ring.width : 0;
  return distanceInForm(shape.style.form, shape.style.corner ?? 0, shape.half, x, y) - ring;
}

function distanceInForm(form: Form, corner: number, half: Point, x: number, y: number): number {
  if (form === "circle") return lengthOf(x, y) - half[0];
  if (form === "hexagon") return Math.max(x, x / 2 + (y * Math.sqrt(3)) / 2) - half[0];
  const soft = Math.min(corner, half[0], half[1]);
  const dx = x - half[0] + soft;
  const dy = y - half[1] + soft;
  return lengthOf(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - soft;
}

export function shapeBox(shape: Shape): Box {
  const ring = shape.ring ? notation.focus_ring.gap + notation.focus_ring.width : 0;
  return boxAround(shape.centre, (shape.half[0] + ring) * 2, (shape.half[1] + ring) * 2);
}

/** Corners of the hexagon, point upwards. */
export function hexagon(centre: Point, radius: number): Point[] {
  return [0, 1, 2, 3, 4, 5].map((i) => {
    const angle = (Math.PI / 3) * i - Math.PI / 2;
    return add(centre, [Math.cos(angle) * radius, Math.sin(angle) * radius]);
  });
}
