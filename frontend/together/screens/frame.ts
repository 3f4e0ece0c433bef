/** What stands around every question: title, sign, undo, cover; the drawing; stop, skip, don't save, next. */
import { h, renew } from "../../peer-map/panels/dom.ts";
import type { App } from "../app.ts";
import type { Id } from "../given.ts";
import { pictureIcon, signIcon, symbolIcon } from "../icons.ts";
import { progress } from "../model/steps.ts";
import { Press } from "../press.ts";
import type { State } from "../talk.ts";
import { letGoSheet, personSheet } from "./sheets.ts";
import { stopSheet } from "./stopping.ts";

/** One step as it is shown. */
export interface StepView {
  readonly title: string;
  readonly help: string;
  readonly picture?: string;
  /** Whether the drawing is shown, and whom the question is about. */
  readonly drawing: boolean;
  readonly asked?: Id;
  readonly answer: () => readonly (Element | string)[];
  /** Buttons at the foot besides Stop; Next comes last. */
  readonly skip?: boolean;
  readonly dontSave?: boolean;
  /** Whether what was asked before can be looked at again. */
  readonly back?: boolean;
  readonly next?: { readonly label: string; readonly act: () => void } | null;
  readonly stop?: boolean;
}

const button = (id: string, look: string, label: string, act: () => void): HTMLButtonElement =>
  h("button", { type: "button", id, class: `dt-button ${look}`.trim(), onclick: act }, label);

export class Frame {
  readonly #app: App;
  readonly #top = h("header", { class: "dt-top" });
  readonly #seats = h("div", { class: "dt-seats" });
  readonly #head = h("div", { class: "dt-head" });
  readonly #middle = h("div", { class: "dt-middle" });
  readonly #answer = h("div", { class: "dt-answer" });
  readonly #foot = h("footer", { class: "dt-foot" });
  readonly #said = h("p", { class: "dt-said", role: "status" });
  readonly #press = new Press(window, (task) => void setTimeout(task, 0));
  #view: StepView | null = null;

  constructor(app: App) {
    this.#app = app;
  }

  mount(): void {
    this.#app.root.replaceChildren(
      this.#top,
      this.#seats,
      this.#head,
      this.#middle,
      this.#answer,
      this.#foot,
      this.#said,
    );
    this.renewTop();
    this.#renew();
    this.#head.querySelector("h1")?.focus();
  }

  show(view: StepView): void {
    this.#view = view;
    const picture =
      view.picture && this.#app.given.needs.includes("pictures") ? pictureIcon(view.picture) : null;
    this.#head.replaceChildren(
      ...(picture ? [picture] : []),
      h(
        "div",
        {},
        h("h1", { tabindex: "-1" }, view.title),
        view.help && h("p", { class: "dt-help" }, view.help),
      ),
    );
    this.#foot.replaceChildren(...this.#buttons(view));
    if (!this.#top.isConnected) this.mount();
    this.renewTop();
    this.#renew();
    this.#head.querySelector("h1")?.focus();
    scrollTo(0, 0);
  }

  /** Everything that follows from what was said; the place somebody is at stays, and so does what is pressed. */
  renew(): void {
    this.#press.after(() => this.#renew());
  }

  #renew(): void {
    const view = this.#view;
    if (!view || !this.#top.isConnected) return;
    this.#drawMiddle(view);
    renew(this.#answer, view.answer());
    renew(this.#seats, this.#whoTalks());
    this.#top.querySelector<HTMLButtonElement>("#undo")!.disabled = !this.#app.sitting.canUndo(this.#app.seat);
  }

  #drawMiddle(view: StepView): void {
    const app = this.#app;
    this.#middle.hidden = !view.drawing;
    if (!view.drawing) return;
    const toggle = h(
      "button",
      {
        type: "button",
        id: "as-words",
        class: "dt-quiet",
        "aria-pressed": String(app.asWords),
        onclick: () => this.#turn(),
      },
      app.say(app.asWords ? "as_picture" : "as_words"),
    );
    if (app.asWords) renew(this.#middle, [this.#inWords(), toggle]);
    else {
      if (app.view.element.parentElement !== this.#middle)
        this.#middle.replaceChildren(app.view.element, toggle);
      else this.#middle.lastElementChild?.replaceWith(toggle);
      app.view.draw(app.document(), view.asked ?? null);
    }
  }

  #turn(): void {
    this.#app.asWords = !this.#app.asWords;
    this.#middle.replaceChildren();
    this.renew();
    this.#middle.querySelector<HTMLElement>("#as-words")?.focus();
  }

  #inWords(): HTMLElement {
    const lines = this.#app.inWords();
    return h(
      "section",
      { class: "dt-words", "aria-label": this.#app.say("in_words") },
      lines.length === 0
        ? h("p", {}, this.#app.say("empty_drawing"))
        : h(
            "ul",
            {},
            ...lines.map((line) =>
              h(
                "li",
                {},
                button(`w-${line.id}`, "dt-thing", line.name, () => this.person(line.id)),
                line.said ? ` ${line.said}` : "",
              ),
            ),
          ),
    );
  }

  renewTop(): void {
    const app = this.#app;
    const sign = h(
      "button",
      {
        type: "button",
        id: "sign",
        class: "dt-button dt-sign",
        "aria-label": app.given.words.sign.label,
        onclick: () => app.sign(),
      },
      signIcon() as unknown as Element,
    );
    const aloud = app.aloud && button("aloud", "", app.say("show_words"), () => app.readAloud());
    const undo = button("undo", "", app.say("undo"), () => app.undo());
    undo.disabled = !app.sitting.canUndo(app.seat);
    renew(this.#top, [
      h("p", { class: "dt-title" }, app.say(app.given.several ? "title_group" : "title")),
      h("p", { class: `dt-state dt-state-${app.state()}`, id: "state" }, this.#stateWords(app.state())),
      h(
        "div",
        { class: "dt-tools" },
        sign,
        aloud,
        undo,
        button("cover", "", app.say("cover"), () => app.cover()),
      ),
    ]);
  }

  #stateWords(state: State): string {
    return {
      saved: "",
      saving: "",
      waiting: "waiting",
      not_taken: "not_taken",
      signed_out: "signed_out",
      other_screen: "other_screen",
    }[state]
      ? this.#app.say(state)
      : this.#app.say(state === "saving" ? "saving" : "saved");
  }

  tellState(state: State): void {
    const line = this.#top.querySelector("#state");
    if (!line) return;
    const words = this.#stateWords(state);
    if (line.textContent !== words) line.textContent = words;
    line.className = `dt-state dt-state-${state}`;
    if (state === "waiting" || state === "signed_out" || state === "not_taken") this.announce(words);
  }

  #whoTalks(): Element[] {
    const app = this.#app;
    if (!app.given.several) return [];
    return [
      h("span", { id: "who-talks" }, app.say("who_talks")),
      ...app.opened.seats.map((seat) => {
        const look = app.sitting.of(seat.id, "me").at(-1)?.body.symbol || seat.symbol;
        const here = seat.id === app.seat;
        return h(
          "button",
          {
            type: "button",
            id: `seat-${seat.id}`,
            class: "dt-button dt-seat",
            "aria-pressed": String(here),
            "aria-describedby": "who-talks",
            onclick: () => app.speaks(seat.id),
          },
          look ? (symbolIcon(look) as unknown as Element) : "",
          seat.shown,
        );
      }),
    ];
  }

  #buttons(view: StepView): Element[] {
    const app = this.#app;
    const at = progress(app.step, app.way);
    return [
      view.stop === false ? null : button("stop", "dt-large", app.say("stop"), () => stopSheet(app)),
      view.skip ? button("skip", "dt-large", app.say("skip"), () => app.next()) : null,
      view.dontSave ? button("dont-save", "dt-large", app.say("dont_save"), () => letGoSheet(app)) : null,
      view.back && app.before ? button("go-back", "dt-go-back", app.say("go_back"), () => app.back()) : null,
      h("span", { class: "dt-count" }, at ? app.say("count", at) : ""),
      view.next ? button("next", "dt-large dt-next", view.next.label, () => this.#goOn(view)) : null,
    ].filter((one) => one !== null);
  }

  /** A name that was typed and not yet added was meant: going on adds it. */
  #goOn(view: StepView): void {
    const form = this.#answer.querySelector<HTMLFormElement>(".dt-adding");
    if (form?.querySelector<HTMLInputElement>(".dt-field")?.value.trim()) form.requestSubmit();
    view.next?.act();
  }

  person(id: Id): void {
    personSheet(this.#app, id);
  }

  /** For those who hear the page; calm, and nothing that was said. */
  announce(words: string): void {
    this.#said.textContent = "";
    this.#said.textContent = words;
  }

  /** What is read aloud: the question, its help, and what can be tapped. */
  words(): string {
    const taps = [...this.#answer.querySelectorAll("[data-aloud]")].map((one) => one.textContent ?? "");
    const parts = [this.#view?.title ?? "", this.#view?.help ?? "", ...taps].filter(Boolean);
    return parts.map((one) => (/[.?!…]$/.test(one) ? one : `${one}.`)).join(" ");
  }
}
