/**
 * What nobody has confirmed for a while: still so, past, or let go. Asked under the picture, in the panel, and
 * one after the other (`map.time`).
 */
import type { Chosen, Desk } from "../desk.ts";
import { fadingThings, type Fading } from "../model/fading.ts";
import type { Ref } from "../model/document.ts";
import { hint, notice, row, type Parts } from "./blocks.ts";
import { h } from "./dom.ts";
import { button } from "./fields.ts";
import { quote } from "./said.ts";

/** Under the picture while something that fades is chosen. */
export function askBar(desk: Desk): HTMLElement | null {
  const { chosen, linking, task } = desk;
  if (!chosen || linking || task || !desk.mayEdit) return null;
  if (!fadingThings(desk.document).some((one) => one.id === chosen.id)) return null;
  return h(
    "div",
    { class: "pm-linking", role: "group", "aria-label": desk.say("tie.ask_still_so") },
    h("p", { class: "pm-linking-words" }, desk.say("confirm.ask", { name: desk.nameOf(chosen) })),
    answers(desk, chosen as Fading, "pm-ask"),
  );
}

export function fadingBox(desk: Desk, what: Fading): HTMLElement | null {
  return desk.mayEdit
    ? notice(h("p", {}, desk.say("tie.ask_still_so")), answers(desk, what, "pm-fading"))
    : null;
}

export function answers(desk: Desk, what: Fading, id: string): HTMLElement {
  const { say } = desk;
  const letGo = (): void => {
    desk.do({ command: "take_off", what: what as Ref, reason: "let_go", words: "" });
    desk.announce(say("confirm.let_go_done"));
  };
  return row(
    button(say("tie.still_so"), () => stillSo(desk, what), { id: `${id}-yes` }),
    what.type === "tie" ? button(say("tie.no_more"), () => past(desk, what.id), { id: `${id}-past` }) : null,
    what.type === "group" ? null : button(say("confirm.let_go"), letGo, { id: `${id}-go` }),
  );
}

function stillSo(desk: Desk, what: Fading): void {
  desk.do({ command: "confirm", what, still_so: true });
  desk.announce(desk.say("confirm.done"));
}

function past(desk: Desk, id: string): void {
  const tie = desk.document.ties.find((one) => one.id === id);
  if (tie) desk.do({ command: "change_tie", tie: id, to: { state: "past" }, from: { state: tie.state } });
}

export function confirmPanel(desk: Desk): Parts {
  const { say } = desk;
  const waiting = desk.unconfirmed;
  const what = waiting[0];
  if (!what) return [h("p", {}, say("confirm.all"))];
  const said = desk.document.statements.find((one) => one.id === what.id);
  return [
    hint(say("confirm.left", { n: waiting.length })),
    h("p", { class: "pm-question" }, said ? said.whose : desk.nameOf(what as Chosen)),
    said ? quote(desk, said, false) : h("p", {}, wordsOf(desk, what)),
    h("p", {}, say("tie.ask_still_so")),
    answers(desk, what, `pm-confirm-${what.id}`),
    button(say("confirm.pass"), () => pass(desk, what.id), { id: `pm-pass-${what.id}`, kind: "quiet" }),
  ];
}

function wordsOf(desk: Desk, what: Fading): string {
  const tie = desk.document.ties.find((one) => one.id === what.id);
  const group = desk.document.groups.find((one) => one.id === what.id);
  return tie ? desk.names.tie(tie) : group ? desk.names.group(group) : "";
}

function pass(desk: Desk, id: string): void {
  desk.passed.add(id);
  desk.tell();
  desk.focusPanel();
}
