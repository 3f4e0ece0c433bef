/** The questions: who, where, in words. Taps first; own words always. */
import { h } from "../../peer-map/panels/dom.ts";
import type { App } from "../app.ts";
import type { PlaceOf, Question, Sort } from "../given.ts";
import { letters } from "../model/letters.ts";
import { nameOf } from "../model/lines.ts";
import { freeBeside } from "../model/picture.ts";
import { fieldLook, wordsAnswer } from "./fields.ts";
import type { StepView } from "./frame.ts";
import { colourChoices, lookPicker, symbolChoices } from "./sheets.ts";

const onward = (app: App): NonNullable<StepView["next"]> => ({
  label: app.say("next"),
  act: () => app.next(),
});

export function helloView(app: App): StepView {
  const { several } = app.given;
  const begin = (carriesOn: boolean) => (): void => {
    app.carriesOn = carriesOn;
    void document.documentElement.requestFullscreen?.().catch(() => undefined);
    app.next();
  };
  const choices = app.hasEarlier
    ? [
        app.button("carry_on", begin(true), "dt-large dt-next"),
        app.button("start_new", begin(false), "dt-large"),
      ]
    : [app.button("start", begin(false), "dt-large dt-next")];
  return {
    title: app.say(several ? "hello_group" : "hello"),
    help: app.say("hello_help"),
    drawing: true,
    answer: () => [
      h("p", { class: "dt-note", "data-aloud": true }, sentence(app.given.words.sign.says, app.given.adult)),
      h("div", { class: "dt-choices" }, ...choices),
    ],
    next: null,
  };
}

const sentence = (text: string, adult: string): string => text.replaceAll("{adult}", adult);

/** What stays in the room (`map.together_group`). */
export function agreeView(app: App): StepView {
  return {
    title: app.say("agree_title"),
    help: "",
    drawing: false,
    answer: () => [
      h(
        "ul",
        { class: "dt-agree" },
        ...app.given.words.agrees.map((one) => h("li", { "data-aloud": true }, one)),
      ),
      h(
        "div",
        { class: "dt-choices" },
        app.button("agree", () => app.next(), "dt-large dt-next"),
      ),
    ],
    next: null,
  };
}

export function questionView(app: App, id: string): StepView {
  const question = app.given.words.questions.find((one) => one.id === id);
  if (!question) throw new Error(`no question ${id}`);
  const answers = {
    me: () => meAnswer(app),
    person: () => personAnswer(app, question, "young"),
    grown_up: () => personAnswer(app, question, "grown_up"),
    place: () => placeAnswer(app, question),
    words: () => wordsAnswer(app, question.id, app.say("words")),
  };
  return {
    title: question.asks,
    help: question.help,
    picture: question.picture,
    drawing: true,
    answer: answers[question.answer],
    skip: true,
    dontSave: true,
    back: true,
    next: onward(app),
  };
}

function meAnswer(app: App): Element[] {
  const now = app.sitting.of(app.seat, "me").at(-1);
  const look = now?.body ?? { symbol: app.me?.symbol ?? "", colour: app.me?.colour ?? "" };
  const set = (change: { symbol?: string; colour?: string }): void => {
    const last = app.sitting.of(app.seat, "me").at(-1);
    const before = last?.body ?? { kind: "me" as const, symbol: look.symbol, colour: look.colour };
    app.sitting.say(app.seat, { ...before, ...change }, last?.id ?? null);
    app.frame.renew();
  };
  const name = app.say("me");
  return [
    lookPicker("me-s", app.say("picture_of", { name }), symbolChoices(app), look.symbol, (symbol) =>
      set({ symbol }),
    ),
    lookPicker("me-c", app.say("colour_of", { name }), colourChoices(app), look.colour, (colour) =>
      set({ colour }),
    ),
  ];
}

function personAnswer(app: App, question: Question, sort: Sort): Element[] {
  const field = h("input", fieldLook("name", 40));
  const add = (): void => {
    const typed = field.value.trim();
    if (!typed) return field.focus();
    const taken = app.sitting.of(app.seat, "person").map((line) => line.body.shown);
    const shown = letters(typed, app.given.words.family_words, taken);
    const chosen = document.querySelector<HTMLInputElement>("input[name=sort]:checked")?.value as
      Sort | undefined;
    const at = freeBeside(app.shown, app.seat);
    const person = {
      kind: "person",
      shown,
      symbol: "",
      colour: "",
      asked: question.id,
      known: null,
      at,
    } as const;
    app.sitting.say(app.seat, { ...person, sort: chosen ?? sort });
    field.value = "";
    app.frame.renew();
    if (shown !== typed) app.frame.announce(app.say("letter_kept", { shown }));
    document.querySelector<HTMLElement>("#name")?.focus();
  };
  return [
    adding(app, "name", app.say("name"), field, add),
    h(
      "fieldset",
      { class: "dt-sorts" },
      h("legend", {}, app.say("who")),
      ...app.given.words.sorts.map((one) =>
        h(
          "label",
          { class: "dt-button dt-sort", for: `sort-${one.id}` },
          h("input", {
            type: "radio",
            name: "sort",
            id: `sort-${one.id}`,
            value: one.id,
            checked: one.id === sort,
            "data-draft": true,
          }),
          one.says,
        ),
      ),
    ),
    ...already(app, question.id),
  ];
}

function placeAnswer(app: App, question: Question): Element[] {
  const field = h("input", fieldLook("place-name", 40));
  const online = question.id === "online";
  const say = (name: string, of: PlaceOf): void => {
    const there = app.sitting
      .of(app.seat, "place")
      .some((line) => line.body.name.toLowerCase() === name.toLowerCase());
    if (there) return;
    const at = freeBeside(app.shown, app.seat);
    app.sitting.say(app.seat, { kind: "place", name, of, asked: question.id, known: null, at });
    app.frame.renew();
  };
  const add = (): void => {
    const typed = field.value.trim();
    field.value = "";
    if (typed) say(typed, online ? "online" : "neighbourhood");
    document.querySelector<HTMLElement>("#place-name")?.focus();
  };
  const offered = app.given.words.places.filter((one) => !online || one.kind === "online");
  const named = new Set(app.sitting.of(app.seat, "place").map((line) => line.body.name));
  return [
    h(
      "div",
      { class: "dt-taps", role: "group", "aria-label": question.asks },
      ...offered
        .filter((one) => !named.has(one.says))
        .map((one) =>
          h(
            "button",
            {
              type: "button",
              id: `place-${one.id}`,
              class: "dt-button dt-tap",
              "data-aloud": true,
              onclick: () => say(one.says, one.kind),
            },
            one.says,
          ),
        ),
    ),
    adding(app, "place-name", app.say("place_name"), field, add),
    ...already(app, question.id),
  ];
}

/** What was named for this question, to go to or to take a look at. */
function already(app: App, asked: string): Element[] {
  const named = app.sitting.things(app.seat).filter((thing) => thing.body.asked === asked);
  if (named.length === 0) return [];
  return [
    h(
      "div",
      { class: "dt-row" },
      ...named.map((thing) =>
        h(
          "button",
          {
            type: "button",
            id: `has-${thing.id}`,
            class: "dt-button dt-thing",
            onclick: () => app.frame.person(thing.id),
          },
          nameOf(thing),
        ),
      ),
    ),
  ];
}

function adding(app: App, id: string, label: string, field: HTMLInputElement, add: () => void): HTMLElement {
  return h(
    "form",
    {
      class: "dt-adding",
      novalidate: true,
      onsubmit: (event) => {
        event.preventDefault();
        add();
      },
    },
    h("label", { for: id }, label),
    field,
    h("button", { type: "submit", class: "dt-button dt-add" }, app.say("add")),
  );
}

export function moreView(app: App): StepView {
  return {
    title: app.say("more_title"),
    help: app.say("more_help"),
    drawing: true,
    answer: () => [
      h(
        "div",
        { class: "dt-choices" },
        app.button("done", () => app.next(), "dt-large dt-next"),
        app.button("more", () => app.more(), "dt-large"),
      ),
    ],
    dontSave: true,
    back: true,
    next: null,
  };
}
