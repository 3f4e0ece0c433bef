/** Small marks that say in shape what a colour alone may not say. */
import type { How, Point } from "../model/document.ts";
import { add, times } from "./geometry.ts";
import { notation, type ArrowStyle, type Colour } from "./notation.ts";
import type { Paint } from "./paint.ts";
import { node, round, words, type Node } from "./scene.ts";

const MARKS = notation.marks;
const at = (p: Point): string => p.map(round).join(" ");

/** Not known: a disc with a question mark. */
export function unknownDisc(centre: Point, paint: Paint): Node {
  const { radius, text, colour } = MARKS.unknown;
  return node("g", { class: "mark unknown" }, [
    node("circle", {
      cx: round(centre[0]),
      cy: round(centre[1]),
      r: radius,
      fill: paint.colour("sand"),
      stroke: paint.colour(colour),
      "stroke-width": 1.5,
    }),
    words(
      "text",
      {
        x: round(centre[0]),
        y: round(centre[1] + notation.text.sizes.mark * 0.36),
        "text-anchor": "middle",
        "font-size": notation.text.sizes.mark,
        "font-weight": 700,
        fill: paint.colour(colour),
      },
      text,
    ),
  ]);
}

/** Seen differently: a disc in two halves that are not alike and do not meet. */
export function splitMark(centre: Point, paint: Paint): Node {
  const { radius, colour } = MARKS.differs;
  const half = (side: 1 | -1, fill: Colour): Node => {
    const x = centre[0] + side * 1.5;
    return node("path", {
      d: `M${at([x, centre[1] - radius])}A${radius} ${radius} 0 0 ${side > 0 ? 1 : 0} ${at([x, centre[1] + radius])}Z`,
      fill: paint.colour(fill),
    });
  };
  return node(
    "g",
    { class: "mark differs", stroke: paint.colour(colour), "stroke-width": 1.75, "stroke-linejoin": "round" },
    [ground(centre, radius + 4.5, paint), half(-1, colour), half(1, "paper")],
  );
}

/** Keeps what is drawn below a mark away from it. */
const ground = ([x, y]: Point, radius: number, paint: Paint): Node =>
  node("circle", { cx: round(x), cy: round(y), r: radius, fill: paint.colour("sand"), stroke: "none" });

/** Between two days: a plus for what was added, a cross for what ended, a triangle for what changed. */
export function changeMark(centre: Point, how: How, paint: Paint): Node {
  const { radius, colour } = MARKS.change;
  const [x, y] = centre;
  const far = radius * 0.5;
  const sign = {
    added: `M${at([x - far, y])}h${far * 2}M${at([x, y - far])}v${far * 2}`,
    ended: `M${at([x - far, y - far])}l${far * 2} ${far * 2}M${at([x + far, y - far])}l${-far * 2} ${far * 2}`,
    changed: `M${at([x, y - far * 1.2])}L${at([x + far * 1.15, y + far * 0.85])}H${round(x - far * 1.15)}Z`,
  }[how];
  const filled = how === "added";
  return node(
    "g",
    { class: `mark ${how}`, stroke: paint.colour(colour), "stroke-width": 2, "stroke-linecap": "round" },
    [
      ground(centre, radius + 3, paint),
      node("circle", {
        cx: round(x),
        cy: round(y),
        r: radius,
        fill: paint.colour(filled ? colour : "paper"),
        "stroke-dasharray": how === "ended" ? "3 3" : undefined,
      }),
      node("path", {
        d: sign,
        fill: "none",
        stroke: paint.colour(filled ? "paper" : colour),
        "stroke-linejoin": "round",
      }),
    ],
  );
}

/** Not confirmed for a while: a small clock. */
export function clock(centre: Point, paint: Paint): Node {
  const { radius, colour } = MARKS.fading;
  const [x, y] = centre;
  return node(
    "g",
    {
      class: "mark fading",
      fill: "none",
      stroke: paint.colour(colour),
      "stroke-width": 1.75,
      "stroke-linecap": "round",
    },
    [
      node("circle", { cx: round(x), cy: round(y), r: radius, fill: paint.colour("sand") }),
      node("path", {
        d: `M${at([x, y - radius * 0.6])}L${at(centre)}L${at([x + radius * 0.45, y + radius * 0.25])}`,
      }),
    ],
  );
}

/** Must not have contact: two bars across the line. */
export function contactBar(centre: Point, heading: Point, paint: Paint): Node {
  const { length, width, colour } = MARKS.non_contact;
  const across: Point = [-heading[1], heading[0]];
  const bars = [-4, 4].map((shift) => {
    const middle = add(centre, times(heading, shift));
    return `M${at(add(middle, times(across, length / 2)))}L${at(add(middle, times(across, -length / 2)))}`;
  });
  return node("g", { class: "mark non-contact", "stroke-linecap": "round" }, [
    node("path", { d: bars.join(""), stroke: paint.colour("sand"), "stroke-width": width + 4 }),
    node("path", { d: bars.join(""), stroke: paint.colour(colour), "stroke-width": width }),
  ]);
}

export function arrowhead(
  tip: Point,
  heading: Point,
  style: ArrowStyle,
  colour: Colour,
  kind: string,
  paint: Paint,
): Node {
  const across: Point = [-heading[1], heading[0]];
  const back = add(tip, times(heading, -style.length));
  const corners = [
    add(back, times(across, style.width / 2)),
    tip,
    add(back, times(across, -style.width / 2)),
  ];
  const way = `M${corners.map(at).join("L")}`;
  return style.filled
    ? node("path", { class: `arrow ${kind}`, d: `${way}Z`, fill: paint.colour(colour) })
    : node("path", {
        class: `arrow ${kind}`,
        d: way,
        fill: "none",
        stroke: paint.colour(colour),
        "stroke-width": style.stroke ?? 2,
        "stroke-linejoin": "round",
        "stroke-linecap": "round",
      });
}

/** Somebody who has died: a candle beside the shape. */
export function candle(corner: Point, paint: Paint): Node {
  const { size, colour } = MARKS.deceased;
  const [x, y] = add(corner, [4, -4]);
  return node(
    "g",
    { class: "mark deceased", stroke: paint.colour(colour), "stroke-width": 1.5, "stroke-linejoin": "round" },
    [
      node("circle", {
        cx: round(x),
        cy: round(y),
        r: round(size * 0.72),
        fill: paint.colour("sand"),
        stroke: "none",
      }),
      node("path", {
        d: `M${at([x - 2.5, y - 1])}h5v${round(size * 0.55)}h-5Z`,
        fill: paint.colour("paper"),
      }),
      node("path", { d: `M${at([x, y - size * 0.6])}q4 4.5 0 7q-4 -2.5 0 -7Z`, fill: paint.colour("paper") }),
    ],
  );
}

/** Something is noted about a place: a small note with the number of things. */
export function conditionsNote(corner: Point, count: number, paint: Paint): Node {
  const { size, colour } = MARKS.conditions;
  const [x, y] = add(corner, [-size * 0.35, -size * 0.5]);
  const fold = size * 0.35;
  return node("g", { class: "mark conditions" }, [
    node("path", {
      d: `M${at([x, y])}h${round(size - fold)}l${round(fold)} ${round(fold)}v${round(size * 1.1 - fold)}h${-size}Z`,
      fill: paint.colour("paper"),
      stroke: paint.colour(colour),
      "stroke-width": 1.5,
      "stroke-linejoin": "round",
    }),
    words(
      "text",
      {
        x: round(x + size / 2),
        y: round(y + size * 0.93),
        "text-anchor": "middle",
        "font-size": 11.5,
        "font-weight": 700,
        fill: paint.colour(colour),
      },
      String(count),
    ),
  ]);
}

/** Stands inside the outline of a group without being in it: a ring with a bar. */
export function strangerMark(centre: Point, paint: Paint): Node {
  const { radius, colour } = MARKS.stranger;
  const [x, y] = centre;
  return node(
    "g",
    { class: "mark stranger", stroke: paint.colour(colour), "stroke-width": 2, "stroke-linecap": "round" },
    [
      node("circle", {
        cx: round(x),
        cy: round(y),
        r: radius,
        fill: paint.colour("sand"),
        "stroke-dasharray": "4 3",
      }),
      node("path", { d: `M${at([x - radius * 0.5, y])}h${radius}` }),
    ],
  );
}
