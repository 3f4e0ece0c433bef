/** The end: read back, who may see it, what comes next, "how are you now?", and giving the device back. */
import { h } from "../../peer-map/panels/dom.ts";
import type { App } from "../app.ts";
import { readBack } from "../model/read-back.ts";
import type { Ending, Step } from "../model/steps.ts";
import { Asked } from "./cover.ts";
import { wordsAnswer } from "./fields.ts";
import type { StepView } from "./frame.ts";

export function endingView(app: App, at: Ending): StepView {
  return {
    read_back: readBackView,
    who_may_see: whoView,
    next: nextView,
    how_now: feelingView,
    give_back: giveBackView,
  }[at](app);
}

const onward = (app: App): NonNullable<StepView["next"]> => ({
  label: app.say("next"),
  act: () => app.next(),
});

function readBackView(app: App): StepView {
  return {
    title: app.say("read_back"),
    help: app.say("read_back_help"),
    drawing: true,
    answer: () => {
      const told = readBack(app.shown, app.seat, app.say, app.opened.names_kept);
      if (told.length === 0) return [h("p", {}, app.say("read_nothing"))];
      return [
        h(
          "ul",
          { class: "dt-told" },
          ...told.map((one, i) =>
            h(
              "li",
              { class: one.kept ? "" : "dt-not-kept" },
              h(
                "span",
                { id: `told-${i}`, "data-aloud": true },
                one.says,
                one.kept ? "" : ` ${app.say("not_kept_now")}`,
              ),
              h(
                "button",
                {
                  type: "button",
                  class: "dt-button",
                  id: `go-${i}`,
                  "aria-describedby": `told-${i}`,
                  onclick: () => app.letGo(one.ids),
                },
                app.say("let_go"),
              ),
            ),
          ),
        ),
      ];
    },
    back: true,
    next: onward(app),
  };
}

function whoView(app: App): StepView {
  return {
    title: app.say("see_title"),
    help: app.say("see_help"),
    drawing: false,
    answer: () => [
      h("ul", { class: "dt-agree" }, ...app.opened.team.map((one) => h("li", { "data-aloud": true }, one))),
      h("p", { class: "dt-note", "data-aloud": true }, app.say("see_hurt")),
      h(
        "button",
        {
          type: "button",
          id: "ask-family",
          class: "dt-button dt-large dt-tick",
          "aria-pressed": String(app.askFamily),
          onclick: () => {
            app.askFamily = !app.askFamily;
            app.frame.renew();
          },
        },
        app.say("ask_family"),
      ),
    ],
    back: true,
    next: onward(app),
  };
}

function nextView(app: App): StepView {
  return {
    title: app.given.words.endings["next"] ?? "",
    help: "",
    picture: "star",
    drawing: false,
    answer: () => wordsAnswer(app, "next", app.say("words")),
    skip: true,
    back: true,
    next: onward(app),
  };
}

function feelingView(app: App): StepView {
  return {
    title: app.given.words.endings["how_now"] ?? "",
    help: "",
    drawing: false,
    answer: () => {
      const line = app.sitting.of(app.seat, "feeling").at(-1);
      const set = (change: { feeling?: string; keep?: boolean }): void => {
        const last = app.sitting.of(app.seat, "feeling").at(-1);
        const now = last?.body ?? { kind: "feeling" as const, feeling: "", keep: false };
        app.sitting.say(app.seat, { ...now, ...change }, last?.id ?? null);
        app.frame.renew();
      };
      const keep = h(
        "button",
        {
          type: "button",
          id: "keep-feeling",
          class: "dt-button dt-large dt-tick",
          "aria-pressed": String(line?.body.keep ?? false),
          onclick: () => set({ keep: !line?.body.keep }),
        },
        app.say("feeling_keep"),
      );
      return [
        h(
          "div",
          { class: "dt-taps", role: "group", "aria-label": app.given.words.endings["how_now"] ?? "" },
          ...app.given.words.feelings.map((one) =>
            h(
              "button",
              {
                type: "button",
                id: `feel-${one.id}`,
                class: "dt-button dt-tap",
                "data-aloud": true,
                "aria-pressed": String(line?.body.feeling === one.id),
                onclick: () => set({ feeling: one.id }),
              },
              one.says,
            ),
          ),
        ),
        ...(line ? [keep] : []),
      ];
    },
    skip: true,
    back: true,
    next: onward(app),
  };
}

/** Handing the tablet back needs the PIN. */
function giveBackView(app: App): StepView {
  const back = (): void => app.go({ kind: "end", at: "read_back" });
  return handingView(app, "give", "keep", app.button("back", back));
}

/** Put down until later: it waits, locked, and nothing of it is left on this device (`map.together`). */
export function laterView(app: App, from: Step): StepView {
  return handingView(app, "later", "later", app.button("keep_going", () => app.go(from)));
}

function handingView(app: App, words: "give" | "later", how: "keep" | "later", back: HTMLElement): StepView {
  return {
    title: app.say(`${words}_title`),
    help: app.say(`${words}_help`),
    drawing: false,
    stop: false,
    answer: () => {
      const tried = (pin: string, form: Asked): Promise<void> => giveBack(app, pin, how, form);
      const asked = new Asked(app.say, app.given.urls.sign_out, tried, "give_back");
      asked.element.classList.add("dt-giving");
      return [asked.element, h("div", { class: "dt-choices" }, back)];
    },
    next: null,
  };
}

async function giveBack(app: App, pin: string, how: string, form: Asked): Promise<void> {
  if (!(await app.talk.flush()) && app.talk.waits) return form.say(app.say("waiting"));
  const found = await app.server.end(pin, how, app.askFamily);
  if (found === null) form.say(app.say("no_answer"));
  else if (typeof found === "string") location.replace(found);
  else form.wrong(found.wait);
}
