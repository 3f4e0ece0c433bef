/**
 * What somebody has to know at once: a colleague changed the same thing, or something could not be saved.
 * Nothing typed is lost.
 */
import { counted, type Desk } from "../desk.ts";
import type { Command } from "../model/command.ts";
import type { Crossed } from "../model/document.ts";
import type { Refusal } from "../store/store.ts";
import { row } from "./blocks.ts";
import { h } from "./dom.ts";
import { button } from "./fields.ts";

export function notices(desk: Desk): HTMLElement[] {
  return [
    ...(desk.document.crossed ?? []).map((crossed, i) => crossedNotice(desk, crossed, i)),
    ...desk.store.refusals.map((refusal, i) => refusalNotice(desk, refusal, i)),
    ...closedNotice(desk),
  ];
}

/** Nobody will take what waited any more: its words can still be copied. */
function closedNotice({ say, store }: Desk): HTMLElement[] {
  const words = store.saving === "closed" ? store.waiting.flatMap(wordsIn) : [];
  return words.length > 0 ? [alert("pm-shut", say("save.closed"), quotes(words))] : [];
}

/** Both versions, and who decides: either, or, for what was taken off, whoever took it off. */
function crossedNotice(desk: Desk, crossed: Crossed, i: number): HTMLElement {
  const { say, store } = desk;
  const { gone, mine, name, settled } = crossed;
  const by = crossed.by || say("crossed.you");
  const read = settled !== null || (gone && mine === "second");
  const kind = gone ? `gone_${mine}` : settled === null ? "open" : settled ? "used" : "kept";
  const choose = (how: "keep" | "use" | "read", word: string): HTMLElement =>
    button(say(word, { by }), () => store.decide(crossed, how), { id: `pm-${how}-${i}` });
  return alert(`pm-crossed-${i}`, say(`crossed.${kind}`, { by, name }), [
    ...crossed.fields.map((field) => h("p", {}, both(desk, crossed, field, by))),
    ...quotes(crossed.words),
    read
      ? choose("read", "refused.read")
      : row(
          choose("keep", gone ? "crossed.leave" : mine === "first" ? "crossed.mine" : "crossed.theirs"),
          choose("use", gone ? "crossed.back" : mine === "first" ? "crossed.theirs" : "crossed.mine"),
        ),
  ]);
}

function both(desk: Desk, crossed: Crossed, one: Crossed["fields"][number], by: string): string {
  const [mine, theirs] = crossed.mine === "first" ? [one.first, one.second] : [one.second, one.first];
  const words = (value: unknown): string => valueWords(desk, one.field, value);
  return crossed.gone
    ? desk.say("crossed.to", { to: words(one.second) })
    : desk.say("conflict.both", { by, yours: words(mine), theirs: words(theirs) });
}

export function alert(id: string, title: string, inside: readonly (HTMLElement | null)[]): HTMLElement {
  return h(
    "div",
    { class: "pm-notice pm-alert", role: "group", "aria-labelledby": id },
    h("h3", { id, tabindex: -1 }, title),
    inside,
  );
}

export const quotes = (words: readonly string[]): HTMLElement[] =>
  words.map((text) => h("blockquote", { class: "pm-quote pm-plain" }, h("p", {}, text)));

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
  return alert(`pm-refused-${i}`, say("refused.title"), [
    ...refusal.reasons.map((reason) => h("p", {}, reason)),
    more > 0 ? h("p", {}, counted(say, "refused.more", more)) : null,
    words.length > 0 ? h("p", {}, say("refused.words")) : null,
    ...quotes(words),
    button(say("refused.read"), () => desk.store.readRefusal(refusal), { id: `pm-read-${i}` }),
  ]);
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
