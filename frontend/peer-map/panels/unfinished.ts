/**
 * What is being typed into the panel: kept within a second, sealed, until it is sent or thrown away (quality R3).
 *
 * It belongs to one panel about one thing of one map, and comes back there alone: after a click elsewhere, after
 * a reload, after a killed browser.
 */
import type { Chosen, Desk, Task } from "../desk.ts";
import type { Keeper } from "../store/keeper.ts";
import { row } from "./blocks.ts";
import { alert, quotes } from "./notices.ts";
import { button } from "./fields.ts";

export interface Unfinished {
  readonly task: Task;
  readonly chosen: Chosen | null;
  readonly title: string;
  /** By id of the field: what was typed, or whether it is ticked. */
  readonly fields: Readonly<Record<string, string | boolean>>;
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const PAUSE = 700;
const ticks = (field: Field): boolean => field.type === "checkbox" || field.type === "radio";
const wordsOf = (one: Unfinished): string[] =>
  Object.values(one.fields).filter((value): value is string => typeof value === "string" && value.trim() !== "");

export class Typing {
  readonly #desk: Desk;
  readonly #keeper: Keeper<readonly Unfinished[]>;
  readonly #side: HTMLElement;
  #all = new Map<string, Unfinished>();
  #shown = "";
  #sending = "";
  #timer = 0;
  readonly #told: () => void;
  /** Typed, and not yet on the device. */
  atRisk = false;

  /** told: called when something came to be, or is no longer, at risk. */
  constructor(desk: Desk, keeper: Keeper<readonly Unfinished[]>, side: HTMLElement, told: () => void) {
    this.#desk = desk;
    this.#told = told;
    this.#keeper = keeper;
    this.#side = side;
    for (const event of ["input", "change"])
      side.addEventListener(event, ({ target }) => this.#typed(target as Field));
    side.addEventListener("submit", () => (this.#sending = this.#here), { capture: true });
    side.addEventListener("submit", () => this.#sent());
    void this.#find();
  }

  async #find(): Promise<void> {
    const left = (await this.#keeper.left()).flat();
    if (left.length === 0) return;
    this.#all = new Map([...left.map((one) => [keyOf(one), one] as const), ...this.#all]);
    this.#shown = "";
    this.#keep();
    this.#desk.tell();
  }

  get #here(): string {
    return keyOf(this.#desk);
  }

  /** What is typed in passing (`data-passing`), to look for somebody, leaves nothing to finish. */
  #typed(field: Field): void {
    if (!field.matches("[data-draft]:not([data-passing])")) return;
    const { task, chosen } = this.#desk;
    const fields: Record<string, string | boolean> = { ...this.#all.get(this.#here)?.fields };
    if (field.type === "radio")
      for (const other of this.#side.querySelectorAll(`[name="${field.name}"]`)) delete fields[other.id];
    fields[field.id] = ticks(field) ? (field as HTMLInputElement).checked : field.value;
    const of = chosen && task ? this.#desk.nameOf(chosen) : "";
    const title = [of, this.#side.querySelector("h2")?.textContent].filter(Boolean).join(": ");
    const now = { task, chosen, title, fields };
    if (wordsOf(now).length > 0) this.#all.set(this.#here, now);
    else this.#all.delete(this.#here);
    this.#risks(true);
    this.#soon();
  }

  /** Sent, unless something is wrong with it. It goes as soon as the device has the change itself. */
  #sent(): void {
    if (this.#desk.problems.length > 0 || !this.#all.delete(this.#sending)) return;
    void this.#desk.store.kept.then(() => this.#keep());
    if (this.#all.size === 0) this.#risks(false);
  }

  #soon(): void {
    this.#timer ||= window.setTimeout(() => this.#keep(), PAUSE);
  }

  /** Writes at once: before the page is hidden, too. */
  #keep(): void {
    clearTimeout(this.#timer);
    this.#timer = 0;
    const all = [...this.#all.values()];
    const asked = this.#keeper.keep(all.length > 0 ? all : undefined);
    void asked.then((kept) => this.#timer || this.#risks(!kept && all.length > 0));
  }

  #risks(now: boolean): void {
    this.atRisk = now;
    this.#told();
  }

  hide(): void {
    if (this.#timer) this.#keep();
  }

  /** Called when the panel was drawn: a panel that opens shows what was typed into it before. */
  update(): void {
    if (this.#shown === this.#here) return;
    this.#shown = this.#here;
    for (const [id, value] of Object.entries(this.#all.get(this.#here)?.fields ?? {})) {
      const field = this.#side.querySelector<Field>(`[data-draft]#${CSS.escape(id)}`);
      if (field && typeof value === "boolean") (field as HTMLInputElement).checked = value;
      else if (field) field.value = String(value);
    }
  }

  /** Everything that was begun elsewhere. */
  notices(): HTMLElement[] {
    const { say } = this.#desk;
    const elsewhere = [...this.#all].filter(([key]) => key !== this.#here);
    return elsewhere.map(([key, one], i) =>
      alert(`pm-unfinished-${i}`, say("unfinished.title", { what: one.title }), [
        ...quotes(wordsOf(one)),
        row(
          !one.chosen || this.#desk.find(one.chosen)
            ? button(say("unfinished.go_on"), () => this.#goOn(one), { id: `pm-go-on-${i}` })
            : null,
          button(say("unfinished.away"), () => this.#away(key), { id: `pm-away-${i}` }),
        ),
      ]),
    );
  }

  #goOn(one: Unfinished): void {
    this.#desk.choose(one.chosen);
    if (one.task) this.#desk.open(one.task);
    this.#desk.focusPanel();
  }

  #away(key: string): void {
    this.#all.delete(key);
    this.#keep();
    this.#desk.tell();
  }
}

function keyOf({ task, chosen }: { readonly task: Task; readonly chosen: Chosen | null }): string {
  return `${task ?? ""} ${chosen?.type ?? ""} ${chosen?.id ?? ""}`;
}
