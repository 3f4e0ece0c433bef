/** Two days beside each other: what was added, what ended, what changed, in words (`map.time`). */
import type { Chosen, Desk } from "../desk.ts";
import type { Difference, How } from "../model/document.ts";
import { longDay } from "./days.ts";
import { h } from "./dom.ts";
import { keyLine } from "./help.ts";
import { notation } from "../drawing/notation.ts";
import { choiceLink } from "./start.ts";

const HOWS: readonly How[] = ["added", "ended", "changed"];

export function comparedPanel(desk: Desk): HTMLElement[] {
  const { say } = desk;
  const compared = desk.past?.document.compared;
  if (!compared) return [];
  const drawn = compared.changes.filter((one) => one.type !== "statement");
  const said = compared.changes.filter((one) => one.type === "statement" && one.how === "added");
  const since = say("compared.since", { day: longDay(compared.with, document.documentElement.lang) });
  return [
    h("p", { class: "pm-lead" }, since),
    ...(compared.changes.length === 0 ? [h("p", {}, say("compared.nothing"))] : []),
    ...HOWS.flatMap((how) => {
      const own = drawn.filter((one) => one.how === how);
      const row = notation.key_compared.find((one) => one.mark === how);
      return own.length > 0 && row
        ? [h("ul", { class: "pm-key" }, keyLine(desk, row, "h3")), list(own.map((one) => line(desk, one)))]
        : [];
    }),
    ...(said.length > 0
      ? [h("h3", {}, say("compared.said")), list(said.map((one) => h("li", {}, `${whose(desk, one)}${one.now}`)))]
      : []),
  ];
}

function whose(desk: Desk, one: Difference): string {
  const said = desk.document.statements.find((statement) => statement.id === one.id);
  return said ? `${said.whose} · ` : "";
}

const list = (lines: readonly HTMLElement[]): HTMLElement => h("ul", { class: "pm-list" }, lines);

function line(desk: Desk, one: Difference): HTMLElement {
  const { say } = desk;
  const words =
    one.was && one.now ? say("compared.was_is", { then: one.was, now: one.now }) : one.now || one.was;
  return h("li", {}, choiceLink(desk, { type: one.type, id: one.id } as Chosen), ` ${words}`);
}
