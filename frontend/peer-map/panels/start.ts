/**
 * What stands beside the picture while nobody is chosen: everything on the map in words, and where to go on.
 */
import { counted, type Chosen, type Desk } from "../desk.ts";
import { openPairs } from "../model/pairs.ts";
import type { Id, Person, Tie } from "../model/document.ts";
import { voicesOn } from "../model/views.ts";
import { readingWords } from "../drawing/remarks.ts";
import { notice, type Parts } from "./blocks.ts";
import { h } from "./dom.ts";
import { button } from "./fields.ts";
import { fadingThings } from "../model/fading.ts";
import { memberCount } from "./group.ts";
import { provisionalWords, tieWords } from "../drawing/names.ts";
import { overlapList } from "./show.ts";

export function startPanel(desk: Desk): Parts {
  const { say, document: map } = desk;
  const pairs = desk.mayEdit && openPairs(map, desk.asked).length > 0;
  return [
    ...needsSaying(desk),
    pairs ? button(say("start.pairs"), () => desk.open("pairs"), { id: "pm-pairs-open" }) : null,
    desk.mayEdit ? formLink(desk, "who-else/", "start.who_else") : null,
    ...lists(desk),
  ];
}

/**
 * What stands in the way, a map without strengths (`map.strengths`), and what asks to be confirmed
 * (`map.time`).
 */
function needsSaying(desk: Desk): HTMLElement[] {
  const { say, document: map } = desk;
  const fading = fadingThings(map);
  const bright = map.ties.some((tie) => tie.support === "some" || tie.support === "strong");
  const why = map.why_not.map((reason) => h("p", {}, reason));
  return [
    ...(why.length > 0 ? [notice(h("h3", {}, say("start.why_not")), ...why)] : []),
    ...(map.ties.length > 0 && !bright ? [notice(h("p", {}, say("start.no_strength")))] : []),
    ...(fading.length > 0
      ? [
          notice(
            h("p", {}, counted(say, "start.confirm", fading.length)),
            desk.mayEdit
              ? button(say("start.confirm_go"), () => desk.open("confirm"), { id: "pm-confirm-open" })
              : null,
          ),
        ]
      : []),
  ];
}

/** What the picture leaves out is not told beside it either (`map.perspectives`). */
function lists(desk: Desk): Parts {
  const { say } = desk;
  const map = desk.seen.document;
  const line = (type: Chosen["type"], id: Id, more = ""): Line => ({ what: { type, id }, more });
  const differ = map.ties.filter((tie) => tie.differs);
  return [
    ...list(
      desk,
      "start.differ",
      differ.map((tie) => line("tie", tie.id, voicesWords(desk, tie))),
    ),
    ...overlapList(desk),
    ...list(
      desk,
      "start.people",
      map.people.map((person) => line("person", person.id, personWords(desk, person))),
    ),
    ...list(
      desk,
      "start.ties",
      map.ties.map((tie) => line("tie", tie.id, tieWords(tie, desk.names.end, desk.say))),
    ),
    ...list(
      desk,
      "start.places",
      map.places.map((place) => line("place", place.id, say(`place.${place.kind}`))),
    ),
    ...list(
      desk,
      "start.groups",
      map.groups.map((group) => line("group", group.id, memberCount(desk, group))),
    ),
  ];
}

/** In the compared view each voice stands with its own reading, and what came of talking about it. */
function voicesWords(desk: Desk, tie: Tie): string {
  const { say, seen } = desk;
  if (seen.view?.kind !== "compare") return "";
  const read = voicesOn(seen.document, tie).map(
    ({ label, reading }) => `${label}: ${readingWords(reading.support, reading.harm, say)}.`,
  );
  const talks = tie.talks.map((talk) => say("compare.talk", { words: talk.words }));
  return [...read, ...talks].join(" ");
}

function personWords(desk: Desk, person: Person): string {
  const note = person.kind === "unnamed" ? "" : person.note;
  return [desk.say(`shape.${person.kind}`), note, provisionalWords(person, desk.say)].filter(Boolean).join(", ");
}

/** What is seldom done here has a page of its own, which leads back to the picture. */
export function formLink(desk: Desk, path: string, words: string): HTMLElement {
  const { picture } = desk.document.urls;
  const href = `${picture}${path}${path.includes("?") ? "&" : "?"}from=map`;
  return h("p", {}, h("a", { href }, desk.say(words)));
}

interface Line {
  readonly what: Chosen;
  readonly more: string;
}

function list(desk: Desk, title: string, lines: readonly Line[]): Parts {
  if (lines.length === 0) return [];
  return [
    h("h3", {}, desk.say(title)),
    h(
      "ul",
      { class: "pm-list" },
      lines.map(({ what, more }) =>
        h("li", {}, choiceLink(desk, what), more ? h("span", { class: "pm-hint" }, ` ${more}`) : null),
      ),
    ),
  ];
}

export function choiceLink(desk: Desk, what: Chosen): HTMLElement {
  const choose = (): void => {
    desk.choose(what);
    desk.focusPanel();
  };
  return h(
    "button",
    { type: "button", class: "pm-link", id: `pm-choose-${what.type}-${what.id}`, onclick: choose },
    desk.nameOf(what),
  );
}
