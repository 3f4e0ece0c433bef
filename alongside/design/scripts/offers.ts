// Words from an earlier sitting that were never saved: shown, and brought back or thrown away as their author wants.
import type { Held } from "./fields";
import { words } from "./words";

const LONGEST = 300;

export function offer(form: HTMLFormElement, held: Held, chosen: (wanted: boolean) => void): void {
  const box = made("div", "notice");
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", words.leftOver);
  const buttons = made("div", "govuk-button-group");
  for (const [said, wanted] of [[words.bringBack, true], [words.throwAway, false]] as const) {
    const button = made("button", "govuk-button govuk-button--secondary", said);
    button.type = "button";
    button.addEventListener("click", () => {
      box.remove();
      chosen(wanted);
    });
    buttons.append(button);
  }
  box.append(made("p", "notice__title", words.leftOver), ...quoted(held), buttons);
  form.prepend(box);
}

/** The longest of what was typed is enough to know it again. */
function quoted(held: Held): HTMLElement[] {
  const [longest = ""] = held.map(([, value]) => value).sort((a, b) => b.length - a.length);
  if (!longest) return [];
  const quote = made("blockquote", "quote");
  quote.append(made("p", "quote__words", longest.length > LONGEST ? `${longest.slice(0, LONGEST)} …` : longest));
  return [quote];
}

function made<K extends keyof HTMLElementTagNameMap>(tag: K, looks: string, said = ""): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.className = looks;
  element.textContent = said;
  return element;
}
