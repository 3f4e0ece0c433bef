/** Saved or not, and the map on another day: as it was then, or as it was known then (`map.time`). */
import { counted, type Desk } from "../desk.ts";
import type { MapDocument } from "../model/document.ts";
import { dayAfter, daysBetween, longDay } from "./days.ts";
import { h } from "./dom.ts";
import { button, segments } from "./fields.ts";

export type FetchDay = (asked: {
  readonly on?: string;
  readonly known?: string;
}) => Promise<MapDocument | null>;

const language = (): string => document.documentElement.lang || "en-GB";

export function savedWords(desk: Desk): HTMLElement[] {
  const { saving } = desk.store;
  return [
    h("span", { class: `pm-saved pm-${saving}` }, desk.say(`save.${saving}`)),
    ...(saving === "signed_out"
      ? [button(desk.say("save.again"), () => void desk.comeBack(), { id: "pm-try-again" })]
      : []),
  ];
}

/** Looks at another day; the newest wish wins when somebody slides on. */
export class Days {
  readonly #desk: Desk;
  readonly #fetch: FetchDay;
  #latest = 0;
  #timer = 0;
  known = false;

  constructor(desk: Desk, fetchDay: FetchDay) {
    this.#desk = desk;
    this.#fetch = fetchDay;
  }

  get on(): string {
    return this.#desk.past?.on ?? this.#desk.store.document.time.today;
  }

  wish(on: string): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#go(on), 180);
  }

  async #go(on: string): Promise<void> {
    const desk = this.#desk;
    const mine = ++this.#latest;
    if (on >= desk.store.document.time.today) return this.today();
    const found = await this.#fetch(this.known ? { known: on } : { on });
    if (mine !== this.#latest) return;
    if (found) desk.past = { document: found, on, known: this.known };
    else desk.announce(desk.say("time.not_loaded"));
    desk.linking = null;
    desk.task = null;
    desk.tell();
    if (found)
      desk.announce(desk.say(this.known ? "time.known" : "time.was", { day: longDay(on, language()) }));
  }

  today(): void {
    this.#latest++;
    this.#desk.past = null;
    this.#desk.tell();
  }
}

export function timeBar(desk: Desk, days: Days): HTMLElement[] {
  const { say } = desk;
  const { time } = desk.store.document;
  const length = daysBetween(time.earliest, time.today);
  const input = h("input", {
    id: "pm-day",
    type: "range",
    min: 0,
    max: Math.max(length, 1),
    step: 1,
    list: "pm-days",
    "aria-label": say("time.label"),
    "aria-valuetext": longDay(days.on, language()),
  });
  input.value = String(daysBetween(time.earliest, days.on));
  input.addEventListener("input", () => {
    const day = dayAfter(time.earliest, Number(input.value));
    input.setAttribute("aria-valuetext", longDay(day, language()));
    days.wish(day);
  });
  const marks = time.marks.map((day) => h("option", { value: daysBetween(time.earliest, day) }));
  return [
    length > 0
      ? h(
          "div",
          { class: "pm-time" },
          h("span", { class: "pm-hint" }, longDay(time.earliest, language())),
          input,
          h("datalist", { id: "pm-days" }, marks),
        )
      : h("span"),
    h("p", { class: "pm-known" }, h("strong", {}, knownWords(desk)), ` · ${facts(desk)}`),
    ...(desk.past
      ? [way(desk, days), button(say("time.today"), () => days.today(), { id: "pm-today" })]
      : []),
  ];
}

function knownWords(desk: Desk): string {
  const { past, say } = desk;
  const day = longDay(past?.on ?? desk.document.as_known_on, language());
  return say(past && !past.known ? "time.was" : "time.known", { day });
}

function facts(desk: Desk): string {
  const { statements, need_confirming } = desk.document.time;
  return [
    counted(desk.say, "time.facts", statements),
    need_confirming > 0 ? counted(desk.say, "time.confirm", need_confirming) : "",
  ]
    .filter(Boolean)
    .join(", ");
}

function way(desk: Desk, days: Days): HTMLElement {
  const { say } = desk;
  return segments({
    id: "pm-known",
    label: say("time.label"),
    hideLabel: true,
    chosen: days.known ? "known" : "then",
    options: [
      { value: "then", label: say("time.then") },
      { value: "known", label: say("time.known_then") },
    ],
    changed: (value) => {
      days.known = value === "known";
      days.wish(days.on);
    },
  });
}
