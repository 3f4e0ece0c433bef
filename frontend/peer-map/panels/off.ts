/** Taking something off the map asks why; it can be undone, and the record keeps that it was there. */
import { asRef, type Desk } from "../desk.ts";
import type { Reason } from "../model/command.ts";
import { row, send } from "./blocks.ts";
import { h } from "./dom.ts";
import { button, choices, form, textField, typed, type Problem } from "./fields.ts";

const REASONS: readonly Reason[] = ["mistake", "not_needed", "asked", "not_so", "other"];
const WHY = "pm-off-why";
const WORDS = "pm-off-words";

export function offPanel(desk: Desk): (HTMLElement | null)[] {
  const { say, problems } = desk;
  return [
    form(
      (sent) => submit(desk, sent),
      h("p", {}, say("off.history")),
      choices({
        id: WHY,
        label: say("off.why"),
        options: REASONS.map((r) => ({ value: r, label: say(`off.${r}`) })),
        chosen: [],
        problems,
      }),
      textField({ id: WORDS, label: say("off.words"), most: 2000, lines: 2, problems }),
      row(
        send(say("off.go"), "warning"),
        button(say("link.cancel"), () => desk.choose(desk.chosen)),
      ),
    ),
  ];
}

function submit(desk: Desk, sent: HTMLFormElement): void {
  const { chosen, say } = desk;
  const reason = typed(sent, WHY) as Reason | "";
  const words = typed(sent, WORDS);
  const problems: Problem[] = [
    ...(reason ? [] : [{ field: WHY, words: say("off.no_reason") }]),
    ...(reason === "other" && !words ? [{ field: WORDS, words: say("off.no_words") }] : []),
  ];
  if (!chosen || !desk.accept(problems) || !reason) return;
  const name = desk.nameOf(chosen);
  desk.do({ command: "take_off", what: asRef(chosen), reason, words });
  desk.choose(null);
  desk.announce(say("off.done", { name }));
  desk.focusStage(null);
}
