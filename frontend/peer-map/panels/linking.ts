/**
 * Connecting by words: "DT strong support", or by choosing two, one after the other. Half made is seen to be
 * half made.
 */
import type { Desk } from "../desk.ts";
import { readPair, readTie, type QuickTie, type QuickWords } from "../model/quick.ts";
import type { End, Level, TieFields, TieKind } from "../model/document.ts";
import type { Wording } from "../drawing/wording.ts";
import { send } from "./blocks.ts";
import { h } from "./dom.ts";
import { button, form, typed } from "./fields.ts";

const FIELD = "pm-link-words";

export function linkBar(desk: Desk): HTMLElement | null {
  const { linking, say } = desk;
  if (!linking) return null;
  const { from } = linking;
  const words = from ? say("link.to", { name: desk.names.end(from) }) : say("link.from");
  const wrong = desk.problems.find((problem) => problem.field === FIELD)?.words;
  return h(
    "div",
    { class: "pm-linking" },
    h("p", { class: "pm-linking-words" }, words),
    linkForm(desk, from, wrong !== undefined),
    wrong === undefined
      ? h("p", { class: "pm-hint", id: `${FIELD}-hint` }, say("link.hint", { example: say(from ? "link.hint_one" : "link.hint_pair") }))
      : h("p", { class: "pm-error", id: `${FIELD}-error`, role: "alert" }, wrong),
  );
}

function linkForm(desk: Desk, from: End | null, wrong: boolean): HTMLElement {
  const { say } = desk;
  const input = h("input", {
    id: FIELD,
    name: FIELD,
    class: "pm-input",
    type: "text",
    maxlength: 120,
    autocomplete: "off",
    "data-draft": true,
    "aria-describedby": wrong ? `${FIELD}-error` : `${FIELD}-hint`,
    "aria-invalid": wrong ? "true" : null,
  });
  const cancel = (): void => {
    desk.cancel();
    desk.focusStage(from);
  };
  return form(
    (sent) => connectTyped(desk, from, typed(sent, FIELD)),
    h("label", { for: FIELD, class: "pm-unseen" }, say("link.field")),
    input,
    send(say("link.go")),
    button(say("link.cancel"), cancel, { id: "pm-link-cancel" }),
  );
}

function connectTyped(desk: Desk, from: End | null, words: string): void {
  if (!words) return;
  const read = readTyped(desk, from, words);
  if ("problem" in read) return tellProblem(desk, read);
  if ((read.from ?? from)?.id === read.end.id) return tellProblem(desk, { problem: "same", words });
  desk.problems = [];
  if (read.from) goOn(desk, read.from, read.end, read.fields);
  else if (!from) {
    clear();
    desk.link(read.end);
  } else {
    const tie = desk.connect(from, read.end, read.fields);
    if (tie) desk.focusStage(tie);
  }
}

/** With somebody chosen, the other one and how; whoever types both all the same means those two. */
function readTyped(desk: Desk, from: End | null, words: string): QuickTie {
  const given = [words, desk.document, desk.names.end, quickWordsFrom(desk.say)] as const;
  const pair = readPair(...given);
  if (!from || "from" in pair) return pair;
  return readTie(...given);
}

/** Whoever types both names may be typing a list: the field stays for the next. */
function goOn(desk: Desk, from: End, to: End, fields: Partial<TieFields>): void {
  if (!desk.connect(from, to, fields)) return;
  clear();
  desk.linking = { from: null };
  desk.tell();
  document.getElementById(FIELD)?.focus();
}

function clear(): void {
  const field = document.getElementById(FIELD);
  if (field instanceof HTMLInputElement) field.value = "";
}

function tellProblem(desk: Desk, read: { readonly problem: string; readonly words: string }): void {
  desk.problems = [{ field: FIELD, words: desk.say(`link.${read.problem}`, { words: read.words }) }];
  desk.tell();
}

/** The words of the screen themselves, and a few shorter ones, separated by a bar in the wording. */
export function quickWordsFrom(say: Wording): QuickWords {
  const all = (key: string): string[] =>
    say(key)
      .toLowerCase()
      .split("|")
      .map((word) => word.trim());
  const levels: Level[] = ["none", "some", "strong", "unknown"];
  const kinds: TieKind[] = [
    "friend",
    "close_friend",
    "partner",
    "family",
    "conflict",
    "influence",
    "looks_out_for",
    "spends_time_at",
    "harmed_by",
    "controlled_by",
    "other",
  ];
  return {
    levels: Object.fromEntries(levels.map((level) => [level, all(`quick.level.${level}`)])) as Record<
      Level,
      string[]
    >,
    kinds: Object.fromEntries(
      kinds.map((kind) => [kind, [...all(`quick.kind.${kind}`), say(`kind.${kind}`).toLowerCase()]]),
    ) as Record<TieKind, string[]>,
    support: all("quick.support"),
    harm: all("quick.harm"),
    and: new RegExp(`^(?:${all("quick.and").join("|")}|[-+&/–])\\s+`, "iu"),
    past: all("quick.past"),
    unsure: all("quick.unsure"),
  };
}
