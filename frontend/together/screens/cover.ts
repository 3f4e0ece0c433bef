/** Nothing readable is left on the screen; the PIN brings it back, and a wrong one is slowed (`map.together`). */
import { h } from "../../peer-map/panels/dom.ts";
import type { Given, Opened, PinCheck } from "../given.ts";
import { signIcon } from "../icons.ts";
import { isRight, waitAfter } from "../pin.ts";
import type { Server } from "../server.ts";

type Say = (name: string, values?: Readonly<Record<string, string | number>>) => string;

export class Cover {
  readonly #root: HTMLElement;
  readonly #given: Given;
  readonly #server: Server;
  #wrong = 0;
  #waitUntil = 0;

  constructor(root: HTMLElement, given: Given, server: Server) {
    this.#root = root;
    this.#given = given;
    this.#server = server;
  }

  readonly #say: Say = (name, values = {}) => {
    const text = this.#given.words.screen[name] ?? this.#given.words.buttons[name] ?? "";
    const all: Readonly<Record<string, string | number>> = { adult: this.#given.adult, ...values };
    return text.replace(/\{(\w+)\}/g, (_, value: string) => String(all[value] ?? ""));
  };

  /** Covers what is open: the PIN is checked here, so that it works without a connection. */
  show(check: PinCheck, uncovered: () => void): void {
    this.#ask(async (pin, form) => {
      const now = Date.now();
      if (now < this.#waitUntil) return form.wrong((this.#waitUntil - now) / 1000);
      if (await isRight(pin, check)) {
        this.#wrong = 0;
        return uncovered();
      }
      const wait = waitAfter(++this.#wrong);
      this.#waitUntil = Date.now() + wait * 1000;
      form.wrong(wait);
    });
  }

  /** After a reload nothing is here yet: the server gives it for the right PIN. */
  first(opened: (found: Opened) => void): void {
    this.#ask(async (pin, form) => {
      const found = await this.#server.open(pin);
      if (found === null) form.say(this.#say("no_answer"));
      else if ("wrong" in found) form.wrong(found.wait);
      else opened(found);
    });
  }

  #ask(tried: (pin: string, form: Asked) => Promise<void>): void {
    const asked = new Asked(this.#say, this.#given.urls.sign_out, tried);
    this.#root.replaceChildren(asked.element);
    asked.focus();
  }
}

/** The one field of a covered screen. */
export class Asked {
  readonly element: HTMLElement;
  readonly #field: HTMLInputElement;
  readonly #line: HTMLElement;
  readonly #say: Say;

  constructor(
    say: Say,
    signOut: string,
    tried: (pin: string, form: Asked) => Promise<void>,
    label = "show_again",
  ) {
    this.#say = say;
    this.#line = h("p", { class: "dt-pin-line", role: "alert", id: "pin-line" });
    this.#field = h("input", {
      id: "pin",
      class: "dt-pin",
      type: "text",
      inputmode: "numeric",
      autocomplete: "off",
      maxlength: 6,
      spellcheck: "false",
      "aria-describedby": "pin-line",
    });
    const form = h(
      "form",
      {
        class: "dt-pin-form",
        novalidate: true,
        onsubmit: (event) => {
          event.preventDefault();
          const pin = this.#field.value;
          this.#field.value = "";
          void tried(pin, this);
        },
      },
      h("label", { for: "pin" }, say("pin")),
      this.#field,
      h("button", { type: "submit", class: "dt-button dt-large dt-next" }, say(label)),
    );
    this.element = h(
      "div",
      { class: "dt-cover" },
      signIcon() as unknown as Element,
      h("h1", { tabindex: "-1" }, say("covered")),
      form,
      this.#line,
      h("p", { class: "dt-forgot" }, h("a", { href: signOut }, say("pin_forgot"))),
    );
  }

  focus(): void {
    this.#field.focus();
  }

  wrong(seconds: number): void {
    this.say(seconds > 0 ? this.#say("pin_wait", { seconds: Math.ceil(seconds) }) : this.#say("pin_wrong"));
  }

  say(words: string): void {
    this.#line.textContent = "";
    this.#line.textContent = words;
    this.#field.focus();
  }
}
