/** Small sheets over the question: somebody on the drawing, what should go, stopping here. */
import { h } from "../../peer-map/panels/dom.ts";
import type { Point } from "../../peer-map/model/document.ts";
import type { App } from "../app.ts";
import type { Id } from "../given.ts";
import { colours, symbolIcon, symbols } from "../icons.ts";
import { nameOf } from "../model/lines.ts";

const NUDGE = 40;

interface Sheet {
  readonly dialog: HTMLDialogElement;
  readonly close: () => void;
}

function open(app: App, title: string, fill: (sheet: Sheet) => readonly (Element | string | null)[]): void {
  app.root.querySelectorAll("dialog").forEach((other) => other.remove());
  const before = document.activeElement as HTMLElement | null;
  const dialog = h("dialog", { class: "dt-sheet", "aria-labelledby": "sheet-title" });
  const close = (): void => dialog.close();
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (before?.isConnected) before.focus();
  });
  dialog.append(
    h("h2", { id: "sheet-title" }, title),
    ...fill({ dialog, close }).filter((one): one is Element | string => one !== null),
  );
  app.root.append(dialog);
  dialog.showModal();
}

const large = (label: string, act: () => void, look = ""): HTMLButtonElement =>
  h("button", { type: "button", class: `dt-button dt-large ${look}`.trim(), onclick: act }, label);

/** Stop is as big as Next, and needs no reason. */
export function stopSheet(app: App): void {
  open(app, app.say("stop_title"), ({ close }) => {
    const go = (act: () => void) => (): void => {
      close();
      act();
    };
    const everything = (): void => app.letGo(app.sitting.lines.map((line) => line.id));
    return [
      h("p", {}, app.say("stop_help")),
      h(
        "div",
        { class: "dt-choices" },
        large(
          app.say("look_first"),
          go(() => app.go({ kind: "end", at: "read_back" })),
        ),
        large(
          app.say("just_stop"),
          go(() => app.go({ kind: "end", at: "give_back" })),
        ),
        large(
          app.say("another_day"),
          go(() => app.go({ kind: "later", from: app.step })),
        ),
        large(
          app.say("all_goes"),
          go(() => {
            everything();
            app.go({ kind: "end", at: "give_back" });
          }),
        ),
        large(app.say("keep_going"), close, "dt-next"),
      ),
    ];
  });
}

/** "Don't save this": the last thing said, or somebody with everything said about them (`map.dont_save`). */
export function letGoSheet(app: App): void {
  const last = app.sitting.lastSaid(app.seat);
  const things = app.sitting.things(app.seat).filter((thing) => thing.body.kind === "person");
  open(app, app.say("gone_title"), ({ close, dialog }) => {
    const gone = (ids: readonly Id[]) => (): void => {
      app.letGo(ids);
      dialog.replaceChildren(
        h("h2", { id: "sheet-title", tabindex: "-1" }, app.say("gone_done")),
        h("p", {}, app.say("gone_honest")),
        h("div", { class: "dt-choices" }, large(app.say("close"), close, "dt-next")),
      );
      dialog.querySelector<HTMLElement>("h2")?.focus();
    };
    if (!last && things.length === 0)
      return [
        h("p", {}, app.say("gone_nothing")),
        h("div", { class: "dt-choices" }, large(app.say("close"), close)),
      ];
    return [
      h("p", {}, app.say("gone_help")),
      h(
        "div",
        { class: "dt-choices" },
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
    if (id === app.seat) app.go({ kind: "question", id: "me" });
    else if (app.given.several) app.go({ kind: "like", about: id, asked: "me" });
    return;
  }
  const thing = app.thing(id);
  if (!thing) return;
  const name = nameOf(thing);
  const title = app.say(thing.body.kind === "person" ? "like_with" : "like_there", { name });
  open(app, name, ({ close }) => [
    h(
      "div",
      { class: "dt-choices" },
      large(title, () => {
        close();
        const about = app.spokenOf(id);
        app.go({
          kind: "like",
          about,
          asked: thing.body.asked || (thing.body.kind === "person" ? "like" : "go"),
        });
      }),
    ),
    thing.body.kind === "person" ? looks(app, id) : null,
    moves(app, id, name),
    h(
      "div",
      { class: "dt-choices" },
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
