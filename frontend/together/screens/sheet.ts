/** A small sheet over the question. From each the screen can be covered at once (`map.together`). */
import { h } from "../../peer-map/panels/dom.ts";
import type { App } from "../app.ts";

type Content = readonly (Element | string | null)[];

export interface Sheet {
  readonly close: () => void;
  /** The same sheet goes on with something else. */
  readonly turn: (title: string, content: Content) => void;
}

export function open(app: App, title: string, fill: (sheet: Sheet) => Content): void {
  app.root.querySelectorAll("dialog").forEach((other) => other.remove());
  const before = document.activeElement as HTMLElement | null;
  const dialog = h("dialog", { class: "dt-sheet", "aria-labelledby": "sheet-title" });
  const close = (): void => dialog.close();
  const turn = (words: string, content: Content): void => {
    const heading = h("h2", { id: "sheet-title", tabindex: "-1" }, words);
    const cover = h("button", { type: "button", class: "dt-button", onclick: () => app.cover() }, app.say("cover"));
    dialog.replaceChildren(h("div", { class: "dt-sheet-top" }, heading, cover), ...content.filter((one) => one !== null));
    heading.focus();
  };
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (before?.isConnected) before.focus();
  });
  app.root.append(dialog);
  dialog.showModal();
  turn(title, fill({ close, turn }));
}

export const large = (label: string, act: () => void, look = ""): HTMLButtonElement =>
  h("button", { type: "button", class: `dt-button dt-large ${look}`.trim(), onclick: act }, label);

export const choices = (...buttons: readonly HTMLElement[]): HTMLElement =>
  h("div", { class: "dt-choices" }, ...buttons);
