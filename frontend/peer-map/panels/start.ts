/**
 * What stands beside the picture while nobody is chosen: everything on the map in words, and where to go on.
 */
import { counted, type Chosen, type Desk } from "../desk.ts";
import { openPairs } from "../model/pairs.ts";
import { h } from "./dom.ts";
import { button } from "./fields.ts";
import { memberCount } from "./group.ts";

type Parts = (HTMLElement | null)[];

export function startPanel(desk: Desk): Parts {
  const { say, document: map } = desk;
  const confirm = [...map.ties, ...map.groups].filter((item) => item.fading > 0).length;
  const bright = map.ties.some((tie) => tie.support === "some" || tie.support === "strong");
  return [
    map.why_not.length > 0
      ? h(
          "div",
          { class: "pm-notice" },
          h("h3", {}, say("start.why_not")),
          map.why_not.map((why) => h("p", {}, why)),
        )
      : null,
    map.ties.length > 0 && !bright ? h("p", { class: "pm-notice" }, say("start.no_strength")) : null,
    confirm > 0 ? h("p", { class: "pm-notice" }, counted(say, "start.confirm", confirm)) : null,
    desk.mayEdit && openPairs(map, desk.asked).length > 0
      ? button(say("start.pairs"), () => desk.open("pairs"), { id: "pm-pairs-open" })
      : null,
    ...list(
      desk,
      "start.differ",
      map.ties.filter((tie) => tie.differs).map((tie) => ({ what: { type: "tie", id: tie.id }, more: "" })),
    ),
    ...list(
      desk,
      "start.people",
      map.people.map((person) => ({
        what: { type: "person", id: person.id },
        more:
          person.kind === "unnamed"
            ? say("shape.unnamed")
            : [say(`shape.${person.kind}`), person.note].filter(Boolean).join(", "),
      })),
    ),
    ...list(
      desk,
      "start.places",
      map.places.map((place) => ({
        what: { type: "place", id: place.id },
        more: say(`place.${place.kind}`),
      })),
    ),
    ...list(
      desk,
      "start.groups",
      map.groups.map((group) => ({ what: { type: "group", id: group.id }, more: memberCount(desk, group) })),
    ),
  ];
}

function list(
  desk: Desk,
  title: string,
  lines: readonly { readonly what: Chosen; readonly more: string }[],
): Parts {
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
