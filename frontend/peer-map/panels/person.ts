/** Somebody on the map: their ties, their groups, why they are here, and how they are shown. */
import { pick, type Desk } from "../desk.ts";
import type { PersonFields } from "../model/command.ts";
import type { End, Group, Person, PersonKind, Place, Statement } from "../model/document.ts";
import { toldApart } from "../model/quick.ts";
import { freeSpot } from "../model/places-to-stand.ts";
import { otherEnd, tiesAround, tiesOf } from "../model/walk.ts";
import { provisionalWords, tieWords } from "../drawing/names.ts";
import { notation } from "../drawing/notation.ts";
import { fold, hint, notice, options, otherNames, send, sentence, type Parts } from "./blocks.ts";
import { h } from "./dom.ts";
import { button, choices, form, pickOne, textField, ticked, typed, type Option } from "./fields.ts";
import { statementList } from "./said.ts";
import { formLink } from "./start.ts";

const KINDS: readonly PersonKind[] = [
  "young_person",
  "parent_carer",
  "trusted_adult",
  "professional",
  "adult_said_to_cause_harm",
  "unnamed",
];

export function personPanel(desk: Desk, person: Person): Parts {
  const { say } = desk;
  const kind = [
    say(`shape.${person.kind}`),
    person.note,
    person.tell_apart,
    person.deceased ? say("shape.deceased") : "",
  ]
    .filter(Boolean)
    .join(" · ");
  return [
    h("p", { class: "pm-lead" }, sentence([person.full, kind].filter(Boolean).join(" · "))),
    ...otherNames(person.note, person.advice),
    person.placed ? null : hint(say("person.tray")),
    provisional(desk, person),
    connectButton(desk, { type: "person", id: person.id }),
    ...tieList(desk, person.id),
    ...groupList(desk, person),
    ...saidAbout(desk, person.id),
    ...inclusion(desk, person),
    ...whoItIs(desk, person),
    desk.mayEdit ? changeBox(desk, person) : null,
    placeNear(desk, person),
    person.url ? h("p", {}, h("a", { href: person.url }, say("person.open"))) : null,
    desk.mayEdit
      ? button(say("off.open"), () => desk.open("off"), { kind: "quiet", id: "pm-off-open" })
      : null,
  ];
}

/** Kept with a reason or let go, by the day (`map.together`). */
function provisional(desk: Desk, person: Person): HTMLElement | null {
  const words = sentence(provisionalWords(person, desk.say));
  const decide = desk.mayEdit ? formLink(desk, "named/", "person.decide") : null;
  return words ? notice(h("p", {}, `${words}.`), decide) : null;
}

export function connectButton(desk: Desk, end: End): HTMLElement | null {
  return desk.mayEdit ? button(desk.say("person.connect"), () => desk.link(end), { id: "pm-connect" }) : null;
}

export function tieList(desk: Desk, id: string): Parts {
  const { say, names } = desk;
  const map = desk.seen.document;
  const around = tiesAround(map, id);
  const ties = [...around, ...tiesOf(map, id).filter((tie) => !around.includes(tie))];
  const none = tiesOf(desk.document, id).length > 0 ? "person.no_ties_seen" : "person.no_ties";
  const line = (tie: (typeof ties)[number]): HTMLElement => {
    const other = otherEnd(tie, id) === tie.a.id ? tie.a : tie.b;
    return h(
      "li",
      {},
      h(
        "button",
        {
          type: "button",
          class: "pm-link",
          id: `pm-tie-${tie.id}`,
          onclick: () => {
            desk.choose({ type: "tie", id: tie.id });
            desk.focusPanel();
          },
        },
        h("strong", {}, names.end(other)),
        `: ${tieWords(tie, names.end, say)}`,
      ),
    );
  };
  return [
    h("h3", {}, say("person.ties")),
    ties.length > 0 ? h("ul", { class: "pm-list" }, ties.map(line)) : hint(say(none)),
  ];
}

function groupList(desk: Desk, person: Person): Parts {
  const groups = desk.seen.document.groups.filter((group) => group.members.includes(person.id));
  if (groups.length === 0) return [];
  const line = (group: Group): HTMLElement =>
    h(
      "li",
      {},
      h(
        "button",
        {
          type: "button",
          class: "pm-link",
          id: `pm-group-${group.id}`,
          onclick: () => {
            desk.choose({ type: "group", id: group.id });
            desk.focusPanel();
          },
        },
        group.name,
      ),
    );
  return [h("h3", {}, desk.say("person.groups")), h("ul", { class: "pm-list" }, groups.map(line))];
}

export function saidAbout(desk: Desk, id: string): Parts {
  const about = (statement: Statement): boolean => statement.about.some((ref) => ref.id === id);
  const found = desk.seen.document.statements.filter(about);
  return [
    ...(found.length > 0
      ? [h("h3", {}, desk.say("person.said_about")), ...statementList(desk, found, "tie.no_statements")]
      : []),
    desk.mayEdit ? button(desk.say("said.open"), () => desk.open("said"), { id: "pm-said-open" }) : null,
  ];
}

function inclusion(desk: Desk, person: Person): Parts {
  const why = person.inclusion;
  if (!why) return [];
  return [
    h("h3", {}, desk.say("person.why_here")),
    h("p", {}, why.need),
    why.evidence ? hint(`${desk.say("person.evidence")}: ${why.evidence}`) : null,
    hint([why.decided, why.told].filter(Boolean).join(" · ")),
  ];
}

/** A placeholder becomes known by a decision of its own, or turns out to be somebody already here (`map.placeholder`). */
function whoItIs(desk: Desk, person: Person): Parts {
  const { say, mayEdit } = desk;
  if (person.kind !== "unnamed" || !person.url || !mayEdit) return [];
  return [
    h("p", {}, h("a", { href: `${person.url}name/?from=map` }, say("person.name"))),
    (person.may_be ?? []).length > 0 ? mergeBox(desk, person) : null,
  ];
}

/** Nothing is lost by it: undo parts them again, on the same day. */
function mergeBox(desk: Desk, person: Person): HTMLElement {
  const { say, names, problems } = desk;
  const id = `pm-known-${person.id}`;
  const known = (person.may_be ?? []).map((one) => ({ value: one, label: names.end({ type: "person", id: one }) }));
  return fold(
    "pm-merge",
    say("person.merge"),
    form(
      (sent) => saveMerge(desk, person, typed(sent, id), id),
      pickOne({
        id,
        label: say("person.merge_who"),
        hint: say("person.merge_hint"),
        options: [{ value: "", label: "" }, ...known],
        chosen: "",
        problems,
      }),
      send(say("person.merge_go")),
    ),
  );
}

function saveMerge(desk: Desk, person: Person, known: string, field: string): void {
  if (!desk.accept(known ? [] : [{ field, words: desk.say("person.merge_none") }])) return;
  const name = desk.nameOf({ type: "person", id: known });
  desk.do({ command: "merge", what: { type: "person", id: person.id }, known });
  desk.choose({ type: "person", id: known });
  desk.announce(desk.say("person.merged", { name }));
  desk.focusPanel();
}

const ID = {
  shown: "shown",
  kind: "kind",
  note: "note",
  apart: "apart",
  symbol: "symbol",
  colour: "colour",
  deceased: "deceased",
} as const;

function changeBox(desk: Desk, person: Person): HTMLElement {
  const id = (name: keyof typeof ID): string => `pm-${ID[name]}-${person.id}`;
  return fold(
    "pm-change",
    desk.say("person.change"),
    form(
      (sent) => saveChange(desk, person, sent, id),
      ...writtenFields(desk, person, id),
      ...drawnFields(desk, person, id),
      send(desk.say("person.save")),
    ),
  );
}

type IdOf = (name: keyof typeof ID) => string;

function writtenFields(desk: Desk, person: Person, id: IdOf): Parts {
  const { say, problems } = desk;
  const shown = { id: id("shown"), label: say("person.shown"), value: person.shown, most: 40, problems };
  return [
    person.kind === "unnamed" ? null : textField({ ...shown, narrow: true }),
    textField({ id: id("note"), label: say("person.note"), value: person.note, most: 60, problems }),
    textField({
      id: id("apart"),
      label: say("person.tell_apart"),
      value: person.tell_apart,
      most: 30,
      problems,
    }),
  ];
}

function drawnFields(desk: Desk, person: Person, id: IdOf): Parts {
  const { say } = desk;
  return [
    pickOne({
      id: id("kind"),
      label: say("person.kind"),
      chosen: person.kind,
      options: options(say, "shape", KINDS),
    }),
    pickOne({
      id: id("symbol"),
      label: say("person.symbol"),
      chosen: person.symbol ?? "",
      options: named(desk, "symbol", Object.keys(notation.symbols), "person.no_symbol"),
    }),
    pickOne({
      id: id("colour"),
      label: say("person.colour"),
      chosen: person.colour ?? "",
      options: named(desk, "colour", Object.keys(notation.chosen_colours), "person.no_colour"),
    }),
    choices({
      id: id("deceased"),
      label: say("person.respect"),
      several: true,
      chosen: person.deceased ? ["yes"] : [],
      options: [{ value: "yes", label: say("person.deceased") }],
    }),
  ];
}

function named(desk: Desk, kind: "symbol" | "colour", keys: readonly string[], none: string): Option[] {
  return [
    { value: "", label: desk.say(none) },
    ...keys.map((key) => ({ value: key, label: desk.say(`${kind}.${key}`) })),
  ];
}

function saveChange(desk: Desk, person: Person, sent: HTMLFormElement, id: IdOf): void {
  const kind = typed(sent, id("kind")) as PersonKind;
  const { shown, apart } = person.kind === "unnamed" ? { ...person, apart: "" } : toldApart(typed(sent, id("shown")));
  const wanted: Required<PersonFields> = {
    shown,
    kind,
    note: typed(sent, id("note")),
    tell_apart: apart || typed(sent, id("apart")),
    symbol: typed(sent, id("symbol")) || null,
    colour: typed(sent, id("colour")) || null,
    deceased: ticked(sent, id("deceased")).length > 0,
  };
  const to = differing(person, wanted);
  if (!desk.accept(shown ? [] : [{ field: id("shown"), words: desk.say("person.no_shown") }])) return;
  if (Object.keys(to).length > 0)
    desk.do({
      command: "change_person",
      person: person.id,
      to,
      from: pick<Person>(person, to) as PersonFields,
    });
}

/** Only what somebody really changed goes out, so that a colleague's change to the rest stays. */
function differing(person: Person, wanted: Required<PersonFields>): PersonFields {
  const keys = (Object.keys(wanted) as (keyof PersonFields)[]).filter((key) => wanted[key] !== person[key]);
  return Object.fromEntries(keys.map((key) => [key, wanted[key]]));
}

/** A way to place somebody without dragging. */
export function placeNear(desk: Desk, what: Person | Place): HTMLElement | null {
  const { people, places } = desk.seen.document;
  const others = [...people, ...places].filter(
    (item) => item.placed && item.id !== what.id,
  );
  if (!desk.mayEdit || others.length === 0) return null;
  const type = "shown" in what ? "person" : "place";
  const id = `pm-near-${what.id}`;
  const options = others.map((item) => ({
    value: item.id,
    label: desk.names.end({ type: "shown" in item ? "person" : "place", id: item.id }),
  }));
  return form(
    (sent) => {
      const near = others.find((item) => item.id === typed(sent, id))?.placed;
      if (!near) return;
      const without = {
        ...desk.document,
        people: desk.document.people.filter((p) => p.id !== what.id),
        places: desk.document.places.filter((p) => p.id !== what.id),
      };
      desk.do({
        command: "move",
        moves: [{ who: { type, id: what.id }, to: freeSpot(without, near), from: what.placed }],
      });
      desk.announce(desk.say("moved", { name: desk.nameOf({ type, id: what.id }) }));
    },
    h(
      "div",
      { class: "pm-row pm-near" },
      pickOne({ id, label: desk.say("person.place_near"), options, chosen: options[0]?.value ?? "" }),
      send(desk.say("person.place_near_go")),
    ),
  );
}
