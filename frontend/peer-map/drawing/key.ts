/** The key: every row is drawn by the same code that draws the map. */
import type { Basis, Person, Place, Tie } from "../model/document.ts";
import { blankPerson, blankPlace, blankTie } from "../model/blank.ts";
import { drawShape } from "./draw-shape.ts";
import { drawTie, type TieLine } from "./draw-tie.ts";
import { straight } from "./geometry.ts";
import { changeMark, strangerMark } from "./marks.ts";
import { wrap } from "./measure.ts";
import { notation, type KeyRow } from "./notation.ts";
import type { Paint } from "./paint.ts";
import { node, round, words, type Node } from "./scene.ts";
import { personShape, placeShape, type Shape } from "./shapes.ts";
import { strandsOf } from "./strands.ts";
import type { Wording } from "./wording.ts";

export const SAMPLE = { width: 76, height: 40 } as const;
const ROW = 42;
const TITLE = 36;
const MIDDLE: readonly [number, number] = [SAMPLE.width / 2, SAMPLE.height / 2];

export function keySample(row: KeyRow, paint: Paint): Node[] {
  if (row.tie)
    return tieSample(
      {
        ...blankTie("key", END_A, END_B),
        support_checked: true,
        harm_checked: true,
        ...(row.tie as Partial<Tie>),
      },
      paint,
    );
  if (row.area) return [areaSample(row.area, paint)];
  if (row.mark) return [row.mark === "stranger" ? strangerMark(MIDDLE, paint) : changeMark(MIDDLE, row.mark, paint)];
  if (row.place) return shapeSample(placeShape(samplePlace(row.place)), 0.8, paint);
  return shapeSample(
    personShape({ ...blankPerson("key", "?"), ...(row.person as Partial<Person>), placed: [0, 0] }),
    0.52,
    paint,
  );
}

const END_A = { type: "person", id: "a" } as const;
const END_B = { type: "person", id: "b" } as const;

function samplePlace(row: NonNullable<KeyRow["place"]>): Place {
  const conditions = Array.from({ length: row.conditions ?? 0 }, (_, i) => ({
    id: `c${i}`,
    words: "-",
    kind: "other" as const,
  }));
  return { ...blankPlace("key", row.kind, row.name), placed: [0, 0], conditions };
}

function shapeSample(shape: Shape | null, scale: number, paint: Paint): Node[] {
  return shape
    ? [
        node(
          "g",
          { transform: `translate(${MIDDLE[0]} ${MIDDLE[1]}) scale(${scale})` },
          drawShape(shape, paint),
        ),
      ]
    : [];
}

/** Words along the line would not fit a sample; the row's own words say them. */
function tieSample(tie: Tie, paint: Paint): Node[] {
  const spine = straight([4, MIDDLE[1]], [SAMPLE.width - 4, MIDDLE[1]]);
  const line: TieLine = { tie, way: { spine, turned: false }, strands: strandsOf(tie), says: [] };
  return drawTie(line, { marks: [0.5, 0.5, 0.5], sayings: [] }, paint, { forPage: false, quiet: false });
}

function areaSample(basis: Basis, paint: Paint): Node {
  const style = notation.areas[basis];
  return node("rect", {
    x: 8,
    y: 6,
    width: SAMPLE.width - 16,
    height: SAMPLE.height - 12,
    rx: 14,
    fill: paint.colour(style.colour),
    "fill-opacity": notation.area_opacity,
    stroke: paint.colour(style.colour),
    "stroke-width": style.width,
    "stroke-linecap": "round",
    "stroke-dasharray": style.dash.length > 0 ? style.dash.join(" ") : undefined,
  });
}

const columnsFor = (width: number): number => Math.max(1, Math.floor(width / 320));

export function keySize(rows: readonly KeyRow[], width: number): { width: number; height: number } {
  return { width, height: TITLE + Math.ceil(rows.length / columnsFor(width)) * ROW + 16 };
}

/** Rows run down the first column, then down the next. */
export function drawKeyRows(rows: readonly KeyRow[], width: number, paint: Paint, say: Wording): Node[] {
  const columns = columnsFor(width);
  const perColumn = Math.ceil(rows.length / columns);
  const title = words(
    "text",
    { x: 16, y: 24, "font-size": 16, "font-weight": 700, fill: paint.colour("ink") },
    say("key.title"),
  );
  return [
    title,
    ...rows.map((row, i) => {
      const x = 16 + Math.floor(i / perColumn) * (width / columns);
      const y = TITLE + (i % perColumn) * ROW;
      return node(
        "g",
        { class: "key-row", "data-row": row.id, transform: `translate(${round(x)} ${round(y)})` },
        [
          ...keySample(row, paint),
          ...rowWords(keyWords(row, say), width / columns - SAMPLE.width - 40, paint),
        ],
      );
    }),
  ];
}

function rowWords(text: string, limit: number, paint: Paint): Node[] {
  const lines = wrap(text, limit, 14);
  return lines.map((line, i) =>
    words(
      "text",
      {
        x: SAMPLE.width + 12,
        y: round(25 + (i - (lines.length - 1) / 2) * 16),
        "font-size": 14,
        fill: paint.colour("ink"),
      },
      line,
    ),
  );
}

export function keyWords(row: KeyRow, say: Wording): string {
  return say(`key.${row.id}`);
}
