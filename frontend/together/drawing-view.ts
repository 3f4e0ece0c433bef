/** The drawing on the screen: people and places that can be tapped, and moved with a finger or by taps. */
import { compose } from "../peer-map/drawing/compose.ts";
import type { Item } from "../peer-map/drawing/items.ts";
import { pagePaint } from "../peer-map/drawing/paint.ts";
import { attachPointer } from "../peer-map/gestures/pointer.ts";
import { toDom } from "../peer-map/gestures/surface.ts";
import { fit, type Viewport } from "../peer-map/gestures/viewport.ts";
import type { MapDocument, Point } from "../peer-map/model/document.ts";
import type { Id } from "./given.ts";

const SVG = "http://www.w3.org/2000/svg";
/** Screen pixels for each map unit: somebody's circle is never smaller than 44 pixels, and rarely huge. */
const LEAST = 0.74;
const MOST = 1.45;

export interface Hooks {
  readonly label: string;
  readonly nameOf: (id: Id) => string;
  readonly tap: (id: Id) => void;
  readonly mayMove: (id: Id) => boolean;
  /** Where somebody is put, in map units. */
  readonly moved: (id: Id, to: Point) => void;
}

export class DrawingView {
  readonly element: HTMLElement;
  readonly #svg: SVGSVGElement;
  readonly #world: SVGElement;
  readonly #hooks: Hooks;
  #document: MapDocument | null = null;
  #asked: Id | null = null;
  #viewport: Viewport = { origin: [0, 0], scale: 1 };
  #holding: { id: Id; at: Point } | null = null;
  #frame = 0;

  constructor(hooks: Hooks) {
    this.#hooks = hooks;
    this.element = document.createElement("div");
    this.element.className = "dt-picture";
    this.#svg = document.createElementNS(SVG, "svg");
    this.#svg.setAttribute("class", "dt-svg");
    this.#svg.setAttribute("role", "group");
    this.#svg.setAttribute("aria-label", hooks.label);
    this.#world = document.createElementNS(SVG, "g");
    this.#svg.append(this.#world);
    this.element.append(this.#svg);
    attachPointer(this.#svg, {
      mayDrag: (what) => hooks.mayMove(what.id),
      tap: (what) => what && hooks.tap(what.id),
      drag: (what, by) => this.#hold(what.id, by),
      drop: (what, by) => this.#drop(what.id, by),
      letGo: () => this.#letGo(),
      pan: (by) => this.#pan(by),
      pinch: () => undefined,
      hover: () => undefined,
    });
    // Without this the click after a tap falls on the sheet that the tap has opened, and chooses something there.
    this.#svg.addEventListener("touchend", (event) => event.preventDefault());
    this.#svg.addEventListener("keydown", (event) => this.#key(event));
    new ResizeObserver(() => this.#fit()).observe(this.#svg);
  }

  /** asked: whom the question on the screen is about; they are drawn with a ring. */
  draw(map: MapDocument, asked: Id | null): void {
    this.#document = map;
    this.#asked = asked;
    this.#paint();
    this.#fit();
  }

  #paint(): void {
    if (!this.#document) return;
    const scene = compose(held(this.#document, this.#holding), { paint: pagePaint, forPage: true });
    const focused = document.activeElement?.closest<SVGElement>("[data-id]")?.dataset["id"];
    const sorted = [...scene.items].sort((a, b) => rank(a) - rank(b));
    this.#world.replaceChildren(...sorted.map((item) => this.#element(item)), ...scene.overlay.map(toDom));
    if (focused) this.focus(focused);
  }

  #element(item: Item): SVGElement {
    const element = document.createElementNS(SVG, "g");
    const thing = item.type === "person" || item.type === "place";
    const attributes: Record<string, string> = {
      class: `item ${item.type}${item.id === this.#asked ? " asked" : ""}`,
      "data-type": item.type,
      "data-id": item.id,
      ...(thing
        ? { role: "button", tabindex: "0", "aria-label": this.#hooks.nameOf(item.id) }
        : { "aria-hidden": "true" }),
    };
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...item.parts.map(toDom));
    return element;
  }

  focus(id: Id): void {
    this.#world
      .querySelector<SVGElement>(`[data-id="${CSS.escape(id)}"][tabindex]`)
      ?.focus({ preventScroll: true });
  }

  #size(): { width: number; height: number } {
    const { width, height } = this.#svg.getBoundingClientRect();
    return { width: Math.max(width, 60), height: Math.max(height, 60) };
  }

  #fit(): void {
    if (!this.#document || this.#holding) return;
    const scene = compose(this.#document, { paint: pagePaint, forPage: false });
    const text = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
    const whole = fit(scene.box, this.#size(), MOST * text);
    const scale = Math.max(whole.scale, LEAST);
    const { width, height } = this.#size();
    const [x, y] = [scene.box.x + scene.box.width / 2, scene.box.y + scene.box.height / 2];
    this.#look(
      scale === whole.scale ? whole : { scale, origin: [x - width / scale / 2, y - height / scale / 2] },
    );
  }

  #look(viewport: Viewport): void {
    this.#viewport = viewport;
    const [x, y] = viewport.origin;
    this.#world.setAttribute("transform", `scale(${viewport.scale}) translate(${-x} ${-y})`);
  }

  #pan(by: Point): void {
    const { origin, scale } = this.#viewport;
    this.#look({ scale, origin: [origin[0] - by[0] / scale, origin[1] - by[1] / scale] });
  }

  #placed(id: Id): Point | null {
    const { people = [], places = [] } = this.#document ?? {};
    return [...people, ...places].find((one) => one.id === id)?.placed ?? null;
  }

  #to(id: Id, by: Point): Point | null {
    const from = this.#placed(id);
    const { scale } = this.#viewport;
    return from && [Math.round(from[0] + by[0] / scale), Math.round(from[1] + by[1] / scale)];
  }

  #hold(id: Id, by: Point): void {
    const at = this.#to(id, by);
    if (!at) return;
    this.#holding = { id, at };
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#paint();
    });
  }

  #drop(id: Id, by: Point): void {
    const at = this.#to(id, by);
    this.#letGo();
    if (at) this.#hooks.moved(id, at);
  }

  #letGo(): void {
    this.#holding = null;
    this.#paint();
  }

  #key(event: KeyboardEvent): void {
    const id = (event.target as Element).closest<SVGElement>("[data-id]")?.dataset["id"];
    if (!id || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    this.#hooks.tap(id);
  }
}

/** Areas under lines under people. */
const rank = (item: Item): number => ({ group: 0, tie: 1, place: 2, person: 3 })[item.type];

function held(map: MapDocument, holding: { id: Id; at: Point } | null): MapDocument {
  if (!holding) return map;
  const put = <T extends { readonly id: Id; readonly placed: Point | null }>(one: T): T =>
    one.id === holding.id ? { ...one, placed: holding.at } : one;
  return { ...map, people: map.people.map(put), places: map.places.map(put) };
}
