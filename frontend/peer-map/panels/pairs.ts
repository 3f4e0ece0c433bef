/** Pair by pair: one question at a time, for those who cannot or do not want to draw. */
import { counted, type Desk } from "../desk.ts";
import type { Level } from "../model/document.ts";
import { openPairs, pairKey, type Pair } from "../model/pairs.ts";
import { h } from "./dom.ts";
import { button, form, segments, typed } from "./fields.ts";

const LEVELS: readonly Level[] = ["none", "some", "strong", "unknown"];

export function pairsPanel(desk: Desk): (HTMLElement | null)[] {
  const { say, names } = desk;
  const pairs = openPairs(desk.document, desk.asked);
  const pair = pairs[0];
  if (!pair) return [h("p", {}, say("pairs.done"))];
  const id = `${pair.a.id}-${pair.b.id}`;
  const options = LEVELS.map((value) => ({
    value,
    label: say(`tie.level.${value}`),
    ...(value === "unknown" ? { spoken: say("tie.level_name.unknown") } : {}),
  }));
  return [
    h("p", { class: "pm-hint" }, counted(say, "pairs.left", pairs.length)),
    h(
      "p",
      { class: "pm-question", id: "pm-pair-question" },
      say("pairs.ask", { a: names.end(pair.a), b: names.end(pair.b) }),
    ),
    form(
      (sent) =>
        note(
          desk,
          pair,
          typed(sent, `pm-pair-support-${id}`) as Level,
          typed(sent, `pm-pair-harm-${id}`) as Level,
        ),
      segments({
        id: `pm-pair-support-${id}`,
        label: say("pairs.support"),
        options,
        chosen: "none",
        tone: "support",
      }),
      segments({ id: `pm-pair-harm-${id}`, label: say("pairs.harm"), options, chosen: "none", tone: "harm" }),
      h(
        "div",
        { class: "pm-row" },
        h("button", { class: "pm-button pm-action", id: "pm-pair-note" }, say("pairs.add")),
        button(say("pairs.none"), () => passOver(desk, pair), { id: "pm-pair-none" }),
      ),
    ),
  ];
}

function note(desk: Desk, pair: Pair, support: Level, harm: Level): void {
  desk.do({
    command: "add_tie",
    tie: desk.newId(),
    a: pair.a,
    b: pair.b,
    fields: { support, harm },
    said: null,
  });
  passOver(desk, pair);
}

function passOver(desk: Desk, pair: Pair): void {
  desk.asked.add(pairKey(pair));
  desk.tell();
}
