/**
 * What stands beside the picture while nobody is chosen: everything on the map in words, and where to go on.
 */
import { counted, type Chosen, type Desk } from "../desk.ts";
import { openPairs } from "../model/pairs.ts";
import type { Id, Person } from "../model/document.ts";
import { notice, type Parts } from "./blocks.ts";
import { h } from "./dom.ts";
import { button } from "./fields.ts";
import { memberCount } from "./group.ts";
import { tieWords } from "../drawing/names.ts";

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
  const confirm = [...map.ties, ...map.groups].filter((item) => item.fading > 0).length;
  const bright = map.ties.some((tie) => tie.support === "some" || tie.support === "strong");
  const why = map.why_not.map((reason) => h("p", {}, reason));
  return [
    ...(why.length > 0 ? [notice(h("h3", {}, say("start.why_not")), ...why)] : []),
    ...(map.ties.length > 0 && !bright ? [notice(h("p", {}, say("start.no_strength")))] : []),
    ...(confirm > 0 ? [notice(h("p", {}, counted(say, "start.confirm", confirm)))] : []),
  ];
}

function lists(desk: Desk): Parts {
  const { say, document: map } = desk;
  const line = (type: Chosen["type"], id: Id, more = ""): Line => ({ what: { type, id }, more });
  const differ = map.ties.filter((tie) => tie.differs);
  return [
    ...list(
      desk,
      "start.differ",
      differ.map((tie) => line("tie", tie.id)),
    ),
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

function personWords(desk: Desk, person: Person): string {
  const note = person.kind === "unnamed" ? "" : person.note;
  return [desk.say(`shape.${person.kind}`), note].filter(Boolean).join(", ");
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
