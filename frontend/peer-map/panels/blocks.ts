/** Small pieces that several panels are made of. */
import type { Wording } from "../drawing/wording.ts";
import type { Level, OtherName } from "../model/document.ts";
import { h } from "./dom.ts";
import type { Option } from "./fields.ts";

export type Parts = (HTMLElement | null)[];

const LEVELS: readonly Level[] = ["none", "some", "strong", "unknown"];

/** None, some, strong and "?", which is read out as "not known". */
export function levelOptions(say: Wording): (Option & { readonly spoken?: string })[] {
  return LEVELS.map((value) => ({
    value,
    label: say(`tie.level.${value}`),
    ...(value === "unknown" ? { spoken: say("tie.level_name.unknown") } : {}),
  }));
}

export function options(say: Wording, group: string, values: readonly string[]): Option[] {
  return values.map((value) => ({ value, label: say(`${group}.${value}`) }));
}

/** Seldom needed, so folded away; stays open when the panel is drawn anew. */
export function fold(id: string, title: string, ...inside: Parts): HTMLElement {
  return h("details", { id }, h("summary", {}, title), ...inside);
}

export function row(...inside: Parts): HTMLElement {
  return h("div", { class: "pm-row" }, ...inside);
}

export function notice(...inside: Parts): HTMLElement {
  return h("div", { class: "pm-notice" }, ...inside);
}

/** Advice about a name, once it is saved; gone as soon as the words are others (`group.name`, `map.placeholder`). */
export function otherNames(name: string, advice: readonly OtherName[] = []): HTMLElement[] {
  return advice
    .filter(({ words }) => name.includes(words))
    .map(({ words, why, instead }) => notice(h("p", {}, `“${words}”: ${why}`), h("p", {}, instead)));
}

export function hint(text: string): HTMLElement {
  return h("p", { class: "pm-hint" }, text);
}

/** The button that sends the form it stands in; its id keeps the focus there when the panel is drawn anew. */
export function send(label: string, kind: "plain" | "action" | "warning" = "plain"): HTMLElement {
  const id = `pm-send-${label.replace(/\s+/g, "-")}`;
  return h("button", { id, class: kind === "plain" ? "pm-button" : `pm-button pm-${kind}` }, label);
}

export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
