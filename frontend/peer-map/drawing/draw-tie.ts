/** One tie as SVG: its strands, arrowheads, marks and the words that stand along it. */
import type { Direction, How, Point, Tie } from "../model/document.ts";
import {
  add,
  beside,
  boxAround,
  cut,
  headingAt,
  normalAt,
  pointAt,
  spineLength,
  times,
  type Box,
  type Spine,
} from "./geometry.ts";
import { arrowhead, changeMark, clock, contactBar, splitMark, unknownDisc } from "./marks.ts";
import { textWidth } from "./measure.ts";
import { notation } from "./notation.ts";
import { cheapest, type Occupied } from "./occupied.ts";
import type { Paint } from "./paint.ts";
import { node, round, words, type Node } from "./scene.ts";
import { halfWidth, type Strand } from "./strands.ts";
import { smooth, strokePath } from "./strokes.ts";
import type { Way } from "./ways.ts";

export interface TieLine {
  readonly tie: Tie;
  readonly way: Way;
  readonly strands: readonly Strand[];
  readonly says: readonly Saying[];
  /** What became of it between two days that are compared. */
  readonly how?: How | undefined;
}

/** Words along a tie; `side` is the strand they belong to, 0 when to all of it. */
export interface Saying {
  readonly text: string;
  readonly side: -1 | 0 | 1;
}

/** Where along the tie its marks and words stand: parts of its length, and which side the words are on. */
export interface Slots {
  readonly marks: readonly number[];
  readonly sayings: readonly { readonly t: number; readonly side: -1 | 1 }[];
}

const MARK_SPOTS = [0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78];
const SAYING_SPOTS = [0.5, 0.38, 0.62, 0.28, 0.72];

/** `a_to_b` as the line is drawn from left to right: does it point to the start, to the end? */
function pointed(direction: Direction, turned: boolean): { start: boolean; end: boolean } {
  const towardsB = direction === "a_to_b" || direction === "both";
  const towardsA = direction === "b_to_a" || direction === "both";
  return turned ? { start: towardsB, end: towardsA } : { start: towardsA, end: towardsB };
}

type MarkKind = "unknown" | "non_contact" | "differs" | "fading" | "how";

function marksOf(line: TieLine): { kind: MarkKind; offset: number }[] {
  const { tie } = line;
  return [
    ...line.strands
      .filter((strand) => strand.unknown)
      .map((strand) => ({ kind: "unknown" as const, offset: strand.offset })),
    ...(tie.non_contact ? [{ kind: "non_contact" as const, offset: 0 }] : []),
    ...(tie.differs ? [{ kind: "differs" as const, offset: 0 }] : []),
    ...(tie.fading > 0 ? [{ kind: "fading" as const, offset: 0 }] : []),
    ...(line.how ? [{ kind: "how" as const, offset: 0 }] : []),
  ];
}

const spot = (spine: Spine, t: number, offset: number): Point =>
  add(pointAt(spine, t), times(normalAt(spine, t), offset));

/** Chooses free spots, and takes them. */
export function chooseSlots(line: TieLine, occupied: Occupied): Slots {
  const { spine } = line.way;
  const length = Math.max(spineLength(spine), 1);
  const marks: number[] = [];
  for (const mark of marksOf(line)) {
    const crowded = (t: number): number =>
      marks.filter((other) => Math.abs(other - t) * length < 24).length * 5000;
    const cost = (t: number): number =>
      crowded(t) + occupied.cost(boxAround(spot(spine, t, mark.offset), 20, 20)) + Math.abs(t - 0.5);
    const t = cheapest(MARK_SPOTS, cost) ?? 0.5;
    marks.push(t);
    occupied.add(boxAround(spot(spine, t, mark.offset), 22, 22), 8);
  }
  return { marks, sayings: line.says.map((saying) => chooseSaying(line, saying, occupied)) };
}

function chooseSaying(line: TieLine, saying: Saying, occupied: Occupied): { t: number; side: -1 | 1 } {
  const sides: readonly (-1 | 1)[] = saying.side === 0 ? [-1, 1] : [saying.side];
  const candidates = SAYING_SPOTS.flatMap((t) => sides.map((side) => ({ t, side })));
  const cost = ({ t, side }: { t: number; side: -1 | 1 }): number =>
    sayingBoxes(line, saying, t, side).reduce((sum, box) => sum + occupied.cost(box), 0) +
    Math.abs(t - 0.5) * 4;
  const chosen = cheapest(candidates, cost) ?? { t: 0.5, side: -1 };
  for (const box of sayingBoxes(line, saying, chosen.t, chosen.side)) occupied.add(box, 8);
  return chosen;
}

function sayingCentre(line: TieLine, t: number, side: -1 | 1): Point {
  return spot(line.way.spine, t, side * (halfWidth(line.strands) + notation.text.sizes.line * 0.62));
}

/** Words run along the line, so they are measured as a row of small boxes. */
function sayingBoxes(line: TieLine, saying: Saying, t: number, side: -1 | 1): Box[] {
  const size = notation.text.sizes.line;
  const long = textWidth(saying.text, size);
  const count = Math.max(1, Math.round(long / size));
  const centre = sayingCentre(line, t, side);
  const heading = headingAt(line.way.spine, t);
  return Array.from({ length: count }, (_, i) =>
    boxAround(add(centre, times(heading, (i - (count - 1) / 2) * (long / count))), size * 0.9, size * 0.9),
  );
}

export function drawTie(
  line: TieLine,
  slots: Slots,
  paint: Paint,
  how: { readonly forPage: boolean; readonly quiet: boolean },
): Node[] {
  const { forPage, quiet } = how;
  const { spine } = line.way;
  const whole = smooth(spine);
  const wide = halfWidth(line.strands) * 2;
  return [
    ...(forPage ? [halo("halo-edge", whole, wide + 22), halo("halo", whole, wide + 14)] : []),
    node(
      "g",
      {
        class: "strands",
        "stroke-linecap": "round",
        "stroke-linejoin": "round",
        fill: "none",
        opacity: opacityOf(line, quiet),
      },
      line.strands.flatMap((strand) => drawStrand(strand, line, paint)),
    ),
    ...influence(line, paint),
    ...(forPage
      ? [
          node("path", {
            class: "hit",
            d: whole,
            fill: "none",
            stroke: "transparent",
            "stroke-width": Math.max(24, round(wide)),
          }),
        ]
      : []),
    ...marksOf(line).map((mark, i) => drawMark(mark, line, slots.marks[i] ?? 0.5, paint)),
    ...line.says.map((saying, i) =>
      drawSaying(line, saying, slots.sayings[i] ?? { t: 0.5, side: -1 }, paint),
    ),
  ];
}

const halo = (name: string, d: string, width: number): Node =>
  node("path", { class: name, d, fill: "none", "stroke-width": round(width), "stroke-linecap": "round" });

function opacityOf({ tie, how }: TieLine, quiet: boolean): number | undefined {
  const pale =
    (how === "ended" ? notation.past_opacity : 1) *
    (tie.state === "past" ? notation.past_opacity : 1) *
    (notation.fading_opacity[tie.fading] ?? 1) *
    (quiet ? notation.quiet_opacity : 1);
  return pale < 1 ? Math.round(pale * 100) / 100 : undefined;
}

function drawStrand(strand: Strand, line: TieLine, paint: Paint): Node[] {
  const own = beside(line.way.spine, strand.offset);
  const kind = strand.dimension === "harm" ? "harm" : "support";
  const arrow = notation.arrowheads[kind];
  const { start, end } = pointed(saysMore(strand) ? strand.direction : "none", line.way.turned);
  const back = Math.min(0.4, (arrow.length * 0.85) / Math.max(spineLength(own), 1));
  const drawn = cut(own, start ? back : 0, end ? 1 - back : 1);
  return [
    node("path", {
      class: `strand ${strand.dimension}`,
      d: strokePath(drawn, strand.style),
      stroke: paint.colour(strand.style.colour),
      "stroke-width": strand.style.width,
      "stroke-linecap": capOf(strand),
      "stroke-dasharray": strand.dash.length > 0 ? strand.dash.join(" ") : undefined,
    }),
    ...(start
      ? [arrowhead(own.a, times(headingAt(own, 0), -1), arrow, strand.style.colour, kind, paint)]
      : []),
    ...(end ? [arrowhead(own.b, headingAt(own, 1), arrow, strand.style.colour, kind, paint)] : []),
  ];
}

/**
 * Support that goes both ways is the ordinary case and needs no arrowheads; harm both ways must be seen to
 * be so (`map.both`).
 */
function saysMore(strand: Strand): boolean {
  return !strand.unknown && (strand.dimension === "harm" || strand.direction !== "both");
}

/** Round ends make dots of the finest dashes, and would fill the gaps of longer ones. */
function capOf(strand: Strand): string {
  return strand.dash.length === 0 || (strand.dash[0] ?? 0) < 1 ? "round" : "butt";
}

function influence(line: TieLine, paint: Paint): Node[] {
  const { start, end } = pointed(line.tie.influence_direction, line.way.turned);
  const { spine } = line.way;
  const offset = line.strands[0]?.offset ?? 0;
  const chevron = (t: number, way: 1 | -1): Node =>
    arrowhead(
      spot(spine, t, offset),
      times(headingAt(spine, t), way),
      notation.arrowheads.influence,
      "ink",
      "influence",
      paint,
    );
  return [...(start ? [chevron(0.26, -1)] : []), ...(end ? [chevron(0.74, 1)] : [])];
}

function drawMark(mark: { kind: MarkKind; offset: number }, line: TieLine, t: number, paint: Paint): Node {
  const { spine } = line.way;
  const centre = spot(spine, t, mark.offset);
  switch (mark.kind) {
    case "unknown":
      return unknownDisc(centre, paint);
    case "differs":
      return splitMark(centre, paint);
    case "how":
      return changeMark(centre, line.how ?? "changed", paint);
    case "fading":
      return clock(centre, paint);
    case "non_contact":
      return contactBar(centre, headingAt(spine, t), paint);
  }
}

function drawSaying(line: TieLine, saying: Saying, slot: { t: number; side: -1 | 1 }, paint: Paint): Node {
  const [x, y] = sayingCentre(line, slot.t, slot.side);
  const [hx, hy] = headingAt(line.way.spine, slot.t);
  const turn = round((Math.atan2(hy, hx) * 180) / Math.PI);
  return words(
    "text",
    {
      class: "saying",
      transform: `translate(${round(x)} ${round(y)}) rotate(${turn})`,
      y: round(notation.text.sizes.line * 0.34),
      "text-anchor": "middle",
      "font-size": notation.text.sizes.line,
      fill: paint.colour("ink"),
      stroke: paint.colour("sand"),
      "stroke-width": 3.5,
      "stroke-linejoin": "round",
      "paint-order": "stroke",
    },
    saying.text,
  );
}
