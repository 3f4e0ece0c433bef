/**
 * One screen, one question at a time (`map.together`). What is shown is what this young person says, and nothing else.
 */
import { deviceKeeper } from "../on-device/keeper.ts";
import { h } from "../peer-map/panels/dom.ts";
import type { Point } from "../peer-map/model/document.ts";
import { whenThereIsAVoice, type Aloud } from "./aloud.ts";
import { DrawingView } from "./drawing-view.ts";
import type { Earlier, Given, Id, Opened, Seat } from "./given.ts";
import { nameOf, type Thing } from "./model/lines.ts";
import { before, documentOf, inWords, saidOf, seatAt, type Shown } from "./model/picture.ts";
import { Sitting, type Change } from "./model/sitting.ts";
import { askedAt, key, next, previous, roundOf, type Step, type Way } from "./model/steps.ts";
import { Trail } from "./model/trail.ts";
import { Cover } from "./screens/cover.ts";
import { Frame } from "./screens/frame.ts";
import { stepView } from "./screens/steps.ts";
import { Talk, type State } from "./talk.ts";
import type { Server } from "./server.ts";

/** Milliseconds without a touch after which the screen covers itself. */
const ALONE = 5 * 60_000;

export class App {
  readonly root: HTMLElement;
  readonly given: Given;
  readonly server: Server;
  readonly opened: Opened;
  readonly sitting: Sitting;
  readonly talk: Talk;
  readonly view: DrawingView;
  readonly frame: Frame;
  readonly #cover: Cover;
  aloud: Aloud | null = null;
  seat: Id;
  carriesOn = false;
  asWords = false;
  /** What is unfolded below the taps, and about whom. */
  unfolded = "";
  askFamily = false;
  readonly #steps = new Map<Id, Step>();
  readonly #rounds = new Map<Id, 1 | 2>();
  readonly #visited = new Map<Id, Set<string>>();
  readonly #trails = new Map<Id, Trail>();
  readonly #asides = new Map<Id, { readonly at: string; readonly from: Step }>();
  #lastTouch = Date.now();

  constructor(root: HTMLElement, given: Given, server: Server, opened: Opened, cover: Cover, owner: string) {
    this.root = root;
    this.given = given;
    this.server = server;
    this.opened = opened;
    this.#cover = cover;
    this.seat = opened.seats[0]?.id ?? "";
    this.sitting = new Sitting(opened.lines, opened.gone, () => crypto.randomUUID());
    const keeper = deviceKeeper<Change>({ owner, ...opened.keep });
    this.talk = new Talk((change) => server.say(change), keeper, {
      patience: 1500,
      again: 3000,
      later: (task, wait) => void setTimeout(task, wait),
    });
    this.sitting.tell = (change) => this.talk.push(change);
    this.view = new DrawingView({
      label: this.say("picture_label"),
      nameOf: (id) => this.called(id),
      tap: (id) => this.frame.person(id),
      mayMove: (id) => this.thing(id) !== undefined,
      moved: (id, to) => this.move(id, to),
    });
    this.frame = new Frame(this);
    this.talk.tell = (state) => this.frame.tellState(state);
    void keeper.left().then((left) => this.#takeIn(left));
    whenThereIsAVoice(given.language, (aloud) => {
      this.aloud = aloud;
      this.frame.renewTop();
    });
    this.#keepWatch();
    this.go(opened.lines.length > 0 ? this.#whereWeWere() : { kind: "hello" });
  }

  // --- words -------------------------------------------------------------------------------------

  readonly say = (name: string, values: Readonly<Record<string, string | number>> = {}): string => {
    const text = this.given.words.screen[name] ?? this.given.words.buttons[name];
    if (text === undefined) throw new Error(`no words for ${name}`);
    const all: Readonly<Record<string, string | number>> = { adult: this.given.adult, ...values };
    return text.replace(/\{(\w+)\}/g, (_, value: string) => String(all[value] ?? ""));
  };

  /** How somebody or somewhere is called, and what was said of them, for those who hear it. */
  called(id: Id): string {
    const seat = this.opened.seats.find((one) => one.id === id);
    if (seat) return this.opened.seats.length === 1 ? this.say("me") : seat.shown;
    const thing = this.thing(id);
    if (!thing) return "";
    const said = saidOf(thing, this.sitting.likeOf(this.seat, id)?.body, this.given.words);
    return said ? `${nameOf(thing)}. ${said}` : nameOf(thing);
  }

  // --- where we are ------------------------------------------------------------------------------

  get step(): Step {
    return this.#steps.get(this.seat) ?? { kind: "hello" };
  }

  get way(): Way {
    return {
      questions: this.given.words.questions,
      round: this.#rounds.get(this.seat) ?? 1,
      several: this.given.several,
      visited: this.#visited.get(this.seat) ?? new Set(),
    };
  }

  go(step: Step): void {
    const from = this.#steps.get(this.seat);
    if (from) this.#trail.leaves(from, step);
    this.#show(step);
  }

  #show(step: Step): void {
    this.aloud?.stop();
    this.#steps.set(this.seat, step);
    this.frame.show(stepView(this, step));
    if (this.given.needs.includes("aloud")) this.readAloud();
  }

  /** On to what comes next, whether it was answered or skipped. */
  next(): void {
    const visited = this.#visited.get(this.seat) ?? new Set();
    this.#visited.set(this.seat, visited.add(key(this.step)));
    if (this.#endAside()) return;
    this.go(next(this.step, this.way, this.sitting, this.seat, this.#others));
  }

  /** Somebody on the drawing is spoken of in between: Next leads back to where the talk was. */
  aside(step: Step): void {
    const open = this.#asides.get(this.seat);
    const from = open?.at === key(this.step) ? open.from : this.step;
    const begins = from.kind === "hello" && step.kind === "question";
    if (begins || askedAt(from) === askedAt(step)) this.#asides.delete(this.seat);
    else this.#asides.set(this.seat, { at: key(step), from });
    this.go(step);
  }

  #endAside(): boolean {
    const open = this.#asides.get(this.seat);
    this.#asides.delete(this.seat);
    if (open?.at !== key(this.step) || !this.#canShow(open.from)) return false;
    this.#trail.returnsTo(open.from);
    this.#show(open.from);
    return true;
  }

  /** What was asked before; undefined at the first question. Going there changes nothing that was said. */
  get before(): Step | undefined {
    const pure = previous(this.step, this.way, this.sitting, this.seat, this.#others);
    return this.#trail.before(this.step, (step) => this.#canShow(step)) ?? pure ?? undefined;
  }

  back(): void {
    const to = this.before;
    if (!to) return;
    this.#asides.delete(this.seat);
    this.#trail.returnsTo(to);
    if (to.kind !== "end") this.#rounds.set(this.seat, roundOf(to, this.given.words.questions));
    this.#show(to);
  }

  get #trail(): Trail {
    const trail = this.#trails.get(this.seat) ?? new Trail();
    this.#trails.set(this.seat, trail);
    return trail;
  }

  get #others(): Id[] {
    return this.opened.seats.map((seat) => seat.id).filter((id) => id !== this.seat);
  }

  #canShow(step: Step): boolean {
    return step.kind !== "like" || this.#isThere(step.about);
  }

  #isThere(id: Id): boolean {
    return this.thing(id) !== undefined || this.opened.seats.some((seat) => seat.id === id);
  }

  more(): void {
    this.#rounds.set(this.seat, 2);
    const [first] = this.given.words.questions.filter(
      (q) => q.round === 2 && (!this.given.several || q.in_group),
    );
    this.go(first ? { kind: "question", id: first.id } : { kind: "end", at: "read_back" });
  }

  speaks(seat: Id): void {
    this.seat = seat;
    this.#show(this.#steps.get(seat) ?? this.#whereWeWere());
  }

  /** After a reload: on from the last question that whoever talks said something to; at the first if to none. */
  #whereWeWere(): Step {
    const answered = new Set(
      this.sitting.everythingOf(this.seat).map(({ body }) => {
        if ("asked" in body) return body.asked;
        return body.kind === "me" || (body.kind === "like" && this.#others.includes(body.about)) ? "me" : "";
      }),
    );
    const last = this.way.questions.filter((q) => q.round === 1 && answered.has(q.id)).at(-1);
    return last
      ? next({ kind: "question", id: last.id }, this.way, this.sitting, this.seat, this.#others)
      : next({ kind: "agree" }, this.way, this.sitting, this.seat);
  }

  readAloud(): void {
    this.aloud?.say(this.frame.words());
  }

  // --- what is said ------------------------------------------------------------------------------

  get shown(): Shown {
    const earlier = this.carriesOn
      ? new Map<Id, readonly Earlier[]>(Object.entries(this.opened.earlier))
      : new Map();
    return {
      seats: this.opened.seats,
      sitting: this.sitting,
      words: this.given.words,
      earlier,
      names: { me: this.say("me") },
    };
  }

  get me(): Seat | undefined {
    return this.opened.seats.find((seat) => seat.id === this.seat);
  }

  get hasEarlier(): boolean {
    return Object.values(this.opened.earlier).some((found) => found.length > 0);
  }

  thing(id: Id): Thing | undefined {
    const said = this.sitting.things(this.seat).find((thing) => thing.id === id);
    return said ?? before(this.shown).find(({ thing, seat }) => thing.id === id && seat === this.seat)?.thing;
  }

  /** Somebody drawn before who is spoken of now becomes part of what is said today. */
  spokenOf(id: Id): Id {
    const known = this.sitting.things(this.seat).some((thing) => thing.id === id);
    const thing = this.thing(id);
    return known || !thing ? id : this.sitting.say(this.seat, thing.body);
  }

  move(id: Id, to: Point): void {
    const thing = this.thing(id);
    if (!thing) return;
    const [x, y] = seatAt(this.opened.seats, this.seat);
    const line = this.spokenOf(id);
    this.sitting.say(this.seat, { ...thing.body, at: [to[0] - x, to[1] - y] }, line);
    this.frame.renew();
  }

  letGo(ids: readonly Id[]): void {
    this.sitting.letGo(ids);
    const step = this.step;
    if (step.kind === "like" && ids.includes(step.about)) this.next();
    else this.frame.renew();
  }

  /** All that whoever talks has said; they may leave, or begin anew (`map.together_group`). */
  letAllGo(): void {
    this.sitting.letGo(this.sitting.everythingOf(this.seat).map((line) => line.id));
    for (const known of [this.#visited, this.#rounds, this.#trails, this.#asides]) known.delete(this.seat);
    const first = this.#whereWeWere();
    this.#steps.set(this.seat, first);
    this.frame.show(stepView(this, first));
  }

  undo(): void {
    if (!this.sitting.undo(this.seat)) return;
    const step = this.step;
    if (step.kind === "like" && !this.#isThere(step.about)) this.#show({ kind: "question", id: step.asked });
    else this.frame.renew();
    this.frame.announce(this.say("undone"));
  }

  /** Neither says nor shows anything; the adult sees it afterwards. */
  sign(): void {
    this.sitting.say(this.seat, { kind: "sign", asked: askedAt(this.step) }, null, true);
    this.frame.announce(this.say("noted"));
  }

  inWords(): ReturnType<typeof inWords> {
    return inWords(this.shown, this.seat);
  }

  document(): ReturnType<typeof documentOf> {
    return documentOf(this.shown);
  }

  // --- covering, staying, leaving ------------------------------------------------------------------

  cover(): void {
    this.aloud?.stop();
    this.root.querySelectorAll("dialog").forEach((dialog) => dialog.close());
    this.#cover.show(this.opened.pin, () => this.frame.mount());
  }

  state(): State {
    return this.talk.state;
  }

  async #takeIn(left: readonly Change[]): Promise<void> {
    for (const change of left) this.sitting.takeIn(change);
    if (left.length === 0) return;
    this.frame.renew();
    await this.talk.flush();
  }

  /** A touch says that somebody is there; a screen that nobody touches, or that was put away, is covered. */
  #keepWatch(): void {
    let told = Date.now();
    const touched = (): void => {
      this.#lastTouch = Date.now();
      if (this.#lastTouch - told > 60_000) {
        told = this.#lastTouch;
        void this.talk.flush(true);
      }
    };
    for (const event of ["pointerdown", "keydown"]) this.root.addEventListener(event, touched);
    addEventListener("online", () => void this.talk.flush());
    document.addEventListener("visibilitychange", () => document.hidden && this.cover());
    setInterval(() => Date.now() - this.#lastTouch > ALONE && this.cover(), 5_000);
  }

  button(name: string, act: () => void, look = "", id = `b-${name}`): HTMLButtonElement {
    return h(
      "button",
      { type: "button", id, class: `dt-button ${look}`.trim(), onclick: act },
      this.say(name),
    );
  }
}
