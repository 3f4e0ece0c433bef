/**
 * Two views side by side in a small box beside the tie: "JK, Mo: strong support" over "the school: some
 * harm" (`map.perspectives`).
 */
import type { Id, Level, Point } from "../model/document.ts";
import type { Seen, Voice } from "../model/views.ts";
import type { TieLine } from "./draw-tie.ts";
import { add, boxAround, grow, normalAt, pointAt, times, type Box } from "./geometry.ts";
import { textWidth } from "./measure.ts";
import { notation } from "./notation.ts";
import { cheapest, type Occupied } from "./occupied.ts";
import type { Paint } from "./paint.ts";
import { node, round, words, type Node } from "./scene.ts";
import { listing, type Wording } from "./wording.ts";

const SIZE = notation.text.sizes.line;
const STEP = SIZE * 1.35;
const PADDING = 7;

/** Voices that read a tie alike share a line; nobody's reading is left out. */
export function comparedRemarks(seen: Seen, say: Wording): ReadonlyMap<Id, readonly string[]> | undefined {
  if (seen.view?.kind !== "compare") return undefined;
  return new Map([...seen.compared].map(([tie, voices]) => [tie, remarkLines(voices, say)]));
}

function remarkLines(voices: readonly Voice[], say: Wording): string[] {
  const byReading = new Map<string, string[]>();
  for (const voice of voices) {
    const what = readingWords(voice.reading.support, voice.reading.harm, say);
    byReading.set(what, [...(byReading.get(what) ?? []), voice.label]);
  }
  return [...byReading].map(([what, who]) => `${listing(who, say)}: ${what}`);
}

export function readingWords(support: Level, harm: Level, say: Wording): string {
  const parts = [
    ...(support === "none" ? [] : [say(`support.${support}`)]),
    ...(harm === "none" ? [] : [say(`harm.${harm}`)]),
  ];
  return parts.length > 0 ? parts.join(say("list.comma")) : say("tie.nothing");
}

function remarkBox(lines: readonly string[], centre: Point): Box {
  const width = Math.max(...lines.map((line) => textWidth(line, SIZE))) + PADDING * 2;
  return boxAround(centre, width, lines.length * STEP + PADDING * 2 - 3);
}

export function chooseRemarkSpot(line: TieLine, lines: readonly string[], occupied: Occupied): Point {
  const { spine } = line.way;
  const size = remarkBox(lines, [0, 0]);
  const spots = [16, 40, 70, 110, 160].flatMap((away) =>
    [0.5, 0.3, 0.7].flatMap((t) =>
      [-1, 1].map((side): { spot: Point; away: number } => {
        const normal = times(normalAt(spine, t), side);
        const far = away + (Math.abs(normal[0]) * size.width) / 2 + (Math.abs(normal[1]) * size.height) / 2;
        return { spot: add(pointAt(spine, t), times(normal, far)), away };
      }),
    ),
  );
  const best = cheapest(spots, ({ spot, away }) => occupied.cost(grow(remarkBox(lines, spot), 5)) + away * 12);
  const spot = best?.spot ?? pointAt(spine, 0.5);
  occupied.add(remarkBox(lines, spot), 10);
  return spot;
}

export function drawRemark(
  lines: readonly string[],
  centre: Point,
  line: TieLine | undefined,
  paint: Paint,
): Node {
  const box = remarkBox(lines, centre);
  const target = line ? pointAt(line.way.spine, 0.5) : centre;
  return node("g", { class: "remark", "aria-hidden": "true" }, [
    node("path", {
      d: `M${centre.map(round).join(" ")}L${target.map(round).join(" ")}`,
      stroke: paint.colour("amber"),
      "stroke-width": 1.5,
      fill: "none",
    }),
    node("rect", {
      x: round(box.x),
      y: round(box.y),
      width: round(box.width),
      height: round(box.height),
      rx: 5,
      fill: paint.colour("paper"),
      stroke: paint.colour("amber"),
      "stroke-width": 1.5,
    }),
    ...lines.map((text, i) =>
      words(
        "text",
        {
          x: round(box.x + PADDING),
          y: round(box.y + PADDING + SIZE * 0.8 + i * STEP),
          "font-size": SIZE,
          fill: paint.colour("ink"),
        },
        text,
      ),
    ),
  ]);
}
