/** Those who are on the map but not on the picture yet, and small words over the picture. */
import { counted, type Desk } from "../desk.ts";
import { freeSpot } from "../model/places-to-stand.ts";
import { notation } from "../drawing/notation.ts";
import { h } from "./dom.ts";
import { button } from "./fields.ts";
import { keyLine } from "./help.ts";
import { shownWords } from "./show.ts";

export function tray(desk: Desk): HTMLElement | null {
  const { say } = desk;
  const waiting = [
    ...desk.document.people.filter((p) => !p.placed).map((p) => ({ type: "person" as const, id: p.id })),
    ...desk.document.places.filter((p) => !p.placed).map((p) => ({ type: "place" as const, id: p.id })),
  ];
  if (waiting.length === 0) return null;
  const chip = (who: (typeof waiting)[number]): HTMLElement => {
    const name = desk.nameOf(who);
    const put = h(
      "button",
      {
        type: "button",
        class: "pm-chip",
        id: `pm-put-${who.id}`,
        disabled: !desk.mayEdit,
        onclick: () => placeHere(desk, who),
      },
      name,
    );
    put.setAttribute("aria-label", say("stage.put", { name }));
    return h("li", {}, put);
  };
  return h(
    "div",
    { class: "pm-tray" },
    h("p", { class: "pm-tray-title", id: "pm-tray-title" }, say("stage.waiting")),
    h("ul", { "aria-labelledby": "pm-tray-title" }, waiting.map(chip)),
  );
}

function placeHere(desk: Desk, who: { readonly type: "person" | "place"; readonly id: string }): void {
  desk.do({ command: "move", moves: [{ who, to: freeSpot(desk.document, desk.middle()), from: null, held: false }] });
  desk.announce(desk.say("moved", { name: desk.nameOf(who) }));
  desk.focusStage(who);
}

export function overPicture(desk: Desk): (HTMLElement | null)[] {
  const { say, seen, document: map } = desk;
  return [
    map.people.length + map.places.length === 0 ? h("p", { class: "pm-empty" }, say("stage.empty")) : null,
    seen.leftOut > 0 ? h("p", { class: "pm-over" }, counted(say, "stage.left_out", seen.leftOut)) : null,
    ...(map.may_edit || desk.past ? [] : map.why_not.map((why) => h("p", { class: "pm-over" }, why))),
    shownWords(desk) ? h("p", { class: "pm-over" }, shownWords(desk)) : null,
  ];
}

/** The few lines most maps need; the rest is one press away. */
export function legend(desk: Desk): HTMLElement {
  const rows = notation.key.filter((row) => row.short);
  return h(
    "div",
    { class: "pm-legend" },
    h(
      "ul",
      { "aria-label": desk.say("key.label") },
      rows.map((row) => keyLine(desk, row)),
    ),
    button(desk.say("key.more"), () => desk.open("help"), { kind: "quiet", id: "pm-full-key" }),
  );
}
