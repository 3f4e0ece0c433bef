/** Another day beside today: what is new since then, what is gone, and what was otherwise (`map.time`). */
import type { Desk } from "../desk.ts";
import { namesOf, type Names } from "../drawing/names.ts";
import { differencesBetween, type Difference } from "../model/differences.ts";
import type { MapDocument } from "../model/document.ts";
import { h } from "./dom.ts";

export function sincePanel(desk: Desk): HTMLElement[] {
  const { past, store, say } = desk;
  if (!past) return [];
  const [then, now] = [past.document, store.document];
  const found = differencesBetween(then, now);
  if (found.length === 0) return [h("p", {}, say("since.nothing"))];
  const names = { then: namesOf(then, say), now: namesOf(now, say) };
  const part = (how: Difference["how"], line: (one: Difference) => string): HTMLElement[] => {
    const own = found.filter((one) => one.how === how);
    return own.length > 0
      ? [
          h("h3", {}, say(`since.${how}`)),
          h(
            "ul",
            { class: "pm-list" },
            own.map((one) => h("li", {}, line(one))),
          ),
        ]
      : [];
  };
  return [
    ...part("changed", (one) =>
      say("since.was_is", { then: inWords(one, then, names.then), now: inWords(one, now, names.now) }),
    ),
    ...part("new", (one) => inWords(one, now, names.now)),
    ...part("gone", (one) => inWords(one, then, names.then)),
  ];
}

function inWords(one: Difference, map: MapDocument, names: Names): string {
  const tie = one.type === "tie" ? map.ties.find((t) => t.id === one.id) : undefined;
  const group = one.type === "group" ? map.groups.find((g) => g.id === one.id) : undefined;
  if (tie) return names.tie(tie);
  if (group) return names.group(group);
  return one.type === "person" || one.type === "place" ? names.end({ type: one.type, id: one.id }) : "";
}
