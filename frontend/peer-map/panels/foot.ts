/** Saved or not, and the map on another day: as it was, or as it was known; one day, or two compared (`map.time`). */
import { counted, type Desk } from "../desk.ts";
import type { Day, MapDocument } from "../model/document.ts";
import { dayAfter, daysBetween, longDay } from "./days.ts";
import { h } from "./dom.ts";
import { button, segments } from "./fields.ts";

export type FetchDay = (asked: {
  readonly on?: Day;
  readonly known?: Day;
  readonly against?: Day;
}) => Promise<MapDocument | null>;

const language = (): string => document.documentElement.lang || "en-GB";

export function savedWords(desk: Desk): HTMLElement[] {
  const { saving } = desk.store;
  return [
    h("span", { class: `pm-saved pm-${saving}` }, savedLine(desk)),
    ...(saving === "signed_out"
      ? [button(desk.say("save.again"), () => void desk.comeBack(), { id: "pm-try-again" })]
      : []),
  ];
}

/** In words: is it saved, and if not, is it safe? */
export function savedLine(desk: Desk): string {
  const { saving, atRisk } = desk.store;
  const safe = (saving === "not_saved" || saving === "signed_out") && !atRisk;
  return [desk.say(`save.${saving}`), safe ? desk.say("save.kept") : ""].filter(Boolean).join(". ");
}

/** Looks at another day, or at two; the newest wish wins when somebody slides on. */
export class Days {
  readonly desk: Desk;
  readonly #fetch: FetchDay;
  #latest = 0;
  #timer = 0;
  /** As it was known on the day, rather than as it was. */
  known = false;
  on: Day;
  /** The earlier day that is compared with. */
  against: Day | null = null;

  constructor(desk: Desk, fetchDay: FetchDay) {
    this.desk = desk;
    this.#fetch = fetchDay;
    this.on = desk.store.document.time.today;
  }

  /** Days on which there is something to see, for whoever goes from one to the next. */
  get stops(): readonly Day[] {
    const { marks, happened, today, earliest } = this.desk.store.document.time;
    const found = this.known ? marks : (happened ?? marks);
    return [...new Set([earliest, ...found, today])].filter((day) => day <= today).sort();
  }

  wish(on: Day, against: Day | null = this.against): void {
    this.on = on;
    this.against = against && against >= on ? dayAfter(on, -1) : against;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#go(), 180);
  }

  /** From the day before the last but one thing that was written down, so that there is something to see. */
  compare(): void {
    const { today, earliest } = this.desk.store.document.time;
    const before = this.stops.filter((day) => day < this.on).at(-1) ?? earliest;
    this.known = true;
    this.wish(this.on, dayAfter(before < today ? before : today, -1));
  }

  async #go(): Promise<void> {
    const desk = this.desk;
    const mine = ++this.#latest;
    const { on, known, against } = this;
    if (on >= desk.store.document.time.today && !against) return this.today();
    const found = await this.#fetch({ ...(known ? { known: on } : { on }), ...(against ? { against } : {}) });
    if (mine !== this.#latest) return;
    if (found) desk.past = { document: found, on, known };
    else desk.announce(desk.say("time.not_loaded"));
    desk.linking = null;
    desk.task = null;
    desk.tell();
    if (found) desk.announce(`${knownWords(desk)}. ${facts(desk)}`, false);
  }

  today(): void {
    this.#latest++;
    clearTimeout(this.#timer);
    this.on = this.desk.store.document.time.today;
    this.against = null;
    this.desk.past = null;
    this.desk.tell();
  }
}

export function timeBar(desk: Desk, days: Days): HTMLElement[] {
  const { say } = desk;
  const { earliest, today } = desk.store.document.time;
  const known = h("p", { class: "pm-known" }, h("strong", {}, knownWords(desk)), ` · ${facts(desk)}`);
  if (earliest >= today) return [h("span"), known];
  const { against } = days;
  return [
    way(days),
    ...(against ? [slider(desk, days, "against", against)] : []),
    slider(desk, days, "day", days.on),
    known,
    against
      ? button(say("time.one"), () => days.wish(days.on, null), { id: "pm-compare" })
      : button(say("time.two"), () => days.compare(), { id: "pm-compare" }),
    ...(desk.past ? [button(say("time.today"), () => days.today(), { id: "pm-today" })] : []),
  ];
}

/** A slider, the day as a field of its own, and a step to the next day on which there is something to see. */
function slider(desk: Desk, days: Days, which: "day" | "against", day: Day): HTMLElement {
  const { say } = desk;
  const { earliest, today } = desk.store.document.time;
  const first = days.against === null ? earliest : dayAfter(earliest, -1);
  const go = (to: Day): void => (which === "day" ? days.wish(to) : days.wish(days.on, to));
  const name = say(days.against ? `time.${which}` : "time.label");
  const input = h("input", {
    id: `pm-${which}`,
    type: "range",
    min: 0,
    max: daysBetween(first, today),
    step: 1,
    list: `pm-${which}-stops`,
    "aria-label": name,
    "aria-valuetext": longDay(day, language()),
  });
  input.value = String(daysBetween(first, day));
  const field = h("input", { id: `pm-${which}-exact`, type: "date", class: "pm-input", "aria-label": name });
  [field.min, field.max, field.value] = [first, today, day];
  input.addEventListener("input", () => {
    const to = dayAfter(first, Number(input.value));
    input.setAttribute("aria-valuetext", longDay(to, language()));
    field.value = to;
    go(to);
  });
  field.addEventListener("change", () => {
    if (field.value >= first && field.value <= today) go(field.value);
  });
  const step = (id: string, sign: string, to: Day | undefined): HTMLElement =>
    button(say(`time.${id}`), () => to && go(to), { id: `pm-${which}-${id}`, sign, disabled: !to });
  return h(
    "div",
    { class: "pm-time", role: "group", "aria-label": name },
    days.against ? h("span", { class: "pm-time-name", "aria-hidden": "true" }, name) : null,
    step("earlier", "‹", days.stops.filter((stop) => stop < day).at(-1)),
    input,
    h(
      "datalist",
      { id: `pm-${which}-stops` },
      days.stops.map((stop) => h("option", { value: daysBetween(first, stop) })),
    ),
    step("later", "›", days.stops.find((stop) => stop > day)),
    desk.past || days.against ? field : null,
  );
}

/** "As known on" stands there always; the map as it was also says by whose knowledge. */
function knownWords(desk: Desk): string {
  const { as_known_on, as_it_was_on } = desk.past?.document ?? desk.store.document;
  const known = desk.say("time.known", { day: longDay(as_known_on, language()) });
  if (!as_it_was_on) return known;
  const was = desk.say("time.was", { day: longDay(as_it_was_on, language()) });
  return desk.say("time.both", { was, known: known.charAt(0).toLowerCase() + known.slice(1) });
}

function facts(desk: Desk): string {
  const { time, compared } = desk.past?.document ?? desk.store.document;
  const { say } = desk;
  if (compared) {
    const count = (how: string): string =>
      say(`compared.${how}`, {
        n: compared.changes.filter((one) => one.how === how && one.type !== "statement").length,
      });
    return ["added", "ended", "changed"].map(count).join(", ");
  }
  return [
    counted(say, "time.facts", time.statements),
    time.need_confirming > 0 ? counted(say, "time.confirm", time.need_confirming) : "",
  ]
    .filter(Boolean)
    .join(", ");
}

function way(days: Days): HTMLElement {
  const { say } = days.desk;
  return segments({
    id: "pm-known",
    label: say("time.which"),
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
