/** Tidy is asked for, seen first, and only then kept; one undo brings everybody back. */
import { counted, type Desk } from "../desk.ts";
import type { Id, Point } from "../model/document.ts";
import { askTidy, tidyInput, type HowMuch } from "../io/tidier.ts";
import { hint, row } from "./blocks.ts";
import { h } from "./dom.ts";
import { button } from "./fields.ts";

type State = "idle" | "working" | "failed";

/** One request at a time: a newer one ends the older. */
export class Tidier {
  state: State = "idle";
  #stop: () => void = () => undefined;

  async start(desk: Desk, how: HowMuch): Promise<void> {
    const url = desk.document.urls.tidy_worker;
    if (!url) return;
    this.#stop();
    this.state = "working";
    desk.tell();
    const asked = askTidy(url, tidyInput(desk.document, how));
    this.#stop = asked.stop;
    const found = await asked.positions;
    this.state = found ? "idle" : "failed";
    if (desk.task === "tidy") desk.trial = found && changedOnly(desk, found);
    desk.tell();
  }
}

function changedOnly(desk: Desk, found: ReadonlyMap<Id, Point>): ReadonlyMap<Id, Point> {
  const now = new Map(
    [...desk.document.people, ...desk.document.places].map((item) => [item.id, item.placed]),
  );
  return new Map([...found].filter(([id, to]) => now.get(id)?.[0] !== to[0] || now.get(id)?.[1] !== to[1]));
}

export function tidyPanel(desk: Desk, tidier: Tidier): (HTMLElement | null)[] {
  const { say, trial } = desk;
  const held = [...desk.document.people, ...desk.document.places].filter((item) => item.held).length;
  const working = tidier.state === "working";
  return [
    h(
      "p",
      {},
      say(
        tidier.state === "working" ? "tidy.working" : tidier.state === "failed" ? "tidy.failed" : "tidy.read",
      ),
    ),
    row(
      button(say("tidy.little"), () => void tidier.start(desk, "little"), {
        id: "pm-tidy-little",
        disabled: working,
      }),
      button(say("tidy.fresh"), () => void tidier.start(desk, "fresh"), {
        id: "pm-tidy-fresh",
        disabled: working,
      }),
      held > 0
        ? button(say("tidy.all"), () => void tidier.start(desk, "all"), { id: "pm-tidy-all", disabled: working })
        : null,
    ),
    held > 0 ? hint(counted(say, "tidy.held", held)) : null,
    row(
      button(say("tidy.keep"), () => keep(desk), {
        kind: "action",
        id: "pm-tidy-keep",
        disabled: !trial || trial.size === 0,
      }),
      button(say("tidy.leave"), () => desk.cancel(), { id: "pm-tidy-leave" }),
    ),
  ];
}

function keep(desk: Desk): void {
  const { trial } = desk;
  if (!trial || trial.size === 0) return;
  const all = [
    ...desk.document.people.map((p) => ({ type: "person" as const, id: p.id, from: p.placed })),
    ...desk.document.places.map((p) => ({ type: "place" as const, id: p.id, from: p.placed })),
  ];
  const moves = all.flatMap(({ type, id, from }) => {
    const to = trial.get(id);
    return to ? [{ who: { type, id }, to, from, held: false }] : [];
  });
  desk.do({ command: "move", moves });
  desk.cancel();
}
