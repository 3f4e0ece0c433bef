/** Small sheets over the question: somebody on the drawing, and what should go. */
import { h } from "../../peer-map/panels/dom.ts";
import type { Point } from "../../peer-map/model/document.ts";
import type { App } from "../app.ts";
import type { Id } from "../given.ts";
import { colours, symbolIcon, symbols } from "../icons.ts";
import { nameOf } from "../model/lines.ts";
import { choices, large, open } from "./sheet.ts";

const NUDGE = 40;

/** "Don't save this": the last thing said, or somebody with everything said about them (`map.dont_save`). */
export function letGoSheet(app: App): void {
  const last = app.sitting.lastSaid(app.seat);
  const things = app.sitting.things(app.seat).filter((thing) => thing.body.kind === "person");
  open(app, app.say("gone_title"), ({ close, turn }) => {
    const gone = (ids: readonly Id[]) => (): void => {
      app.letGo(ids);
      turn(app.say("gone_done"), [
        h("p", {}, app.say("gone_honest")),
        choices(large(app.say("close"), close, "dt-next")),
      ]);
    };
    if (!last && things.length === 0)
      return [h("p", {}, app.say("gone_nothing")), choices(large(app.say("close"), close))];
    return [
      h("p", {}, app.say("gone_help")),
      choices(
        ...(last ? [large(app.say("gone_last"), gone([last.id]))] : []),
        ...things.map((thing) =>
          large(app.say("gone_person", { name: nameOf(thing) }), gone(app.sitting.everythingAbout(thing))),
        ),
        large(app.say("back"), close, "dt-next"),
      ),
    ];
  });
}

/** Somebody on the drawing: what it is like, how they look, where they stand, and letting them go. */
export function personSheet(app: App, id: Id): void {
  const mine = app.opened.seats.some((seat) => seat.id === id);
  if (mine) {
    if (id === app.seat) app.aside({ kind: "question", id: "me" });
    else if (app.given.several) app.aside({ kind: "like", about: id, asked: "me" });
    return;
  }
  const thing = app.thing(id);
  if (!thing) return;
  const name = nameOf(thing);
  const title = app.say(thing.body.kind === "person" ? "like_with" : "like_there", { name });
  open(app, name, ({ close }) => [
    choices(
      large(title, () => {
        close();
        const about = app.spokenOf(id);
        app.aside({
          kind: "like",
          about,
          asked: thing.body.asked || (thing.body.kind === "person" ? "like" : "go"),
        });
      }),
    ),
    thing.body.kind === "person" ? looks(app, id) : null,
    moves(app, id, name),
    choices(
      large(app.say("dont_save"), () => {
        close();
        const said = app.sitting.things(app.seat).find((one) => one.id === id);
        if (said) app.letGo(app.sitting.everythingAbout(said));
      }),
      large(app.say("close"), close, "dt-next"),
    ),
  ]);
}

/** Pictures and colours of their choice for others. */
export function looks(app: App, id: Id): HTMLElement {
  const body = app.thing(id)?.body;
  const name = body?.kind === "person" ? body.shown : "";
  const set = (look: { symbol?: string; colour?: string }): void => {
    const now = app.thing(id)?.body;
    if (now?.kind === "person") app.sitting.say(app.seat, { ...now, ...look }, app.spokenOf(id));
    app.frame.renew();
  };
  return h(
    "div",
    { class: "dt-looks" },
    lookPicker(
      `s-${id}`,
      app.say("picture_of", { name }),
      symbolChoices(app),
      body?.kind === "person" ? body.symbol : "",
      (symbol) => set({ symbol }),
    ),
    lookPicker(
      `c-${id}`,
      app.say("colour_of", { name }),
      colourChoices(app),
      body?.kind === "person" ? body.colour : "",
      (colour) => set({ colour }),
    ),
  );
}

interface LookChoice {
  readonly id: string;
  readonly says: string;
  readonly shows: Element | null;
}

export function symbolChoices(app: App): LookChoice[] {
  const plain = { id: "", says: app.say("no_picture"), shows: null };
  const found = symbols.map((id) => ({
    id,
    says: app.given.words.pictures[id] ?? id,
    shows: symbolIcon(id) as unknown as Element,
  }));
  return [plain, ...found];
}

export function colourChoices(app: App): LookChoice[] {
  return colours.map((id) => ({
    id,
    says: app.given.words.colours[id] ?? id,
    shows: h("span", { class: `dt-swatch dt-swatch-${id}` }),
  }));
}

/** A row to pick one from; picking it again takes it back. */
export function lookPicker(
  id: string,
  legend: string,
  choices: readonly LookChoice[],
  chosen: string,
  pick: (id: string) => void,
): HTMLElement {
  const row = h("div", { class: "dt-row", role: "group", "aria-label": legend });
  const buttons = choices.map((choice) => {
    const button = h(
      "button",
      {
        type: "button",
        id: `${id}-${choice.id || "none"}`,
        class: `dt-look${choice.shows ? "" : " dt-look-plain"}`,
        "aria-pressed": String(choice.id === chosen),
        "aria-label": choice.shows ? choice.says : null,
        title: choice.says,
        onclick: () => {
          const now = button.getAttribute("aria-pressed") === "true" ? "" : choice.id;
          for (const other of buttons)
            other.setAttribute("aria-pressed", String(other === button && now === choice.id));
          pick(now);
        },
      },
      choice.shows ?? choice.says,
    );
    return button;
  });
  row.append(...buttons);
  return row;
}

/** Moving without dragging: one tap, one step. */
function moves(app: App, id: Id, name: string): HTMLElement {
  let now = id;
  const step = (dx: number, dy: number) => (): void => {
    const at = app.thing(now)?.body.at ?? [0, 0];
    const placed = app.document();
    const here = [...placed.people, ...placed.places].find((one) => one.id === now)?.placed ?? at;
    const to: Point = [here[0] + dx, here[1] + dy];
    app.move(now, to);
    now = app.sitting.things(app.seat).find((one) => one.id === now || one.body.known === now)?.id ?? now;
  };
  const button = (label: string, act: () => void): HTMLButtonElement =>
    h("button", { type: "button", class: "dt-button", onclick: act }, app.say(label));
  return h(
    "div",
    { class: "dt-row dt-moves", role: "group", "aria-label": app.say("move", { name }) },
    h("span", { "aria-hidden": "true" }, app.say("move", { name })),
    button("left", step(-NUDGE, 0)),
    button("right", step(NUDGE, 0)),
    button("up", step(0, -NUDGE)),
    button("down", step(0, NUDGE)),
  );
}
