/** The tools above the picture: what can be changed, whose view, and the same map as list or narrative. */
import type { Desk } from "../desk.ts";
import { h } from "./dom.ts";
import { button, pickOne, segments } from "./fields.ts";
import { askedFor, showBox } from "./show.ts";

/** More views than this are offered as a list to choose from. */
const MOST = 4;

export function bar(desk: Desk): HTMLElement[] {
  return [tools(desk), h("div", { class: "pm-views" }, views(desk), showBox(desk), forms(desk))];
}

function tools(desk: Desk): HTMLElement {
  const { say, store } = desk;
  const chosen =
    desk.chosen && desk.chosen.type !== "tie" ? { type: desk.chosen.type, id: desk.chosen.id } : null;
  const edits = desk.mayEdit
    ? [
        button(say("bar.person"), () => desk.open("add_person"), { kind: "action", id: "pm-add-person" }),
        button(say("bar.place"), () => desk.open("add_place"), { id: "pm-add-place" }),
        button(say("bar.connect"), () => desk.link(chosen), { id: "pm-link" }),
        button(say("bar.group"), () => desk.open("add_group"), { id: "pm-add-group" }),
        button(say("bar.undo"), () => desk.undo(), { id: "pm-undo", sign: "↶", disabled: !store.canUndo }),
        button(say("bar.redo"), () => desk.redo(), { id: "pm-redo", sign: "↷", disabled: !store.canRedo }),
        desk.document.urls.tidy_worker
          ? button(say("bar.tidy"), () => desk.open("tidy"), { id: "pm-tidy" })
          : null,
      ]
    : [];
  return h(
    "div",
    { class: "pm-tools", role: "group", "aria-label": say("bar.label") },
    edits,
    desk.past ? h("p", { class: "pm-reading" }, say("time.reading")) : null,
    button(say("bar.find"), () => desk.open("find"), { id: "pm-find-open", sign: "⌕" }),
    button(say("bar.help"), () => desk.open("help"), { id: "pm-help-open", sign: "?" }),
  );
}

function views(desk: Desk): HTMLElement | null {
  const { views: all } = desk.document;
  if (all.length < 2) return null;
  const chosen = desk.viewId ?? all[0]?.id ?? "";
  const options = all.map((view) => ({ value: view.id, label: view.label }));
  const changed = (id: string): void => {
    desk.viewId = id;
    desk.tell();
  };
  const field = { id: "pm-view", label: desk.say("bar.view"), hideLabel: true, options, chosen, changed };
  return all.length > MOST ? pickOne(field) : segments(field);
}

function forms(desk: Desk): HTMLElement {
  const { say } = desk;
  const { picture, list, narrative } = desk.document.urls;
  const asked = askedFor(desk);
  const link = (href: string, label: string, here: boolean): HTMLElement =>
    h("li", {}, h("a", { href, "aria-current": here ? "page" : null }, label));
  return h(
    "nav",
    { "aria-label": say("bar.form") },
    h(
      "ul",
      { class: "pm-segments pm-links" },
      link(picture + asked, say("bar.picture"), true),
      link(list + asked, say("bar.list"), false),
      link(narrative + asked, say("bar.narrative"), false),
    ),
  );
}
