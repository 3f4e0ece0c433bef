/** Pair by pair: one question at a time, for those who cannot or do not want to draw. */
import { counted, type Desk } from "../desk.ts";
import type { Level } from "../model/document.ts";
import { openPairs, pairKey, type Pair } from "../model/pairs.ts";
import { hint, levelOptions, row, send, type Parts } from "./blocks.ts";
import { h } from "./dom.ts";
import { button, form, segments, typed } from "./fields.ts";

export function pairsPanel(desk: Desk): Parts {
  const { say, names } = desk;
  const pairs = openPairs(desk.document, desk.asked);
  const pair = pairs[0];
  if (!pair) return [h("p", {}, say("pairs.done"))];
  const question = say("pairs.ask", { a: names.end(pair.a), b: names.end(pair.b) });
  return [
    hint(counted(say, "pairs.left", pairs.length)),
    h("p", { class: "pm-question", id: "pm-pair-question", tabindex: -1 }, question),
    pairForm(desk, pair),
  ];
}

function pairForm(desk: Desk, pair: Pair): HTMLElement {
  const { say } = desk;
  const id = (dimension: "support" | "harm"): string => `pm-pair-${dimension}-${pair.a.id}-${pair.b.id}`;
  const level = (dimension: "support" | "harm"): HTMLElement =>
    segments({
      id: id(dimension),
      label: say(`tie.${dimension}`),
      options: levelOptions(say),
      chosen: "none",
      tone: dimension,
    });
  return form(
    (sent) => answer(desk, pair, typed(sent, id("support")) as Level, typed(sent, id("harm")) as Level),
    level("support"),
    level("harm"),
    row(
      send(say("pairs.add"), "action"),
      button(say("pairs.know"), () => note(desk, pair, "none", "none"), { id: "pm-pair-know" }),
      button(say("pairs.none"), () => passOver(desk, pair), { id: "pm-pair-none" }),
    ),
  );
}

/** Nothing chosen is no answer: that two know each other is said, too. */
function answer(desk: Desk, pair: Pair, support: Level, harm: Level): void {
  const field = `pm-pair-support-${pair.a.id}-${pair.b.id}`;
  const nothing = support === "none" && harm === "none";
  if (desk.accept(nothing ? [{ field, words: desk.say("pairs.no_answer") }] : [])) note(desk, pair, support, harm);
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
  goOn(desk);
}

/** Not asked about again; a pair that was noted is, once that is undone. */
function passOver(desk: Desk, pair: Pair): void {
  desk.asked.add(pairKey(pair));
  goOn(desk);
}

function goOn(desk: Desk): void {
  desk.problems = [];
  desk.tell();
  const next = document.getElementById("pm-pair-question");
  if (next) next.focus();
  else desk.focusPanel();
}
