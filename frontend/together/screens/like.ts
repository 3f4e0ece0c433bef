/** What it is like with somebody or somewhere, and what they call themselves. */
import { h } from "../../peer-map/panels/dom.ts";
import type { App } from "../app.ts";
import type { Id, Tap } from "../given.ts";
import { nameOf } from "../model/lines.ts";
import { area } from "./fields.ts";
import type { StepView } from "./frame.ts";
import { looks } from "./sheets.ts";

const onward = (app: App): NonNullable<StepView["next"]> => ({
  label: app.say("next"),
  act: () => app.next(),
});

export function likeView(app: App, about: Id): StepView {
  const other = app.opened.seats.find((seat) => seat.id === about);
  const thing = app.thing(about);
  const name = other?.shown ?? (thing ? nameOf(thing) : "");
  const place = thing?.body.kind === "place";
  const taps = (place ? app.given.words.there : app.given.words.likes).filter(
    (tap) => !app.given.several || tap.in_group,
  );
  return {
    title: app.say(place ? "like_there" : "like_with", { name }),
    help: `${app.say("help_like")} ${app.say("only_yours")}`,
    drawing: true,
    asked: about,
    answer: () => likeAnswer(app, about, taps),
    skip: true,
    dontSave: true,
    back: true,
    next: onward(app),
  };
}

function likeAnswer(app: App, about: Id, taps: readonly Tap[]): Element[] {
  const line = app.sitting.likeOf(app.seat, about);
  const now = line?.body ?? { kind: "like" as const, about, taps: [], words: "" };
  const say = (change: { taps?: readonly string[]; words?: string }): void => {
    const last = app.sitting.likeOf(app.seat, about);
    const next = { ...(last?.body ?? now), ...change };
    if (last && next.taps.length === 0 && !next.words) app.sitting.letGo([last.id]);
    else app.sitting.say(app.seat, next, last?.id ?? null);
    app.frame.renew();
  };
  const tap = (id: string): void => {
    const chosen = app.sitting.likeOf(app.seat, about)?.body.taps ?? [];
    say({ taps: chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id] });
  };
  return [
    h(
      "div",
      { class: "dt-taps", role: "group", "aria-label": app.say("help_like") },
      ...taps.map((one) =>
        h(
          "button",
          {
            type: "button",
            id: `tap-${one.id}`,
            class: "dt-button dt-tap",
            "aria-pressed": String(now.taps.includes(one.id)),
            "data-aloud": true,
            onclick: () => tap(one.id),
          },
          one.says,
        ),
      ),
      opener(app, "words", app.say("own_words"), about),
      app.thing(about)?.body.kind === "person" ? opener(app, "look", app.say("a_picture"), about) : "",
    ),
    ...(app.unfolded === `words ${about}` || now.words
      ? [area(`like-${about}`, app.say("words"), now.words, (words) => say({ words }))]
      : []),
    ...(app.unfolded === `look ${about}` ? [looks(app, about)] : []),
  ];
}

/** A tap that opens a little more below: their own words, a picture. */
function opener(app: App, what: string, label: string, about: Id): HTMLButtonElement {
  const name = `${what} ${about}`;
  const turn = (): void => {
    app.unfolded = app.unfolded === name ? "" : name;
    app.frame.renew();
    if (app.unfolded === name && what === "words") document.getElementById(`like-${about}`)?.focus();
  };
  const attributes = { type: "button", id: `open-${what}`, class: "dt-button dt-tap", onclick: turn };
  return h("button", { ...attributes, "aria-expanded": String(app.unfolded === name) }, label);
}

export function lotView(app: App): StepView {
  const members = (): Id[] =>
    app.sitting
      .things(app.seat)
      .filter((one) => one.body.kind === "person" && one.body.asked === "like")
      .map((one) => one.id);
  const keep = (words: string): void => {
    const last = app.sitting.of(app.seat, "lot").at(-1);
    if (words) app.sitting.say(app.seat, { kind: "lot", words, members: members() }, last?.id ?? null);
    else if (last) app.sitting.letGo([last.id]);
    app.frame.renew();
  };
  return {
    title: app.say("lot"),
    help: app.say("lot_help"),
    drawing: true,
    answer: () => [
      area("lot", app.say("words"), app.sitting.of(app.seat, "lot").at(-1)?.body.words ?? "", keep),
    ],
    skip: true,
    dontSave: true,
    back: true,
    next: onward(app),
  };
}
