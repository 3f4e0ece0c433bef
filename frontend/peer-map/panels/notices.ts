/**
 * What somebody has to know at once: a colleague changed the same thing, or something could not be saved.
 * Nothing typed is lost.
 */
import { counted, type Chosen, type Desk } from "../desk.ts";
import type { Command } from "../model/command.ts";
import type { Conflict, Refusal } from "../store/store.ts";
import { row } from "./blocks.ts";
import { h } from "./dom.ts";
import { button } from "./fields.ts";

export function notices(desk: Desk): HTMLElement[] {
  return [
    ...desk.store.conflicts.map((conflict, i) => conflictNotice(desk, conflict, i)),
    ...desk.store.refusals.map((refusal, i) => refusalNotice(desk, refusal, i)),
  ];
}

function conflictNotice(desk: Desk, conflict: Conflict, i: number): HTMLElement {
  const { say } = desk;
  const { by, fields, what } = conflict.theirs;
  const about =
    what && ["person", "place", "tie", "group"].includes(what.type) ? desk.nameOf(what as Chosen) : "";
  return h(
    "div",
    { class: "pm-notice pm-alert", role: "group", "aria-labelledby": `pm-conflict-${i}` },
    h("h3", { id: `pm-conflict-${i}` }, [about, say("conflict.title", { by })].filter(Boolean).join(": ")),
    fields.map((field) =>
      h(
        "p",
        {},
        say("conflict.both", {
          by,
          yours: valueWords(desk, field.field, field.yours),
          theirs: valueWords(desk, field.field, field.theirs),
        }),
      ),
    ),
    row(
      button(say("conflict.theirs"), () => desk.store.keepTheirs(conflict), { id: `pm-theirs-${i}` }),
      button(say("conflict.mine"), () => desk.store.useMine(conflict), { id: `pm-mine-${i}` }),
    ),
  );
}

/** A field's value in the words of the screen where there are any. */
function valueWords(desk: Desk, field: string, value: unknown): string {
  const { say } = desk;
  if (value === null || value === "" || (Array.isArray(value) && value.length === 0))
    return say("field.nothing");
  if (field === "support" || field === "harm") return say(`${field}.${String(value)}`);
  if (field === "state") return say(`tie.state.${String(value)}`);
  if (field === "kinds" && Array.isArray(value))
    return value.map((kind) => say(`kind.${String(kind)}`)).join(say("list.comma"));
  if (value === true) return say("field.yes");
  if (value === false) return say("field.no");
  return typeof value === "string" ? value : JSON.stringify(value);
}

function refusalNotice(desk: Desk, refusal: Refusal, i: number): HTMLElement {
  const { say } = desk;
  const more = refusal.commands.length - 1;
  const words = refusal.commands.flatMap(wordsIn);
  return h(
    "div",
    { class: "pm-notice pm-alert", role: "group", "aria-labelledby": `pm-refused-${i}` },
    h("h3", { id: `pm-refused-${i}` }, say("refused.title")),
    refusal.reasons.map((reason) => h("p", {}, reason)),
    more > 0 ? h("p", {}, counted(say, "refused.more", more)) : null,
    words.length > 0 ? h("p", {}, say("refused.words")) : null,
    words.map((text) => h("blockquote", { class: "pm-quote pm-plain" }, h("p", {}, text))),
    button(say("refused.read"), () => desk.store.readRefusal(refusal), { id: `pm-read-${i}` }),
  );
}

/** Whatever somebody typed into a change that could not be saved, so that they can copy it. */
function wordsIn(command: Command): string[] {
  switch (command.command) {
    case "add_person":
      return [command.shown, command.note, command.need, command.evidence].filter(Boolean);
    case "add_placeholder":
      return [command.note, command.need, command.evidence].filter(Boolean);
    case "add_place":
      return [command.name];
    case "add_statement":
      return [command.said.words];
    case "add_tie":
      return command.said ? [command.said.words] : [];
    case "add_group":
      return [command.name, command.own_words].filter(Boolean);
    case "add_condition":
    case "note_talk":
    case "take_off":
      return [command.words].filter(Boolean);
    case "change_person":
    case "change_place":
    case "change_group":
      return Object.values(command.to).filter((value) => typeof value === "string" && value !== "");
    default:
      return [];
  }
}
