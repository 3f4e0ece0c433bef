/** Tidy is asked for, seen first, and only then kept; one undo brings everybody back. */
import { counted, type Desk } from "../desk.ts";
import { askTidy } from "../io/tidier.ts";
import type { TidyAnswer } from "../io/tidy-worker.ts";
import type { HowMuch } from "../io/tidying.ts";
import { hint, row } from "./blocks.ts";
import { h } from "./dom.ts";
import { button } from "./fields.ts";

/** One request at a time: a newer one ends the older. */
export class Tidier {
  how: HowMuch = "little";
  working = false;
  found: TidyAnswer | null = null;
  #stop: () => void = () => undefined;

  async start(desk: Desk, how: HowMuch): Promise<void> {
    const url = desk.document.urls.tidy_worker;
    if (!url) return;
    this.#stop();
    this.how = how;
    this.working = true;
    this.#tell(desk);
    const asked = askTidy(url, { map: desk.document, how });
    this.#stop = asked.stop;
    this.found = await asked.found;
    this.working = false;
    if (desk.task === "tidy") desk.trial = this.found?.moves ?? new Map();
    this.#tell(desk);
  }

  /** What the panel shows is said as well, to whoever does not see the picture change. */
  #tell(desk: Desk): void {
    if (desk.task === "tidy") desk.announce(words(desk, this), false);
    desk.tell();
  }
}

function words({ say, trial }: Desk, { working, found }: Tidier): string {
  if (working) return say("tidy.working");
  if (!trial) return say("tidy.read");
  if (!found) return say("tidy.failed");
  const { moves, now, then } = found;
  return moves.size > 0 ? say("tidy.would", { n: moves.size, now, then }) : say("tidy.none");
}

export function tidyPanel(desk: Desk, tidier: Tidier): (HTMLElement | null)[] {
  const { say, trial, document: map } = desk;
  const all = [...map.people, ...map.places];
  const held = all.filter((item) => item.held).length;
  const waiting = all.filter((item) => !item.placed).length;
  const everybody = tidier.how === "all" && (trial || tidier.working);
  const choice = (how: HowMuch): HTMLElement =>
    button(say(`tidy.${how}`), () => void tidier.start(desk, how), {
      id: `pm-tidy-${how}`,
      disabled: tidier.working,
    });
  return [
    h("p", {}, words(desk, tidier)),
    row(choice("little"), choice("fresh"), held > 0 ? choice("all") : null),
    held > 0 && !everybody ? hint(counted(say, "tidy.held", held)) : null,
    waiting > 0 ? hint(say(waiting < all.length ? "tidy.waiting" : "tidy.nobody")) : null,
    row(
      button(say("tidy.keep"), () => keep(desk), {
        kind: "action",
        id: "pm-tidy-keep",
        disabled: tidier.working || !trial?.size,
      }),
      button(say("tidy.leave"), () => desk.cancel(), { id: "pm-tidy-leave" }),
    ),
  ];
}

function keep(desk: Desk): void {
  const { people, places } = desk.document;
  const all = [
    ...people.map(({ id, placed }) => ({ type: "person" as const, id, from: placed })),
    ...places.map(({ id, placed }) => ({ type: "place" as const, id, from: placed })),
  ];
  const moves = all.flatMap(({ type, id, from }) => {
    const to = desk.trial?.get(id);
    return to ? [{ who: { type, id }, to, from, held: false }] : [];
  });
  desk.do({ command: "move", moves });
  desk.cancel();
}
