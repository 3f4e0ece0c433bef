/** What is typed into: nothing of it is kept, corrected or learned by the browser. */
import { h } from "../../peer-map/panels/dom.ts";
import type { App } from "../app.ts";

/** Nothing that is typed may be kept, corrected or learned by the browser. */
export const fieldLook = (id: string, maxlength: number): Record<string, string | number | boolean> => ({
  id,
  type: "text",
  class: "dt-field",
  maxlength,
  autocomplete: "off",
  autocapitalize: "off",
  spellcheck: "false",
  "data-draft": true,
});

/** Milliseconds of rest after which what was typed is said. */
const REST = 700;

export function area(id: string, label: string, now: string, keep: (words: string) => void): HTMLElement {
  let timer = 0;
  let last = now;
  const field = h("textarea", { ...fieldLook(id, 600), type: null, rows: 2, class: "dt-field dt-area" });
  field.value = now;
  const done = (): void => {
    clearTimeout(timer);
    const words = field.value.trim();
    if (words === last) return;
    last = words;
    keep(words);
  };
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(done, REST);
  });
  field.addEventListener("change", done);
  return h("div", { class: "dt-words-field" }, h("label", { for: id }, label), field);
}

export function wordsAnswer(app: App, asked: string, label: string): Element[] {
  const now = app.sitting.saidTo(app.seat, asked);
  const keep = (words: string): void => {
    const last = app.sitting.saidTo(app.seat, asked);
    if (words) app.sitting.say(app.seat, { kind: "said", asked, words }, last?.id ?? null);
    else if (last) app.sitting.letGo([last.id]);
    app.frame.renew();
  };
  return [
    area(`said-${asked}`, label, now?.body.words ?? "", keep),
    h("p", { class: "dt-help" }, app.say("words_help")),
  ];
}
