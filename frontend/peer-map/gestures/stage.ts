/** The picture at work: draws what the desk holds, and turns hands and keys into changes. */
import type { Chosen, Desk } from "../desk.ts";
import type { End, Id, MapDocument, Point } from "../model/document.ts";
import { moved } from "../model/apply.ts";
import { howChanged } from "../model/compared.ts";
import type { Seen } from "../model/views.ts";
import { otherEnd, tiesAround, tiesOf, walk, walkOffTie, type Arrow } from "../model/walk.ts";
import type { Area } from "../drawing/areas.ts";
import { compose, type Scene } from "../drawing/compose.ts";
import { follow, OUTLINE_EVERY } from "../drawing/follow.ts";
import { shapeBox } from "../drawing/shapes.ts";
import { grow } from "../drawing/geometry.ts";
import { pagePaint } from "../drawing/paint.ts";
import { comparedRemarks } from "../drawing/remarks.ts";
import { node } from "../drawing/scene.ts";
import { attachPointer } from "./pointer.ts";
import { Surface, toDom, whatOf } from "./surface.ts";
import { fit, pan, reveal, toMap, zoomAt, type Size, type Viewport } from "./viewport.ts";

const NUDGE = 12;
/** Milliseconds of rest after which a row of nudges becomes one change. */
const NUDGE_REST = 600;
const ZOOM_STEP = 1.25;
/** Heights of a letter at the foot of the picture that the key and the zoom buttons stand on. */
const BELOW = 3.25;
/** The scale at which a person's shape is 27 pixels wide: above the 24 a target needs. */
const TAPPABLE = 0.45;
/** A frame narrower than this is a small screen's, whatever points at it. */
const NARROW = 500;

const STEP: Readonly<Record<Arrow, Point>> = {
  left: [-NUDGE, 0],
  right: [NUDGE, 0],
  up: [0, -NUDGE],
  down: [0, NUDGE],
};

export class Stage {
  readonly surface: Surface;
  readonly #desk: Desk;
  #viewport: Viewport = { origin: [0, 0], scale: 1 };
  /** Until somebody moves or zooms the picture it keeps fitting its frame. */
  #fitting = true;
  #scene: Scene | null = null;
  #drawnFrom: { document: MapDocument; compared: Seen["compared"] } | null = null;
  /** Where somebody is being moved to, before it is a change. */
  #held: ReadonlyMap<Id, Point> = new Map();
  #nudgeTimer = 0;
  #frame = 0;
  /** The outlines of groups while something is in hand, and the frame in which all of them are as they should be. */
  readonly #outlines = new Map<Id, Area>();
  #turn = 0;
  #last = 0;
  #pointerAt: Point | null = null;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.surface = new Surface(desk.say("stage.label"));
    const { svg } = this.surface;
    attachPointer(svg, {
      mayDrag: (what) => desk.mayEdit && (what.type === "person" || what.type === "place"),
      tap: (what) => this.#tap(what),
      drag: (what, by) => this.#hold(what.id, by),
      drop: (what, by) => {
        this.#hold(what.id, by);
        this.#settle();
      },
      letGo: () => this.#putDown(),
      pan: (by) => this.#look(pan(this.#viewport, by)),
      pinch: (at, factor) => this.#look(zoomAt(this.#viewport, at, factor)),
      hover: (at) => this.#hover(at),
    });
    svg.addEventListener("focusin", (event) => this.#arrived(whatOf(event.target as Element)));
    svg.addEventListener("focusout", () => this.#settle());
    new ResizeObserver(() => this.#keepFitting()).observe(svg);
    desk.middle = () => toMap(this.#viewport, [this.#size().width / 2, this.#size().height / 2]);
    desk.under = (x, y) => {
      this.#fitting = false;
      const { left, top, right, bottom } = svg.getBoundingClientRect();
      return x > left && x < right && y > top && y < bottom ? toMap(this.#viewport, [x - left, y - top]) : null;
    };
  }

  update(): void {
    const document = this.#document();
    const { compared } = this.#desk.seen;
    if (this.#drawnFrom?.document !== document || this.#drawnFrom.compared !== compared) {
      const remarks = comparedRemarks(this.#desk.seen, this.#desk.say);
      this.#scene = compose(document, {
        paint: pagePaint,
        forPage: true,
        remarks,
        changes: howChanged(document),
      });
      this.#drawnFrom = { document, compared };
      this.surface.draw(this.#scene);
      this.#keepFitting();
    }
    this.surface.showChosen(this.#desk.chosen);
    this.surface.showPicked(this.#picked());
    this.surface.showTied(this.#tied());
    this.#drawHalfMade();
  }

  #document(): MapDocument {
    const { seen, trial } = this.#desk;
    if (!trial) return seen.document;
    if (this.#drawnFrom && this.#trialFrom === trial && this.#trialBase === seen.document)
      return this.#drawnFrom.document;
    [this.#trialFrom, this.#trialBase] = [trial, seen.document];
    return moved(seen.document, trial);
  }

  #trialFrom: ReadonlyMap<Id, Point> | null = null;
  #trialBase: MapDocument | null = null;

  #picked(): ReadonlySet<Id> {
    if (this.#desk.linking?.from) return new Set([this.#desk.linking.from.id]);
    const asked = this.#desk.askedAbout;
    if (asked.length > 0) return new Set(asked);
    return this.#desk.task === "add_group" ? this.#desk.gathering : new Set();
  }

  /** While somebody is being connected, those they are tied to already step back. */
  #tied(): ReadonlySet<Id> {
    const from = this.#desk.linking?.from?.id;
    return new Set(from ? tiesOf(this.#desk.document, from).map((tie) => otherEnd(tie, from)) : []);
  }

  #size(): Size {
    const { width, height } = this.surface.svg.getBoundingClientRect();
    return { width: Math.max(width, 100), height: Math.max(height, 100) };
  }

  /** What the key and the buttons leave free, and how large the map may be: twice as large with text twice as large. */
  #room(): { size: Size; most: number } {
    const { width, height } = this.#size();
    const letter = parseFloat(getComputedStyle(document.documentElement).fontSize);
    return { size: { width, height: height - letter * BELOW }, most: letter * 0.07 };
  }

  fit(): void {
    this.#fitting = true;
    const { size, most } = this.#room();
    if (this.#scene) this.#viewport = fit(this.#scene.box, size, most);
    this.surface.look(this.#viewport);
  }

  /**
   * On a small screen or by touch the first look shows people at a size that can be tapped, rather than everybody; but
   * a suggestion of Tidy is seen whole.
   */
  #firstFit(): void {
    this.fit();
    const { width, height } = this.#room().size;
    const { scale } = this.#viewport;
    const fine = width > NARROW && !matchMedia("(pointer: coarse)").matches;
    if (scale >= TAPPABLE || fine || this.#desk.trial) return;
    this.#viewport = zoomAt(this.#viewport, [width / 2, height / 2], TAPPABLE / scale);
    this.surface.look(this.#viewport);
  }

  zoom(closer: boolean): void {
    const { width, height } = this.#size();
    this.#look(zoomAt(this.#viewport, [width / 2, height / 2], closer ? ZOOM_STEP : 1 / ZOOM_STEP));
  }

  #look(viewport: Viewport): void {
    this.#fitting = false;
    this.#viewport = viewport;
    this.surface.look(viewport);
  }

  /** While two are being connected nobody may move away from under the second tap. */
  #keepFitting(): void {
    if (this.#fitting && !this.#desk.linking) this.#firstFit();
  }

  #arrived(what: Chosen | null): void {
    if (!what) return;
    this.surface.arrivedAt(what);
    this.#bringIntoSight(what);
    this.#drawHalfMade();
  }

  #bringIntoSight(what: Chosen): void {
    const shape = this.#scene?.draft.ground.shapes.get(what.id);
    if (!shape) return;
    const there = reveal(this.#viewport, grow(shapeBox(shape), 16), this.#size());
    if (there.origin[0] !== this.#viewport.origin[0] || there.origin[1] !== this.#viewport.origin[1])
      this.#look(there);
  }

  #tap(what: Chosen | null): void {
    if (what) this.surface.stepTo(what);
    this.pick(what);
  }

  /** A tap, or Enter: the end of a connection, a member of a group in the making, or simply chosen. */
  pick(what: Chosen | null): void {
    const desk = this.#desk;
    if (desk.linking && what && what.type !== "tie") this.#linkWith(what as End, desk.linking.from);
    else if (desk.task === "add_group" && what?.type === "person") {
      const without = new Set([...desk.gathering].filter((id) => id !== what.id));
      desk.gathering = without.size < desk.gathering.size ? without : new Set([...without, what.id]);
      desk.tell();
    } else if (!desk.linking) desk.choose(what);
  }

  #linkWith(end: End, from: End | null): void {
    if (!from || from.id === end.id) this.#desk.link(end);
    else {
      const tie = this.#desk.connect(from, end);
      if (tie) this.surface.stepTo(tie);
    }
  }

  #shapeAt(id: Id): Point | null {
    return this.#scene?.draft.ground.shapes.get(id)?.centre ?? null;
  }

  #start: Point | null = null;

  #hold(id: Id, by: Point): void {
    this.#start ??= this.#placedAt(id);
    if (!this.#start) return;
    const { scale } = this.#viewport;
    this.#held = new Map([
      [id, [Math.round(this.#start[0] + by[0] / scale), Math.round(this.#start[1] + by[1] / scale)]],
    ]);
    this.#drawHeld();
  }

  #placedAt(id: Id): Point | null {
    const { people, places } = this.#desk.document;
    return [...people, ...places].find((item) => item.id === id)?.placed ?? null;
  }

  #drawHeld(): void {
    this.#last = this.#turn + this.#desk.seen.document.groups.length * OUTLINE_EVERY;
    this.#frame ||= requestAnimationFrame(this.#nextFrame);
  }

  #nextFrame = (): void => {
    this.#frame = 0;
    if (!this.#scene || this.#held.size === 0) return;
    this.surface.lift(follow(this.#scene, this.#held, this.#outlines, this.#turn));
    if (++this.#turn < this.#last) this.#frame = requestAnimationFrame(this.#nextFrame);
  };

  /** What was held becomes one change, saved by itself. */
  #settle(): void {
    clearTimeout(this.#nudgeTimer);
    const held = this.#putDown();
    if (held.size === 0) return;
    this.#fitting = false; // under a hand that moves people the picture stays where it is
    const moves = [...held].map(([id, to]) => ({
      who: { type: this.#typeOf(id), id },
      to,
      from: this.#placedAt(id),
    }));
    this.#desk.do({ command: "move", moves });
  }

  #putDown(): ReadonlyMap<Id, Point> {
    const held = this.#held;
    this.#held = new Map();
    this.#start = null;
    this.#outlines.clear();
    this.surface.lift([]);
    return held;
  }

  #typeOf(id: Id): "person" | "place" {
    return this.#desk.document.people.some((p) => p.id === id) ? "person" : "place";
  }

  nudge(arrow: Arrow): void {
    const what = this.surface.current;
    if (!what || !this.#desk.mayEdit || (what.type !== "person" && what.type !== "place")) return;
    const from = this.#held.get(what.id) ?? this.#placedAt(what.id);
    if (!from) return;
    this.#held = new Map([[what.id, [from[0] + STEP[arrow][0], from[1] + STEP[arrow][1]]]]);
    this.#drawHeld();
    clearTimeout(this.#nudgeTimer);
    this.#nudgeTimer = window.setTimeout(() => {
      this.#settle();
      this.#desk.announce(this.#desk.say("moved", { name: this.#desk.nameOf(what) }));
    }, NUDGE_REST);
  }

  walk(arrow: Arrow): void {
    const what = this.surface.current;
    const map = this.#desk.seen.document;
    if (!what) return;
    const tie = what.type === "tie" ? map.ties.find((t) => t.id === what.id) : undefined;
    const group = what.type === "group" ? map.groups.find((g) => g.id === what.id) : undefined;
    const next = tie ? walkOffTie(map, tie, arrow) : walk(map, group?.members[0] ?? what.id, arrow);
    if (next) this.surface.stepTo({ type: this.#typeOf(next), id: next });
  }

  /** Turns through the ties of somebody; from a tie, through those of the end one came from. */
  turn(forward: boolean): void {
    const what = this.surface.current;
    if (!what) return;
    const map = this.#desk.seen.document;
    const here = what.type === "tie" ? this.#turningRound(what.id) : what.id;
    const ties = here ? tiesAround(map, here) : [];
    const at = ties.findIndex((tie) => tie.id === what.id);
    const next = ties.at(at < 0 ? (forward ? 0 : -1) : (at + (forward ? 1 : -1) + ties.length) % ties.length);
    if (!next) return;
    this.#turning = here;
    this.surface.stepTo({ type: "tie", id: next.id });
  }

  #turning: Id | null = null;

  #turningRound(tie: Id): Id | null {
    const known = this.#desk.document.ties.find((t) => t.id === tie);
    if (!known) return null;
    return this.#turning && tiesOf(this.#desk.document, this.#turning).includes(known)
      ? this.#turning
      : known.a.id;
  }

  leap(toLast: boolean): void {
    const { people, places } = this.#desk.seen.document;
    const all = [...people, ...places].filter((item) => item.placed);
    const next = toLast ? all.at(-1) : all[0];
    if (next) this.surface.stepTo({ type: this.#typeOf(next.id), id: next.id });
  }

  #hover(at: Point): void {
    this.#pointerAt = toMap(this.#viewport, at);
    if (this.#desk.linking?.from) this.#drawHalfMade();
  }

  /** A connection half made is seen as a line that follows the hand or the keyboard. */
  #drawHalfMade(): void {
    const from = this.#desk.linking?.from;
    const start = from && this.#shapeAt(from.id);
    const at = this.surface.current;
    const end = (at && at.id !== from?.id ? this.#shapeAt(at.id) : null) ?? this.#pointerAt;
    const line =
      start && end
        ? toDom(node("path", { d: `M${start.join(" ")}L${end.join(" ")}`, class: "half-made" }))
        : null;
    this.surface.over(line);
  }
}
