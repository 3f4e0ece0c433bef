/** Puts the parts of the editor together inside its element and keeps them up to date. */
import { deviceKeeper, givenTo } from "../on-device/keeper.ts";
import { Desk } from "./desk.ts";
import type { MapDocument } from "./model/document.ts";
import { wishOf, type Wish } from "./gestures/keys.ts";
import { Stage } from "./gestures/stage.ts";
import { serverAt, sittingOf, type Server } from "./io/server.ts";
import { wordingFrom } from "./drawing/wording.ts";
import { bar } from "./panels/bar.ts";
import { h, renew } from "./panels/dom.ts";
import { ENGLISH } from "./panels/english.ts";
import { button } from "./panels/fields.ts";
import { Days, savedWords, timeBar } from "./panels/foot.ts";
import { askBar } from "./panels/confirm.ts";
import { linkBar } from "./panels/linking.ts";
import { leave, side } from "./panels/side.ts";
import { Tidier } from "./panels/tidy.ts";
import { legend, overPicture, tray } from "./panels/tray.ts";
import { Store } from "./store/store.ts";

/** How often a colleague's changes are looked for while somebody is looking at the map, in milliseconds. */
const LOOK_AGAIN = 30000;

type EditWish = "take_off" | "add_person" | "add_place" | "link" | "group";
type SimpleWish = Exclude<Wish["do"], EditWish | "walk" | "nudge" | "escape" | "open">;

export class Editor {
  readonly #root: HTMLElement;
  readonly #desk: Desk;
  readonly #stage: Stage;
  readonly #days: Days;
  readonly #tidier = new Tidier();
  readonly #ends = new AbortController();
  readonly #bar = h("div", { class: "pm-bar" });
  readonly #link = h("div", { class: "pm-link-place" });
  readonly #over = h("div", { class: "pm-over-place" });
  readonly #tray = h("div", { class: "pm-tray-place" });
  readonly #side: HTMLElement;
  readonly #time = h("div", { class: "pm-time-place" });
  readonly #saved = h("div", { class: "pm-saved-place", role: "status" });
  readonly #live = h("p", { class: "pm-hint pm-live", "aria-live": "polite" });

  /** Wishes that need nothing else to be known, and work for those who only look as well. */
  readonly #simple: Readonly<Record<SimpleWish, () => void>> = {
    next_tie: () => this.#stage.turn(true),
    previous_tie: () => this.#stage.turn(false),
    first: () => this.#stage.leap(false),
    last: () => this.#stage.leap(true),
    zoom_in: () => this.#stage.zoom(true),
    zoom_out: () => this.#stage.zoom(false),
    fit: () => this.#stage.fit(),
    undo: () => this.#desk.undo(),
    redo: () => this.#desk.redo(),
    help: () => this.#desk.open("help"),
    find: () => {
      this.#desk.open("find");
      this.#focus("#pm-find");
    },
  };

  constructor(root: HTMLElement, map: MapDocument) {
    this.#root = root;
    const sitting = sittingOf(root);
    const server = serverAt(map.urls, sitting, wordingFrom(map.words, ENGLISH)("refused.unfit"));
    const newId = (): string => crypto.randomUUID();
    const store = new Store(map, {
      send: server.send,
      fetchDocument: () => server.fetchDocument(),
      newId,
      keeper: deviceKeeper(givenTo(root, sitting.viewer)),
      wait: (ms) => this.#wait(ms),
    });
    this.#desk = new Desk(store, newId);
    this.#stage = new Stage(this.#desk);
    this.#days = new Days(this.#desk, server.fetchDocument);
    this.#side = h("aside", { class: "pm-side", "aria-labelledby": "pm-side-title" });
    this.#build();
    this.#listen(store, server);
    this.#desk.subscribe(() => this.#update());
    this.#update();
  }

  #build(): void {
    const { say } = this.#desk;
    const stage = this.#stage;
    const zoom = h(
      "div",
      { class: "pm-zoom" },
      button(say("stage.zoom_in"), () => stage.zoom(true), { id: "pm-zoom-in", sign: "+" }),
      button(say("stage.zoom_out"), () => stage.zoom(false), { id: "pm-zoom-out", sign: "−" }),
      button(say("stage.fit"), () => stage.fit(), { id: "pm-fit", sign: "⤢" }),
    );
    const picture = h(
      "div",
      { class: "pm-stage" },
      this.#over,
      h("div", { class: "pm-frame" }, stage.surface.svg, stage.surface.lifted, legend(this.#desk), zoom),
      this.#link,
      this.#tray,
    );
    this.#root.append(
      this.#bar,
      h("div", { class: "pm-main" }, picture, this.#side),
      h("div", { class: "pm-foot" }, this.#time, this.#live, this.#saved),
    );
  }

  #listen(store: Store, server: Server): void {
    const { signal } = this.#ends;
    this.#lead(server);
    this.#root.addEventListener("keydown", (event) => this.#key(event), { signal });
    addEventListener("online", () => this.#wake(), { signal });
    addEventListener("beforeunload", (event) => void (store.waiting > 0 && event.preventDefault()), {
      signal,
    });
    const look = (): void => void (document.hidden || store.refresh());
    document.addEventListener("visibilitychange", () => (this.#wake(), look()), { signal });
    const looking = setInterval(look, LOOK_AGAIN);
    signal.addEventListener("abort", () => clearInterval(looking));
  }

  /** Where words that are announced go, and where focus is led to. */
  #lead(server: Server): void {
    const desk = this.#desk;
    desk.announce = (words, seen = true) => {
      this.#live.textContent = words;
      this.#live.classList.toggle("pm-unseen", !seen);
    };
    desk.comeBack = async () => {
      if (await server.comeBack()) desk.store.tryAgain();
      else desk.announce(desk.say("save.not_back"));
    };
    desk.focusPanel = () => this.#focus("#pm-side-title");
    desk.focusProblems = () => this.#focus("#pm-problems");
    desk.focusStage = (what) => {
      const to = what ?? this.#stage.surface.current;
      if (to) this.#stage.surface.stepTo(to);
    };
  }

  end(): void {
    this.#ends.abort();
  }

  #wake: () => void = () => undefined;

  /** Waits, unless the connection comes back earlier. */
  #wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #focus(selector: string): void {
    const target = this.#side.querySelector<HTMLElement>(selector);
    target?.focus({ preventScroll: true });
    target?.scrollIntoView({ block: "nearest" });
  }

  #update(): void {
    const desk = this.#desk;
    renew(this.#bar, bar(desk));
    renew(this.#link, [linkBar(desk) ?? askBar(desk)]);
    renew(this.#over, overPicture(desk));
    renew(this.#tray, [tray(desk)]);
    this.#updateSide();
    renew(this.#time, timeBar(desk, this.#days));
    renew(this.#saved, savedWords(desk));
    this.#root.classList.toggle("pm-is-linking", desk.linking !== null);
    this.#root.dataset.saving = desk.store.saving;
    this.#root.dataset.kept = String(!desk.store.atRisk);
    this.#stage.update();
  }

  /** What is new is read from its top; what is only brought up to date stays where it was scrolled to. */
  #updateSide(): void {
    const title = (): string => this.#side.querySelector("h2")?.textContent ?? "";
    const before = title();
    renew(this.#side, side(this.#desk, this.#tidier));
    if (title() !== before) this.#side.scrollTop = 0;
  }

  #key(event: KeyboardEvent): void {
    if (event.key === "ArrowDown" && (event.target as Element).id === "pm-link-words")
      return this.#desk.focusStage(null);
    const wish = wishOf(event, this.#where(event.target as Element));
    if (wish && this.#fulfil(wish)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  #where(target: Element): "picture" | "editor" | "field" {
    if (target.closest("input:not([type=radio], [type=checkbox], [type=range]), textarea, select"))
      return "field";
    return target.closest(".pm-svg") ? "picture" : "editor";
  }

  /** False when there was nothing to do, so that the page keeps its own keys. */
  #fulfil(wish: Wish): boolean {
    const stage = this.#stage;
    if (wish.do === "walk") stage.walk(wish.arrow);
    else if (wish.do === "nudge") stage.nudge(wish.arrow);
    else if (wish.do === "escape") return this.#escape();
    else if (wish.do === "open") return this.#openCurrent();
    else if (wish.do in this.#simple) this.#simple[wish.do as SimpleWish]();
    else return this.#desk.mayEdit && this.#edit(wish.do as EditWish, stage.surface.current);
    return true;
  }

  #openCurrent(): boolean {
    const at = this.#stage.surface.current;
    const { linking, task } = this.#desk;
    if (!at) return false;
    this.#stage.pick(at);
    if (!linking && task !== "add_group") this.#desk.focusPanel();
    return true;
  }

  #edit(wish: EditWish, at: Desk["chosen"]): boolean {
    const desk = this.#desk;
    const onPicture = this.#stage.surface.svg.contains(document.activeElement);
    const what = onPicture ? at : desk.chosen;
    if (wish === "take_off" && what) {
      desk.choose(what);
      desk.open("off");
    } else if (wish === "link") {
      desk.link(what && what.type !== "tie" ? { type: what.type, id: what.id } : null);
      this.#link.querySelector("input")?.focus();
    } else if (wish === "group") {
      desk.choose(what);
      desk.open("add_group");
    } else if (wish === "add_person") {
      desk.open("add_person");
      this.#focus("#pm-add-names");
    } else if (wish === "add_place") {
      desk.open("add_place");
      this.#focus("#pm-place-name");
    }
    return true;
  }

  #escape(): boolean {
    const desk = this.#desk;
    const shown = this.#bar.querySelector<HTMLDetailsElement>("#pm-show[open]");
    if (shown) {
      shown.open = false;
      this.#bar.querySelector<HTMLElement>("#pm-show-open")?.focus();
      return true;
    }
    if (desk.linking) {
      const { from } = desk.linking;
      desk.cancel();
      desk.focusStage(from);
    } else if (desk.task || desk.chosen) leave(desk);
    else return false;
    return true;
  }
}
