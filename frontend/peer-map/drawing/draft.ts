/** What a scene is made from, before any free spot is chosen. */
import type { How, Id, MapDocument, Tie } from "../model/document.ts";
import { areaOf, type Area } from "./areas.ts";
import type { Saying, TieLine } from "./draw-tie.ts";
import { namesOf, type Names } from "./names.ts";
import type { Paint } from "./paint.ts";
import { personShape, placeShape, type Shape } from "./shapes.ts";
import { halfWidth, strandsOf, type Strand } from "./strands.ts";
import { wayOf, type Ground } from "./ways.ts";
import { wordingFrom, type Wording } from "./wording.ts";

export interface ComposeOptions {
  readonly paint: Paint;
  /** Adds what only a page needs: wide invisible strokes to tap on, and halos for focus. */
  readonly forPage: boolean;
  /**
   * Words in a box beside a tie, such as two views compared; with them, ties without any are drawn quietly.
   */
  readonly remarks?: ReadonlyMap<Id, readonly string[]> | undefined;
  /** What became otherwise since an earlier day: each carries a mark; what did not is drawn quietly. */
  readonly changes?: ReadonlyMap<Id, How> | undefined;
}

export interface Draft {
  readonly document: MapDocument;
  readonly options: ComposeOptions;
  readonly say: Wording;
  readonly names: Names;
  readonly ground: Ground;
  readonly lines: ReadonlyMap<Id, TieLine>;
}

export function draftOf(document: MapDocument, options: ComposeOptions): Draft {
  const say = wordingFrom(document.words);
  const shapes = shapesOf(document);
  const areas = document.groups.map((group, i) => areaOf(group, shapes, i)).filter((area) => area !== null);
  const ground: Ground = { shapes: byId(shapes), areas: byId(areas) };
  const { changes } = options;
  const lines = document.ties.map((tie) => lineOf(tie, ground, say, changes)).filter((line) => line !== null);
  return {
    document,
    options,
    say,
    names: namesOf(document, say),
    ground,
    lines: new Map(lines.map((line) => [line.tie.id, line])),
  };
}

export function shapesOf(document: MapDocument): Shape[] {
  return [...document.people.map(personShape), ...document.places.map(placeShape)].filter(
    (shape) => shape !== null,
  );
}

export function byId<T extends Shape | Area>(items: readonly T[]): Map<Id, T> {
  return new Map(items.map((item) => [item.id, item]));
}

export function lineOf(
  tie: Tie,
  ground: Ground,
  say: Wording,
  changes?: ReadonlyMap<Id, How>,
): TieLine | null {
  const strands = strandsOf(tie);
  const way = wayOf(tie, ground, halfWidth(strands));
  return way && { tie, way, strands, says: sayingsOf(tie, strands, say), how: changes?.get(tie.id) };
}

/**
 * "Not checked" and "police-held" belong to the strand they are about; what is true of the whole tie may
 * stand on either side.
 */
function sayingsOf(tie: Tie, strands: TieLine["strands"], say: Wording): Saying[] {
  const unsure = strands.map((strand) => ({ strand, text: unsureWords(strand, say) })).filter((s) => s.text);
  const alike = unsure.every((s) => s.text === unsure[0]?.text);
  const all = alike && unsure.length > 0 && (unsure.length > 1 || strands.length === 1);
  const whole = [
    ...(all ? [unsure[0]?.text ?? ""] : []),
    ...(tie.state === "past" ? [say("tie.past")] : []),
    ...(tie.state === "uncertain" ? [say("tie.uncertain")] : []),
  ];
  const single = all
    ? []
    : unsure.map(({ strand, text }) => ({ text, side: strand.offset < 0 ? -1 : 1 }) as const);
  return [...single, ...(whole.length > 0 ? [{ text: whole.join(" · "), side: 0 as const }] : [])];
}

const unsureWords = ({ police, unchecked }: Strand, say: Wording): string =>
  [...(police ? [say("tie.police")] : []), ...(unchecked ? [say("tie.not_checked")] : [])].join(", ");
