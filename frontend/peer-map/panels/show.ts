/** What is shown of the map: groups by one basis, and any view without what is unchecked or police-held. */
import type { Desk } from "../desk.ts";
import type { Basis } from "../model/document.ts";
import { overlaps, type LeftOut, type Overlap } from "../model/views.ts";
import { listing } from "../drawing/wording.ts";
import type { Parts } from "./blocks.ts";
import { h } from "./dom.ts";
import { choices } from "./fields.ts";

export const BASES: readonly Basis[] = ["self_selected", "shared_context", "shared_identity"];
const LEFT_OUT: readonly LeftOut[] = ["unchecked", "police"];

export function showBox(desk: Desk): HTMLElement {
  const { say, lens, without } = desk;
  const chosen = without.size + (lens ? 1 : 0);
  const groups = desk.document.groups.length > 0;
  return h(
    "details",
    { id: "pm-show", class: "pm-show" },
    h("summary", { class: "pm-button", id: "pm-show-open" }, say("show.open"), chosen ? ` (${chosen})` : ""),
    h(
      "div",
      { class: "pm-popover" },
      groups
        ? choices({
            id: "pm-lens",
            label: say("show.lens"),
            chosen: [lens ?? "all"],
            options: ["all", ...BASES].map((b) => ({ value: b, label: say(b === "all" ? "show.all" : `area.${b}`) })),
            changed: ([value]) => {
              desk.lens = value === "all" ? null : (value as Basis);
              tell(desk);
            },
          })
        : null,
      choices({
        id: "pm-without",
        label: say("show.without"),
        several: true,
        chosen: [...without],
        options: LEFT_OUT.map((what) => ({ value: what, label: say(`show.${what}`) })),
        changed: (values) => {
          desk.without = new Set(values as LeftOut[]);
          tell(desk);
        },
      }),
    ),
  );
}

function tell(desk: Desk): void {
  desk.tell();
  desk.announce(shownWords(desk) || desk.say("show.everything"), false);
}

/** "Groups: chosen by them. Left out: what is not checked." */
export function shownWords(desk: Desk): string {
  const { say, lens, without } = desk;
  return [
    lens ? say("show.lens_is", { basis: say(`area.${lens}`) }) : "",
    without.size > 0
      ? say("show.without_is", { what: listing([...without].map((what) => say(`show.${what}`)), say).toLowerCase() })
      : "",
  ]
    .filter(Boolean)
    .join(" ");
}

/** The same choices in the address of the list and the narrative. */
export function askedFor({ viewId, lens, without }: Desk): string {
  const asked = [["view", viewId], ["lens", lens], ...[...without].map((what) => ["without", what])];
  const given = asked.filter((one): one is [string, string] => Boolean(one[1]));
  return given.length > 0 ? `?${new URLSearchParams(given)}` : "";
}

/** Whoever comes from the list or the narrative sees the picture the same way. */
export function showAsAsked(desk: Desk, query: string): void {
  const asked = new URLSearchParams(query);
  desk.viewId = desk.document.views.find(({ id }) => id === asked.get("view"))?.id ?? null;
  desk.lens = BASES.find((basis) => basis === asked.get("lens")) ?? null;
  desk.without = new Set(LEFT_OUT.filter((what) => asked.getAll("without").includes(what)));
}

/** Who is in two groups at once, who only in one, and where two people count differently (`group.lens`). */
export function overlapList(desk: Desk): Parts {
  const found = overlaps(desk.seen.document.groups);
  if (found.length === 0) return [];
  return [
    h("h3", {}, desk.say("overlap.title")),
    h(
      "ul",
      { class: "pm-list" },
      found.map((one) => h("li", {}, overlapWords(desk, one))),
    ),
  ];
}

function overlapWords(desk: Desk, { one, other, both, onlyOne, onlyOther, differs }: Overlap): string {
  const { say, names } = desk;
  const people = (ids: readonly string[]): string =>
    listing(
      ids.map((id) => names.end({ type: "person", id })),
      say,
    );
  return [
    say("overlap.both", { one: one.name, other: other.name, people: people(both) }),
    onlyOne.length > 0 ? say("overlap.only", { name: one.name, people: people(onlyOne) }) : "",
    onlyOther.length > 0 ? say("overlap.only", { name: other.name, people: people(onlyOther) }) : "",
    differs ? say("overlap.differs", { one: one.definer || "?", other: other.definer || "?" }) : "",
  ]
    .filter(Boolean)
    .join(" ");
}
