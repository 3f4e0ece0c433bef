/** Stop is as big as Next, and needs no reason. Nobody lets go of what somebody else said (`map.together_group`). */
import { h } from "../../peer-map/panels/dom.ts";
import type { App } from "../app.ts";
import type { Step } from "../model/steps.ts";
import { whatGoes } from "../model/read-back.ts";
import { choices, large, open, type Sheet } from "./sheet.ts";

const GIVE_BACK: Step = { kind: "end", at: "give_back" };

export function stopSheet(app: App): void {
  open(app, app.say("stop_title"), (sheet) => waysToStop(app, sheet));
}

function waysToStop(app: App, sheet: Sheet): Element[] {
  const to = (label: string, step: Step): HTMLElement => large(app.say(label), () => leads(app, sheet, step));
  return [
    h("p", {}, app.say("stop_help")),
    choices(
      to("look_first", { kind: "end", at: "read_back" }),
      to("just_stop", GIVE_BACK),
      to("another_day", { kind: "later", from: app.step }),
      large(app.say(app.given.several ? "all_mine_goes" : "all_goes"), () => asksOnceMore(app, sheet)),
      large(app.say("keep_going"), sheet.close, "dt-next"),
    ),
  ];
}

function leads(app: App, sheet: Sheet, step: Step): void {
  sheet.close();
  app.go(step);
}

/** What goes is named before anything does. */
function asksOnceMore(app: App, sheet: Sheet): void {
  const goes = whatGoes(app.shown, app.seat, app.say);
  if (goes.length === 0) return lets(app, sheet);
  const { several } = app.given;
  sheet.turn(app.say(several ? "all_title_group" : "all_title", { name: app.me?.shown ?? "" }), [
    h("p", {}, app.say("all_help")),
    h("ul", { class: "dt-goes" }, ...goes.map((one) => h("li", {}, one))),
    several ? h("p", {}, app.say("others_stay", { names: others(app).join(", ") })) : null,
    h("p", { class: "dt-help" }, app.say("gone_honest")),
    choices(
      large(app.say("yes_go"), () => lets(app, sheet)),
      large(app.say("back"), () => sheet.turn(app.say("stop_title"), waysToStop(app, sheet)), "dt-next"),
    ),
  ]);
}

/** Alone, the device goes back; of several, whoever stops leaves and the others may go on. */
function lets(app: App, sheet: Sheet): void {
  app.letAllGo();
  if (!app.given.several) return leads(app, sheet, GIVE_BACK);
  const onward = app.opened.seats.filter((seat) => seat.id !== app.seat);
  sheet.turn(app.say("gone_done"), [
    h("p", {}, app.say("others_stay", { names: others(app).join(", ") })),
    choices(
      ...onward.map(({ id, shown }) =>
        large(
          app.say("goes_on", { name: shown }),
          () => {
            sheet.close();
            app.speaks(id);
          },
          "dt-next",
        ),
      ),
      large(app.say("all_stop"), () => leads(app, sheet, GIVE_BACK)),
    ),
  ]);
}

const others = (app: App): string[] =>
  app.opened.seats.filter((seat) => seat.id !== app.seat).map((seat) => seat.shown);
