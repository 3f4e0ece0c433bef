/** The panel beside the picture: about what is chosen, or one task at a time. */
import type { Desk } from "../desk.ts";
import type { Id, MapDocument, Tie } from "../model/document.ts";
import { addPersonPanel } from "./add.ts";
import { hint } from "./blocks.ts";
import { comparedPanel } from "./compared.ts";
import { confirmPanel } from "./confirm.ts";
import { h } from "./dom.ts";
import { problemSummary } from "./fields.ts";
import { findPanel } from "./find.ts";
import { addGroupPanel, groupPanel } from "./group.ts";
import { helpPanel } from "./help.ts";
import { notices } from "./notices.ts";
import { offPanel } from "./off.ts";
import { pairsPanel } from "./pairs.ts";
import { personPanel } from "./person.ts";
import { addPlacePanel, placePanel } from "./place.ts";
import { saidPanel } from "./said.ts";
import { startPanel } from "./start.ts";
import { tidyPanel, type Tidier } from "./tidy.ts";
import { tiePanel } from "./tie.ts";

type Parts = (HTMLElement | null)[];

export function side(desk: Desk, tidier: Tidier): Parts {
  const close =
    desk.chosen || desk.task
      ? h(
          "button",
          {
            type: "button",
            class: "pm-close",
            id: "pm-close",
            "aria-label": desk.say("panel.close"),
            onclick: () => leave(desk),
          },
          "×",
        )
      : null;
  return [
    ...notices(desk),
    h("div", { class: "pm-side-head" }, h("h2", { id: "pm-side-title", tabindex: -1 }, title(desk)), close),
    problemSummary(desk.say("error.title"), desk.linking ? [] : desk.problems),
    leftOut(desk),
    ...body(desk, tidier),
  ];
}

/** In a view that edits one can go on with somebody whom it does not speak of, and is told so. */
function leftOut({ say, chosen, task, seen }: Desk): HTMLElement | null {
  const { people, places, ties, groups } = seen.document;
  const shown = [...people, ...places, ...ties, ...groups].some(({ id }) => id === chosen?.id);
  return !chosen || task || shown ? null : hint(say("panel.left_out"));
}

/** One step back: from a task about something to the thing, from the thing to the whole map. */
export function leave(desk: Desk): void {
  const { chosen, task } = desk;
  if (task && chosen) desk.choose(chosen);
  else {
    desk.cancel();
    desk.choose(null);
  }
  desk.focusStage(chosen);
}

function title(desk: Desk): string {
  const { say, chosen, task } = desk;
  if (task === "off" && chosen) return say("off.title", { name: desk.nameOf(chosen) });
  const titles = {
    add_person: "add.title",
    add_place: "place.title",
    add_group: "group.title",
    find: "find.title",
    help: "help.title",
    pairs: "pairs.title",
    confirm: "confirm.title",
    tidy: "tidy.title",
    said: "said.title",
    off: "off.open",
  } as const;
  if (task) return say(titles[task]);
  return chosen ? desk.nameOf(chosen) : say(desk.past?.document.compared ? "compared.title" : "start.title");
}

function body(desk: Desk, tidier: Tidier): Parts {
  switch (desk.task) {
    case "add_person":
      return addPersonPanel(desk);
    case "add_place":
      return addPlacePanel(desk);
    case "add_group":
      return addGroupPanel(desk);
    case "find":
      return findPanel(desk);
    case "help":
      return helpPanel(desk);
    case "pairs":
      return pairsPanel(desk);
    case "confirm":
      return confirmPanel(desk);
    case "tidy":
      return tidyPanel(desk, tidier);
    case "said":
      return saidPanel(desk);
    case "off":
      return offPanel(desk);
    case null:
      return about(desk);
  }
}

function about(desk: Desk): Parts {
  const { chosen, document: map, seen } = desk;
  const person = chosen?.type === "person" ? map.people.find((p) => p.id === chosen.id) : undefined;
  const place = chosen?.type === "place" ? map.places.find((p) => p.id === chosen.id) : undefined;
  const tie = chosen?.type === "tie" ? tieIn(chosen.id, seen.document, map) : undefined;
  const group = chosen?.type === "group" ? map.groups.find((g) => g.id === chosen.id) : undefined;
  if (person) return personPanel(desk, person);
  if (place) return placePanel(desk, place);
  if (tie) return tiePanel(desk, tie);
  if (group) return groupPanel(desk, group);
  return desk.past?.document.compared ? comparedPanel(desk) : startPanel(desk);
}

/** As the view shows it; as everybody sees it where the view leaves it out. */
function tieIn(id: Id, ...maps: readonly MapDocument[]): Tie | undefined {
  return maps.flatMap((map) => map.ties).find((tie) => tie.id === id);
}
