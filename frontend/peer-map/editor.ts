/** Puts the parts of the editor together inside its element and keeps them up to date. */
import { counted, Desk } from "./desk.ts";
import type { MapDocument } from "./model/document.ts";
import { wishOf, type Wish } from "./gestures/keys.ts";
import { Stage } from "./gestures/stage.ts";
import { givenTo, keeperOf } from "./io/device.ts";
import { serverAt, sittingOf, type Server } from "./io/server.ts";
import { bar } from "./panels/bar.ts";
import { h, renew } from "./panels/dom.ts";
import { button } from "./panels/fields.ts";
import { Days, savedLine, savedWords, timeBar } from "./panels/foot.ts";
import { askBar } from "./panels/confirm.ts";
import { linkBar } from "./panels/linking.ts";
import { showAsAsked } from "./panels/show.ts";
import { leave, side } from "./panels/side.ts";
import { Tidier } from "./panels/tidy.ts";
import { Typing, type Unfinished } from "./panels/unfinished.ts";
import { legend, overPicture, tray } from "./panels/tray.ts";
import { Store, type Saving } from "./store/store.ts";

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
  readonly #typing: Typing;
  readonly #time = h("div", { class: "pm-time-place" });
  readonly #saved = h("div", { class: "pm-saved-place" });
  /** Trouble with saving, and its end, are said once; that each change is being saved is not. */
  readonly #said = h("p", { class: "pm-unseen", role: "status" });
  readonly #alarm = h("p", { class: "pm-unseen", role: "alert" });
  #wasSaving: Saving = "saved";
  #wasRefused = 0;
  #wasCrossed = 0;
  #troubled = false;
  #foundSaid = false;
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
    const keeper = keeperOf(givenTo(root, sitting.viewer));
    const server = serverAt(map.urls, sitting);
    const newId = (): string => crypto.randomUUID();
    const store = new Store(map, {
      send: server.send,
      fetchDocument: () => server.fetchDocument(),
      newId,
      keeper: keeper(),
      wait: (ms) => this.#wait(ms),
    });
    this.#desk = new Desk(store, newId);
    showAsAsked(this.#desk, location.search);
    this.#stage = new Stage(this.#desk);
    this.#days = new Days(this.#desk, server.fetchDocument);
    this.#side = h("aside", { class: "pm-side", "aria-labelledby": "pm-side-title" });
    const typed = keeper<readonly Unfinished[]>(":typing");
    this.#typing = new Typing(this.#desk, typed, this.#side, () => this.#sayKept());
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
      h("div", { class: "pm-foot" }, this.#time, this.#live, this.#saved, this.#said, this.#alarm),
    );
  }

  #listen(store: Store, server: Server): void {
    const { signal } = this.#ends;
    this.#lead(server);
    this.#root.addEventListener("keydown", (event) => this.#key(event), { signal });
    addEventListener("online", () => this.#wake(), { signal });
    addEventListener("beforeunload", (event) => void (this.#mayBeLost() && event.preventDefault()), {
      signal,
    });
    const look = (): void => void (document.hidden || store.refresh());
    const hidden = (): void => (document.hidden ? this.#typing.hide() : this.#wake(), look());
    document.addEventListener("visibilitychange", hidden, { signal });
    addEventListener("pagehide", () => this.#typing.hide(), { signal });
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

  /** Asked only when leaving would lose something, or leave it unsaved here; not when a session ends by itself. */
  #mayBeLost(): boolean {
    const { atRisk, saving } = this.#desk.store;
    const left = saving === "not_saved" || saving === "signed_out";
    return document.body.dataset.leaving === undefined && (atRisk || left || this.#typing.atRisk);
  }

  /** What has to be heard, politely and once. */
  #speak(): void {
    const { saving, found } = this.#desk.store;
    const trouble = (state: Saving): boolean => state !== "saved" && state !== "saving";
    if (saving !== this.#wasSaving && (trouble(saving) || (saving === "saved" && this.#troubled)))
      this.#said.textContent = savedLine(this.#desk);
    this.#troubled = trouble(saving) || (this.#troubled && saving !== "saved");
    this.#wasSaving = saving;
    const crossed = this.#desk.store.document.crossed?.length ?? 0;
    if (crossed > this.#wasCrossed) this.#said.textContent = this.#desk.say("crossed.told");
    this.#wasCrossed = crossed;
    this.#tellRefusals();
    if (found > 0 && !this.#foundSaid) this.#said.textContent = counted(this.#desk.say, "save.found", found);
    this.#foundSaid = found > 0;
  }

  /** What could not be saved is heard and seen at once, and nothing said before stands against it. */
  #tellRefusals(): void {
    const { refusals } = this.#desk.store;
    const last = refusals.length - 1;
    if (last >= this.#wasRefused) {
      this.#desk.announce("");
      this.#alarm.textContent = [this.#desk.say("refused.title"), ...(refusals[last]?.reasons ?? [])].join(". ");
      const notice = this.#side.querySelector(`#pm-refused-${last}`)?.parentElement;
      notice?.scrollIntoView({ block: "nearest" });
    }
    this.#wasRefused = refusals.length;
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
    const at = this.#root.contains(document.activeElement) ? document.activeElement : null;
    renew(this.#bar, bar(desk));
    renew(this.#link, [linkBar(desk) ?? askBar(desk)]);
    renew(this.#over, overPicture(desk));
    renew(this.#tray, [tray(desk)]);
    this.#updateSide();
    renew(this.#time, timeBar(desk, this.#days));
    renew(this.#saved, savedWords(desk));
    this.#speak();
    this.#root.classList.toggle("pm-is-linking", desk.linking !== null);
    this.#root.dataset.saving = desk.store.saving;
    this.#sayKept();
    this.#stage.update();
    if (at && !this.#root.contains(document.activeElement)) this.#catch(at);
  }

  /** Nobody is thrown back to the top of the page when what they used is gone: on to the next notice, or the panel. */
  #catch(gone: Element): void {
    const next = gone.closest(".pm-alert") && this.#side.querySelector<HTMLElement>(".pm-alert h3");
    (next || this.#side.querySelector<HTMLElement>("#pm-side-title"))?.focus({ preventScroll: true });
  }

  /** On the page for whoever looks after it: is all of it on the device? */
  #sayKept(): void {
    this.#root.dataset.kept = String(!this.#desk.store.atRisk && !this.#typing.atRisk);
  }

  /** What is new is read from its top; what is only brought up to date stays where it was scrolled to. */
  #updateSide(): void {
    const title = (): string =>
      `${this.#side.querySelector("h2")?.textContent} ${this.#side.querySelectorAll(".pm-notice[role]").length}`;
    const before = title();
    renew(this.#side, [...this.#typing.notices(), ...side(this.#desk, this.#tidier)]);
    this.#typing.update();
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
