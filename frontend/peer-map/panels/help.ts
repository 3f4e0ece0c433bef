/** The keys, and the whole key to the drawing: each row drawn by the code that draws the map. */
import type { Desk } from "../desk.ts";
import { keySample, keyWords, SAMPLE } from "../drawing/key.ts";
import { notation, type KeyRow } from "../drawing/notation.ts";
import { pagePaint } from "../drawing/paint.ts";
import { node } from "../drawing/scene.ts";
import { toDom } from "../gestures/surface.ts";
import { h } from "./dom.ts";

export function keyLine(desk: Desk, row: KeyRow, words: "span" | "h3" = "span"): HTMLElement {
  const sample = toDom(
    node(
      "svg",
      {
        viewBox: `0 0 ${SAMPLE.width} ${SAMPLE.height}`,
        class: "pm-sample",
        "aria-hidden": "true",
        focusable: "false",
      },
      keySample(row, pagePaint),
    ),
  );
  return h("li", { class: "pm-key-line" }, sample, h(words, {}, keyWords(row, desk.say)));
}

export function helpPanel(desk: Desk): (HTMLElement | null)[] {
  const { say } = desk;
  const shift = say("help.shift");
  const control = say("help.ctrl");
  const arrows = say("help.arrow_keys");
  const keys: [string, string][] = [
    [arrows, "help.arrows"],
    [`${shift} + ${arrows}`, "help.shift_arrows"],
    ["Enter", "help.enter"],
    ["P", "help.p"],
    ["O", "help.o"],
    ["L", "help.l"],
    ["G", "help.g"],
    ["[ ]", "help.brackets"],
    ["Delete", "help.delete"],
    ["/", "help.slash"],
    [`${control} + Z`, "help.undo"],
    [`${control} + ${shift} + Z`, "help.redo"],
    ["+ − 0", "help.zoom"],
    ["Esc", "help.escape"],
    ["?", "help.question"],
  ];
  return [
    h("h3", {}, say("help.key")),
    h(
      "ul",
      { class: "pm-key" },
      notation.key.map((row) => keyLine(desk, row)),
    ),
    h("h3", {}, say("help.keys")),
    h(
      "dl",
      { class: "pm-keys" },
      keys.flatMap(([key, what]) => [h("dt", {}, h("kbd", {}, key)), h("dd", {}, say(what))]),
    ),
  ];
}
