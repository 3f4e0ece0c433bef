/** Those who are on the map but not on the picture yet, and small words over the picture. */
import { counted, type Desk } from "../desk.ts";
import type { Move } from "../model/command.ts";
import type { Point } from "../model/document.ts";
import { freeSpot } from "../model/places-to-stand.ts";
import { namesOf } from "../drawing/names.ts";
import { notation } from "../drawing/notation.ts";
import { h } from "./dom.ts";
import { button } from "./fields.ts";
import { keyLine } from "./help.ts";
import { shownWords } from "./show.ts";

type Waiting = Move["who"];

/** Pixels that a finger may slip before a tap becomes a drag. */
const STEADY = 8;

/** Whoever hears the map is told as much of them, and of their ties, as of those who stand on the picture (A1). */
export function tray(desk: Desk): HTMLElement | null {
  const { say } = desk;
  const map = desk.seen.document;
  const people = map.people.filter((p) => !p.placed);
  const places = map.places.filter((p) => !p.placed);
  if (people.length + places.length === 0) return null;
  const names = namesOf(map, say);
  const waiting = new Set([...people, ...places].map(({ id }) => id));
  const ties = map.ties.filter(({ a, b }) => waiting.has(a.id) || waiting.has(b.id));
  return h(
    "div",
    { class: "pm-tray" },
    h("p", { class: "pm-tray-title", id: "pm-tray-title" }, say("stage.waiting")),
    h(
      "ul",
      { "aria-labelledby": "pm-tray-title" },
      people.map((one) => chip(desk, { type: "person", id: one.id }, names.person(one))),
      places.map((one) => chip(desk, { type: "place", id: one.id }, names.place(one))),
    ),
    ties.length > 0
      ? h("ul", { class: "pm-unseen" }, ties.map((tie) => h("li", {}, names.tie(tie))))
      : null,
  );
}

function chip(desk: Desk, who: Waiting, told: string): HTMLElement {
  const put = h(
    "button",
    {
      type: "button",
      class: "pm-chip",
      id: `pm-put-${who.id}`,
      disabled: !desk.mayEdit,
      "aria-label": `${told} ${desk.say("stage.put")}`,
    },
    desk.nameOf(who),
  );
  letDrag(desk, who, put);
  return h("li", {}, put);
}

/** A tap puts them wherever there is room; dragged, they stand where they are let go, or wait on. */
function letDrag(desk: Desk, who: Waiting, put: HTMLElement): void {
  let from: PointerEvent | undefined;
  let far = false;
  put.onpointerdown = (event) => {
    from = event;
    far = false;
    put.setPointerCapture(event.pointerId);
  };
  put.onpointermove = (event) => {
    if (!from) return;
    const [x, y] = [event.clientX - from.clientX, event.clientY - from.clientY];
    far ||= Math.hypot(x, y) > STEADY;
    if (far) put.style.translate = `${x}px ${y}px`;
  };
  put.onlostpointercapture = () => {
    from = undefined;
    put.style.translate = "";
  };
  put.onpointerup = (event) => {
    const to = far && desk.under(event.clientX, event.clientY);
    if (to) place(desk, who, to, true);
  };
  put.onclick = () => {
    if (!far) place(desk, who, freeSpot(desk.document, desk.middle()), false);
    far = false;
  };
}

function place(desk: Desk, who: Waiting, to: Point, held: boolean): void {
  desk.do({ command: "move", moves: [{ who, to, from: null, held }] });
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
  const open = desk.document.people.some((one) => one.provisional_until);
  const rows = notation.key.filter((row) => row.short || (open && row.id === "provisional"));
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
