/**
 * Adding people: several at once by initials, or somebody who has no name here; each with the reason to be
 * on the map (`map.inclusion`).
 */
import type { Desk } from "../desk.ts";
import type { Change, RestsOn } from "../model/command.ts";
import type { PersonKind } from "../model/document.ts";
import { freeSpots } from "../model/places-to-stand.ts";
import { peopleIn, sameName, type Called } from "../model/quick.ts";
import { hint, notice, options, send, type Parts } from "./blocks.ts";
import { h } from "./dom.ts";
import type { Wording } from "../drawing/wording.ts";
import { choices, form, textField, ticked, typed, type Problem } from "./fields.ts";

type NamedKind = Exclude<PersonKind, "unnamed">;
const KINDS: readonly PersonKind[] = [
  "young_person",
  "parent_carer",
  "trusted_adult",
  "professional",
  "adult_said_to_cause_harm",
  "unnamed",
];
const RESTS_ON: readonly RestsOn[] = [
  "own_account",
  "observed",
  "told_checked",
  "told_by",
  "professional_opinion",
  "police_held",
];
const LONGEST = 40;

const ID = {
  names: "pm-add-names",
  kind: "pm-add-kind",
  note: "pm-add-note",
  need: "pm-add-need",
  evidence: "pm-add-evidence",
  rests: "pm-add-rests-on",
} as const;

export function addPersonPanel(desk: Desk): Parts {
  const { say, problems } = desk;
  if (!desk.mayAddPeople) return [notice(...desk.document.why_not.map((why) => h("p", {}, why)))];
  return [
    form(
      (sent) => submit(desk, sent),
      textField({ id: ID.names, label: say("add.names"), hint: say("add.names_hint"), most: 400, problems }),
      choices({
        id: ID.kind,
        label: say("add.kind"),
        chosen: ["young_person"],
        options: options(say, "shape", KINDS),
      }),
      textField({ id: ID.note, label: say("add.note"), hint: say("add.note_hint"), most: 60, problems }),
      ...decisionFields(desk),
      hint(say("add.harm_next")),
      send(say("add.go"), "action"),
    ),
  ];
}

/** Why somebody needs to be on this map, and what that rests on (`map.inclusion`). */
function decisionFields(desk: Desk): HTMLElement[] {
  const { say, problems } = desk;
  const need = { id: ID.need, label: say("add.need"), hint: say("add.need_hint"), most: 2000, problems };
  return [
    textField({ ...need, lines: 2 }),
    textField({ id: ID.evidence, label: say("add.evidence"), most: 2000, lines: 2, problems }),
    choices({
      id: ID.rests,
      label: say("add.rests_on"),
      hint: say("add.rests_on_hint"),
      several: true,
      chosen: [],
      problems,
      options: options(say, "add.rests_on", RESTS_ON),
    }),
  ];
}

function submit(desk: Desk, sent: HTMLFormElement): void {
  if (!desk.accept(problemsIn(desk, sent))) return;
  const unnamed = typed(sent, ID.kind) === "unnamed";
  const people: Called[] = unnamed ? [{ shown: typed(sent, ID.note), apart: "", kind: null }] : called(desk, sent).people;
  const names = people.map(({ shown }) => shown);
  const spots = freeSpots(desk.document, desk.middle(), names.length);
  const more = { note: typed(sent, ID.note), need: typed(sent, ID.need), evidence: typed(sent, ID.evidence) };
  people.forEach(({ shown, apart, kind }, i) => {
    const common = { person: desk.newId(), placed: spots[i] ?? null, ...more };
    const change: Change = unnamed
      ? { command: "add_placeholder", ...common }
      : {
          command: "add_person",
          ...common,
          shown,
          tell_apart: apart,
          full: null,
          kind: (kind ?? typed(sent, ID.kind)) as NamedKind,
          rests_on: ticked(sent, ID.rests) as RestsOn[],
        };
    desk.do(change);
  });
  for (const name of [ID.names, ID.note]) clear(sent, name);
  desk.announce(desk.say("add.added", { names: names.join(", ") }));
  desk.tell();
  sent.ownerDocument.getElementById(ID.names)?.focus();
}

const called = (desk: Desk, sent: HTMLFormElement): ReturnType<typeof peopleIn> =>
  peopleIn(typed(sent, ID.names), kindWords(desk.say), desk.say("quick.and").split("|"));

/** An adult said to cause harm is chosen, not typed: questions come with it (`map.adults`). */
function kindWords(say: Wording): Parameters<typeof peopleIn>[1] {
  const all = (kind: NamedKind): string[] => [say(`shape.${kind}`).toLowerCase(), ...say(`quick.who.${kind}`).split("|")];
  return {
    young_person: all("young_person"),
    parent_carer: all("parent_carer"),
    trusted_adult: all("trusted_adult"),
    professional: all("professional"),
  };
}

function clear(sent: HTMLFormElement, name: string): void {
  const field = sent.ownerDocument.getElementById(name);
  if (field instanceof HTMLInputElement) field.value = "";
}

/** Seen before anything goes out, so that what was typed stays (`person.tell_apart`). */
function alreadyHere(desk: Desk, people: readonly Called[]): string | undefined {
  const names = desk.document.people.map((one) => sameName({ shown: one.shown, apart: one.tell_apart }));
  return people.find((one) => names.includes(sameName(one)))?.shown;
}

function problemsIn(desk: Desk, sent: HTMLFormElement): Problem[] {
  const { say } = desk;
  const unnamed = typed(sent, ID.kind) === "unnamed";
  const { people, unread } = called(desk, sent);
  const names = people.map(({ shown }) => shown);
  const twice = alreadyHere(desk, people);
  const tooLong = names.find((name) => name.length > LONGEST);
  return [
    ...(!unnamed && unread ? [{ field: ID.names, words: say("add.unread", { words: unread }) }] : []),
    ...(!unnamed && !unread && names.length === 0 ? [{ field: ID.names, words: say("add.no_names") }] : []),
    ...(tooLong ? [{ field: ID.names, words: say("add.long_name", { name: tooLong }) }] : []),
    ...(!unnamed && twice ? [{ field: ID.names, words: say("add.twice", { name: twice }) }] : []),
    ...(unnamed && !typed(sent, ID.note) ? [{ field: ID.note, words: say("add.no_note") }] : []),
    ...(typed(sent, ID.need) ? [] : [{ field: ID.need, words: say("add.no_need") }]),
    ...(unnamed || ticked(sent, ID.rests).length > 0
      ? []
      : [{ field: ID.rests, words: say("add.no_rests_on") }]),
  ];
}
