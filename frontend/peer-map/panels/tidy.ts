/** Tidy is asked for, seen first, and only then kept; one undo brings everybody back. */
import type { Desk } from "../desk.ts";
import type { Id, Point } from "../model/document.ts";
import { compose } from "../drawing/compose.ts";
import { pagePaint } from "../drawing/paint.ts";
import { askTidy, tidyInput } from "../io/tidier.ts";
import { row } from "./blocks.ts";
import { h } from "./dom.ts";
import { button } from "./fields.ts";

type State = "idle" | "working" | "failed";

/** One request at a time: a newer one ends the older. */
export class Tidier {
  state: State = "idle";
  #stop: () => void = () => undefined;

  async start(desk: Desk, fresh: boolean): Promise<void> {
    const url = desk.document.urls.tidy_worker;
    if (!url) return;
    this.#stop();
    this.state = "working";
    desk.tell();
    const scene = compose(desk.document, { paint: pagePaint, forPage: false });
    const asked = askTidy(url, tidyInput(desk.document, scene, fresh));
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
  return [
    h(
      "p",
      {},
      say(
        tidier.state === "working" ? "tidy.working" : tidier.state === "failed" ? "tidy.failed" : "tidy.read",
      ),
    ),
    row(
      button(say("tidy.little"), () => void tidier.start(desk, false), {
        id: "pm-tidy-little",
        disabled: tidier.state === "working",
      }),
      button(say("tidy.fresh"), () => void tidier.start(desk, true), {
        id: "pm-tidy-fresh",
        disabled: tidier.state === "working",
      }),
    ),
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
    return to ? [{ who: { type, id }, to, from }] : [];
  });
  desk.do({ command: "move", moves });
  desk.cancel();
}
