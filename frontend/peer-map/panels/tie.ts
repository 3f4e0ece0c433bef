/**
 * What is between two: support and harm as two dimensions, what that rests on, and who sees it differently.
 */
import { pick, type Desk } from "../desk.ts";
import { isFirm } from "../model/views.ts";
import { aboutTie } from "../model/views.ts";
import type { Direction, Level, Tie, TieFields, TieKind, TieState } from "../model/document.ts";
import { strandsOf } from "../drawing/strands.ts";
import { listing } from "../drawing/wording.ts";
import { dayWords, isExact, readWhen } from "./days.ts";
import { fold, hint, levelOptions, options, send, sentence, type Parts } from "./blocks.ts";
import { h } from "./dom.ts";
import { button, choices, form, segments, textField, typed } from "./fields.ts";
import { fadingBox } from "./confirm.ts";
import { statementList } from "./said.ts";

const KINDS: readonly TieKind[] = [
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
const STATES: readonly TieState[] = ["current", "past", "uncertain"];

export function tiePanel(desk: Desk, tie: Tie): Parts {
  const { say } = desk;
  return [
    h("p", { class: "pm-lead" }, leadOf(desk, tie)),
    levelRow(desk, tie, "support"),
    levelRow(desk, tie, "harm"),
    isHarm(tie.harm) && tie.support === "none" && desk.mayEdit
      ? h("p", { class: "pm-notice" }, say("tie.strengths_next"))
      : null,
    tie.fading > 0 ? fadingBox(desk, { type: "tie", id: tie.id }) : null,
    differenceBox(desk, tie),
    h("h3", {}, say("tie.statements")),
    ...statementList(desk, aboutTie(desk.seen.document, tie), isBroken(tie) ? "tie.no_statements" : "tie.no_words"),
    desk.mayEdit ? button(say("said.open"), () => desk.open("said"), { id: "pm-said-open" }) : null,
    moreBox(desk, tie),
    desk.mayEdit
      ? button(say("off.open"), () => desk.open("off"), { kind: "quiet", id: "pm-off-open" })
      : null,
  ];
}

const isHarm = (level: Level): boolean => level === "some" || level === "strong";

/** Only what says something of support or harm is broken until somebody's words carry it (`map.statement`). */
const isBroken = (tie: Tie): boolean => strandsOf(tie).some((strand) => strand.unchecked);

function leadOf(desk: Desk, tie: Tie): string {
  const { say } = desk;
  const first = sentence(
    listing(
      tie.kinds.map((kind) => say(`kind.${kind}`)),
      say,
    ) || say("tie.plain"),
  );
  return [
    tie.since
      ? `${first} ${say(isExact(tie.since) ? "tie.since" : "tie.since_about", { when: whenWords(desk, tie.since) })}`
      : first,
    tie.until ? say("tie.until", { when: whenWords(desk, tie.until) }) : "",
    tie.direction === "both" ? say("tie.mutual") : "",
    tie.state === "current" ? "" : say(`tie.state.${tie.state}`),
    tie.non_contact ? say("tie.non_contact") : "",
  ]
    .filter(Boolean)
    .join(" · ");
}

const whenWords = (desk: Desk, when: string): string =>
  dayWords(when, desk.document.as_known_on, document.documentElement.lang || "en-GB");

function change(desk: Desk, tie: Tie, to: Partial<TieFields>): void {
  desk.do({ command: "change_tie", tie: tie.id, to, from: pick<TieFields>(tie, to) });
}

function levelRow(desk: Desk, tie: Tie, dimension: "support" | "harm"): HTMLElement {
  const { say } = desk;
  const rests = restsOn(desk, tie, dimension);
  return h(
    "div",
    { class: "pm-level" },
    segments({
      id: `pm-${dimension}-${tie.id}`,
      label: say(`tie.${dimension}`),
      options: levelOptions(say),
      chosen: tie[dimension],
      tone: dimension,
      disabled: !desk.mayEdit || spoken(desk, tie, dimension),
      changed: (value) => change(desk, tie, { [dimension]: value as Level }),
    }),
    rests ? hint(rests) : null,
  );
}

/** What people have said is not redrawn by hand; somebody else's view can stand beside it (`map.perspectives`). */
function spoken(desk: Desk, tie: Tie, dimension: "support" | "harm"): boolean {
  return aboutTie(desk.document, tie).some((s) => s.repeats === null && (s.reading?.[dimension] ?? "none") !== "none");
}

function restsOn(desk: Desk, tie: Tie, dimension: "support" | "harm"): string {
  const checked = dimension === "support" ? tie.support_checked : tie.harm_checked;
  if (checked || tie[dimension] === "none" || tie[dimension] === "unknown") return "";
  const own = aboutTie(desk.document, tie).filter(
    (s) => s.reading && s.reading[dimension] !== "none" && !isFirm(s),
  );
  if (own.length === 0) return desk.say("tie.rests_nothing");
  return desk.say(own.length === 1 ? "tie.rests_unchecked.one" : "tie.rests_unchecked.many");
}

/**
 * Disagreement is kept side by side; there is room for what came of talking about it (`map.perspectives`).
 */
function differenceBox(desk: Desk, tie: Tie): HTMLElement | null {
  if (!tie.differs && tie.talks.length === 0) return null;
  const { say } = desk;
  const people = listing(tie.differs_between, say);
  return h(
    "div",
    { class: "pm-difference" },
    tie.differs
      ? h(
          "p",
          {},
          h(
            "strong",
            {},
            tie.differs_between.length > 1
              ? `${say("tie.differs_between", { people })}.`
              : say("tie.differs"),
          ),
        )
      : null,
    tie.differs ? h("p", {}, say("tie.talk_together")) : null,
    tie.talks.map((talk) =>
      h(
        "p",
        { class: "pm-talk" },
        `${[whenWords(desk, talk.on), talk.by].filter(Boolean).join(" · ")}: ${talk.words}`,
      ),
    ),
    desk.mayEdit ? talkForm(desk, tie) : null,
  );
}

function talkForm(desk: Desk, tie: Tie): HTMLElement {
  const id = `pm-talk-${tie.id}-${tie.talks.length}`;
  return fold(
    "pm-talk",
    desk.say("tie.talk_note"),
    form(
      (sent) => {
        const words = typed(sent, id);
        const problems = words ? [] : [{ field: id, words: desk.say("tie.no_talk") }];
        if (desk.accept(problems)) desk.do({ command: "note_talk", tie: tie.id, talk: desk.newId(), words });
      },
      textField({ id, label: desk.say("tie.talk_note"), most: 2000, lines: 3, problems: desk.problems }),
      send(desk.say("tie.talk_go")),
    ),
  );
}

function moreBox(desk: Desk, tie: Tie): HTMLElement | null {
  if (!desk.mayEdit) return null;
  const { say } = desk;
  const harmful = isHarm(tie.harm) || tie.kinds.some((k) => k === "harmed_by" || k === "controlled_by");
  return fold(
    "pm-more",
    say("tie.more"),
    choices({
      id: `pm-kinds-${tie.id}`,
      label: say("tie.kinds"),
      several: true,
      chosen: tie.kinds,
      options: options(say, "kind", KINDS),
      changed: (values) => change(desk, tie, { kinds: values as TieKind[] }),
    }),
    directionField(desk, tie, "direction"),
    harmful ? directionField(desk, tie, "harm_direction") : null,
    tie.kinds.includes("influence") ? directionField(desk, tie, "influence_direction") : null,
    stateField(desk, tie),
    whenForm(desk, tie),
    contactField(desk, tie),
  );
}

type Directed = "direction" | "harm_direction" | "influence_direction";

function directionField(desk: Desk, tie: Tie, dimension: Directed): HTMLElement {
  return choices({
    id: `pm-${dimension}-${tie.id}`,
    label: desk.say(`tie.${dimension}`),
    chosen: [tie[dimension]],
    options: ways(desk, tie),
    changed: ([value]) => change(desk, tie, { [dimension]: value as Direction }),
  });
}

function stateField(desk: Desk, tie: Tie): HTMLElement {
  return segments({
    id: `pm-state-${tie.id}`,
    label: desk.say("tie.state"),
    chosen: tie.state,
    options: options(desk.say, "tie.state", STATES),
    changed: (value) => change(desk, tie, { state: value as TieState }),
  });
}

function contactField(desk: Desk, tie: Tie): HTMLElement {
  return choices({
    id: `pm-contact-${tie.id}`,
    label: desk.say("tie.contact"),
    several: true,
    chosen: tie.non_contact ? ["yes"] : [],
    options: [{ value: "yes", label: desk.say("tie.contact_forbidden") }],
    changed: (values) => change(desk, tie, { non_contact: values.length > 0 }),
  });
}

function ways(desk: Desk, tie: Tie): { value: Direction; label: string }[] {
  const { say, names } = desk;
  return [
    { value: "none", label: say("tie.way.none") },
    { value: "a_to_b", label: say("tie.way.towards", { who: names.end(tie.b) }) },
    { value: "b_to_a", label: say("tie.way.towards", { who: names.end(tie.a) }) },
    { value: "both", label: say("tie.way.both") },
  ];
}

function whenForm(desk: Desk, tie: Tie): HTMLElement {
  const { say, problems } = desk;
  const [since, until] = [`pm-since-${tie.id}`, `pm-until-${tie.id}`];
  const hint = say("tie.when_hint");
  return form(
    (sent) => {
      const read = [since, until].map((id) => ({ id, read: readWhen(typed(sent, id)) }));
      const wrong = read
        .filter((r) => r.read === null)
        .map((r) => ({ field: r.id, words: say("tie.when_wrong") }));
      if (desk.accept(wrong))
        change(desk, tie, { since: read[0]?.read?.when ?? null, until: read[1]?.read?.when ?? null });
    },
    textField({
      id: since,
      label: say("tie.since_field"),
      hint,
      value: tie.since ?? "",
      most: 10,
      narrow: true,
      problems,
    }),
    textField({
      id: until,
      label: say("tie.until_field"),
      hint,
      value: tie.until ?? "",
      most: 10,
      narrow: true,
      problems,
    }),
    send(say("person.save")),
  );
}
