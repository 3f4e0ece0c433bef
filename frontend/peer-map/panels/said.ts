/**
 * What people said: shown as they said it, and added with whose it is, how they know and what it says
 * (`map.statement`).
 */
import { asRef, type Desk } from "../desk.ts";
import type { Change, Said } from "../model/command.ts";
import type { Level, Reading, Statement, StatementKind } from "../model/document.ts";
import { readingWords } from "../drawing/remarks.ts";
import { dayWords, readWhen } from "./days.ts";
import { hint, levelOptions, options, row, send, type Parts } from "./blocks.ts";
import { h } from "./dom.ts";
import { answers } from "./confirm.ts";
import { button, choices, form, pickOne, segments, textField, ticked, typed, type Problem } from "./fields.ts";

const KINDS: readonly StatementKind[] = [
  "own_account",
  "observed",
  "told_by",
  "professional_opinion",
  "police_held",
];
const SOMEBODY_ELSE = "new";

export function statementList(desk: Desk, statements: readonly Statement[], none: string): HTMLElement[] {
  if (statements.length === 0) return [hint(desk.say(none))];
  return statements.map((statement) => quote(desk, statement));
}

/** `asks`: also what can be done with it: its own page, and whether it is still so once it fades. */
export function quote(desk: Desk, statement: Statement, asks = true): HTMLElement {
  const { say } = desk;
  const words = statement.own_words ? `“${statement.words}”` : statement.words;
  const more = asks && desk.mayEdit;
  return h(
    "blockquote",
    { class: `pm-quote ${toneOf(statement)}` },
    h("p", { class: "pm-quote-head" }, headOf(desk, statement)),
    h("p", {}, words),
    statement.handling ? hint(statement.handling) : null,
    more && statement.fading ? hint(say("tie.ask_still_so")) : null,
    more && statement.fading
      ? answers(desk, { type: "statement", id: statement.id }, `pm-said-${statement.id}`)
      : null,
    more && statement.url
      ? h(
          "a",
          { href: `${statement.url}?from=map` },
          say("said.more"),
          h("span", { class: "pm-unseen" }, ` ${statement.words.slice(0, 60)}`),
        )
      : null,
  );
}

function toneOf(statement: Statement): string {
  if (statement.kind === "police_held") return "pm-police";
  if (!statement.reading || !saysSomething(statement.reading)) return "pm-plain";
  return statement.reading.harm === "some" || statement.reading.harm === "strong" ? "pm-harm" : "pm-support";
}

const saysSomething = (reading: Reading): boolean => reading.support !== "none" || reading.harm !== "none";

function headOf(desk: Desk, s: Statement): string {
  const { say } = desk;
  const language = document.documentElement.lang || "en-GB";
  return [
    s.whose,
    s.kind === "own_account" ? (s.own_words ? say("said.own") : "") : say(`said.${s.kind}`),
    dayWords(s.observed_on ?? s.recorded_on, desk.document.as_known_on, language),
    s.checked ? "" : say("said.not_checked"),
    s.fading ? say("tie.fading") : "",
    s.repeats ? say("said.repeats") : "",
    s.reading && saysSomething(s.reading) ? readingWords(s.reading.support, s.reading.harm, say) : "",
  ]
    .filter(Boolean)
    .join(" · ");
}

const ID = {
  whose: "pm-said-whose",
  name: "pm-said-name",
  kind: "pm-said-kind",
  words: "pm-said-words",
  own: "pm-said-own",
  when: "pm-said-when",
  support: "pm-said-support",
  harm: "pm-said-harm",
  repeats: "pm-said-repeats",
} as const;

export function saidPanel(desk: Desk): Parts {
  const { say, problems, chosen } = desk;
  return [
    form(
      (sent) => submit(desk, sent),
      ...whoseFields(desk),
      textField({ id: ID.words, label: say("said.words"), most: 4000, lines: 4, problems }),
      choices({
        id: ID.own,
        label: say("said.exactly"),
        several: true,
        options: [{ value: "yes", label: say("said.own_words") }],
        chosen: [],
      }),
      whenField(desk),
      chosen?.type === "tie" ? readingFields(desk) : null,
      sameSource(desk),
      row(
        send(say("said.go"), "action"),
        button(say("link.cancel"), () => back(desk)),
      ),
    ),
  ];
}

function whoseFields(desk: Desk): HTMLElement[] {
  const { say, problems } = desk;
  const people = desk.document.perspectives.map((p) => ({ value: p.id, label: p.label }));
  return [
    choices({
      id: ID.whose,
      label: say("said.whose"),
      options: [...people, { value: SOMEBODY_ELSE, label: say("said.new") }],
      chosen: [],
      problems,
    }),
    textField({ id: ID.name, label: say("said.new_name"), most: 80, problems }),
    choices({
      id: ID.kind,
      label: say("said.kind"),
      options: options(say, "said.kind", KINDS),
      chosen: ["own_account"],
      problems,
    }),
  ];
}

function whenField(desk: Desk): HTMLElement {
  return textField({
    id: ID.when,
    label: desk.say("said.when"),
    hint: desk.say("tie.when_hint"),
    value: desk.document.time.today,
    most: 10,
    narrow: true,
    problems: desk.problems,
  });
}

function readingFields(desk: Desk): HTMLElement {
  const { say } = desk;
  const level = (id: string, dimension: "support" | "harm"): HTMLElement =>
    segments({
      id,
      label: say(`tie.${dimension}`),
      options: levelOptions(say),
      chosen: "none",
      tone: dimension,
    });
  const fields = [level(ID.support, "support"), level(ID.harm, "harm")];
  return h("fieldset", { class: "pm-field" }, h("legend", {}, say("said.reading")), fields);
}

/** Told by several agencies, one source counts once (`map.origin`). */
function sameSource(desk: Desk): HTMLElement | null {
  const { say, chosen, document: map } = desk;
  const about = map.statements.filter(
    (s) => !s.repeats && s.about.some((ref) => ref.id === chosen?.id),
  );
  if (about.length === 0) return null;
  const options = about.map((s) => ({ value: s.id, label: `${s.whose}: ${s.words.slice(0, 50)}` }));
  return pickOne({
    id: ID.repeats,
    label: say("said.same"),
    hint: say("said.same_hint"),
    options: [{ value: "", label: say("said.own_source") }, ...options],
    chosen: "",
  });
}

function back(desk: Desk): void {
  desk.choose(desk.chosen);
  desk.focusPanel();
}

function submit(desk: Desk, sent: HTMLFormElement): void {
  const { chosen } = desk;
  const read = readWhen(typed(sent, ID.when));
  if (!chosen || !desk.accept(problemsIn(desk, sent, read === null))) return;
  const whose = typed(sent, ID.whose);
  const said: Said = {
    statement: desk.newId(),
    whose:
      whose === SOMEBODY_ELSE
        ? { perspective: null, new: typed(sent, ID.name) }
        : { perspective: whose, new: "" },
    kind: typed(sent, ID.kind) as StatementKind,
    observed_on: read?.when ?? null,
    words: typed(sent, ID.words),
    own_words: ticked(sent, ID.own).length > 0,
    reading:
      chosen.type === "tie"
        ? { support: typed(sent, ID.support) as Level, harm: typed(sent, ID.harm) as Level }
        : null,
    repeats: typed(sent, ID.repeats) || null,
  };
  const change: Change = { command: "add_statement", about: [asRef(chosen)], said };
  desk.do(change);
  back(desk);
}

function problemsIn(desk: Desk, sent: HTMLFormElement, wrongDay: boolean): Problem[] {
  const { say } = desk;
  const whose = typed(sent, ID.whose);
  return [
    ...(whose ? [] : [{ field: ID.whose, words: say("said.no_whose") }]),
    ...(whose === SOMEBODY_ELSE && !typed(sent, ID.name)
      ? [{ field: ID.name, words: say("said.no_whose") }]
      : []),
    ...(typed(sent, ID.words) ? [] : [{ field: ID.words, words: say("said.no_words") }]),
    ...(wrongDay ? [{ field: ID.when, words: say("tie.when_wrong") }] : []),
  ];
}
