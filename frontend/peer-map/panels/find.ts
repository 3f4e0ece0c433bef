/** Finding somebody on this map, and only on this map (`map.one_case`). */
import type { Chosen, Desk } from "../desk.ts";
import { h } from "./dom.ts";
import { choiceLink } from "./start.ts";

const FIELD = "pm-find";

export function findPanel(desk: Desk): (HTMLElement | null)[] {
  const results = h("ul", { class: "pm-list", "aria-live": "polite" });
  const input = h("input", {
    id: FIELD,
    type: "search",
    class: "pm-input",
    autocomplete: "off",
    "data-draft": true,
    "data-passing": true,
  });
  const show = (): void => results.replaceChildren(...found(desk, input.value));
  input.addEventListener("input", show);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") results.querySelector("button")?.click();
  });
  queueMicrotask(show);
  return [
    h("div", { class: "pm-field" }, h("label", { for: FIELD }, desk.say("find.field")), input),
    results,
  ];
}

function found(desk: Desk, text: string): HTMLElement[] {
  const wanted = text.trim().toLowerCase();
  if (!wanted) return [];
  const { people, places, groups } = desk.document;
  const all: Chosen[] = [
    ...people.map((p) => ({ type: "person" as const, id: p.id })),
    ...places.map((p) => ({ type: "place" as const, id: p.id })),
    ...groups.map((g) => ({ type: "group" as const, id: g.id })),
  ];
  const words = (what: Chosen): string =>
    `${desk.nameOf(what)} ${people.find((p) => p.id === what.id)?.note ?? ""}`.toLowerCase();
  const hits = all.filter(
    (what) =>
      words(what)
        .split(/[\s“”"]+/)
        .some((word) => word.startsWith(wanted)) || words(what).startsWith(wanted),
  );
  return hits.length > 0
    ? hits.map((what) => h("li", {}, choiceLink(desk, what)))
    : [h("li", { class: "pm-hint" }, desk.say("find.none"))];
}
