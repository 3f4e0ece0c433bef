/** A scene as SVG in the page, kept up to date item by item: what did not change is not touched. */
import type { Scene } from "../drawing/compose.ts";
import type { Item } from "../drawing/items.ts";
import { node, type Node } from "../drawing/scene.ts";
import type { Chosen } from "../desk.ts";
import type { Viewport } from "./viewport.ts";

const SVG = "http://www.w3.org/2000/svg";

/** A space between parts is not drawn, but keeps words apart for those who hear them. */
const apart = (part: Node): [SVGElement, string] => [toDom(part), " "];

export function toDom(part: Node): SVGElement {
  const element = document.createElementNS(SVG, part.tag);
  for (const [name, value] of Object.entries(part.attributes))
    if (value !== undefined) element.setAttribute(name, String(value));
  if (part.text !== undefined) element.textContent = part.text;
  else element.append(...part.children.flatMap(apart));
  return element;
}

type Layer = "group" | "tie" | "shape" | "overlay";

/** Brings what was drawn as `was` up to `now`, and touches nothing that is the same. */
function redraw(parent: Element, was: readonly Node[], now: readonly Node[]): void {
  const alike = was.length === now.length && now.every((part, i) => part.tag === was[i]?.tag);
  if (!alike) return parent.replaceChildren(...now.flatMap(apart));
  const { children } = parent;
  now.forEach((part, i) => redrawPart(children[i] as Element, was[i] as Node, part));
}

function redrawPart(element: Element, was: Node, now: Node): void {
  for (const name of Object.keys({ ...was.attributes, ...now.attributes })) {
    const value = now.attributes[name];
    if (value === was.attributes[name]) continue;
    if (value === undefined) element.removeAttribute(name);
    else element.setAttribute(name, String(value));
  }
  if (now.text === undefined) redraw(element, was.children, now.children);
  else if (now.text !== was.text) element.textContent = now.text;
}

interface Drawn {
  readonly element: SVGElement;
  item: Item;
}

export class Surface {
  readonly svg: SVGSVGElement;
  /**
   * A second picture over the first for what is in somebody's hand, so that the first need not be painted
   * again and again.
   */
  readonly lifted: SVGSVGElement;
  readonly #world: SVGElement;
  readonly #liftedWorld: SVGElement;
  readonly #layers: Readonly<Record<Layer, SVGElement>>;
  readonly #drawn = new Map<string, Drawn>();
  #overlay: readonly Node[] = [];
  #inHand: ReadonlySet<string> = new Set();
  #lifted: readonly Node[] = [];
  #current: string | null = null;
  #chosen: string | null = null;

  constructor(label: string) {
    const make = (tag: string, name: string): SVGElement => {
      const element = document.createElementNS(SVG, tag);
      element.setAttribute("class", name);
      return element;
    };
    this.svg = make("svg", "pm-svg") as SVGSVGElement;
    this.svg.setAttribute("role", "application");
    this.svg.setAttribute("aria-label", label);
    this.#world = make("g", "world");
    this.#layers = {
      group: make("g", "areas"),
      tie: make("g", "ties"),
      shape: make("g", "shapes"),
      overlay: make("g", "overlay"),
    };
    this.#world.append(...Object.values(this.#layers));
    this.svg.append(this.#world);
    this.lifted = make("svg", "pm-svg pm-lifted") as SVGSVGElement;
    this.lifted.setAttribute("aria-hidden", "true");
    this.#liftedWorld = make("g", "world");
    this.lifted.append(this.#liftedWorld);
  }

  draw(scene: Scene): void {
    const keys = new Set(scene.items.map((item) => item.key));
    for (const [key, drawn] of this.#drawn) if (!keys.has(key)) this.#remove(key, drawn);
    for (const item of scene.items) this.#put(item);
    redraw(this.#layers.overlay, this.#overlay, scene.overlay);
    this.#overlay = scene.overlay;
    if (this.#current === null || !this.#drawn.has(this.#current)) this.#setCurrent(firstStop(scene));
  }

  #remove(key: string, drawn: Drawn): void {
    const hadFocus = drawn.element === document.activeElement;
    drawn.element.remove();
    this.#drawn.delete(key);
    if (hadFocus) this.svg.querySelector<SVGElement>("[tabindex='0']")?.focus();
  }

  #put(item: Item): void {
    const known = this.#drawn.get(item.key);
    if (known?.item === item) return;
    const element = known?.element ?? this.#newElement(item);
    if (known?.item.name !== item.name) element.setAttribute("aria-label", item.name);
    redraw(element, known?.item.parts ?? [], item.parts);
    this.#drawn.set(item.key, { element, item });
  }

  #newElement(item: Item): SVGElement {
    const element = document.createElementNS(SVG, "g");
    const attributes = {
      class: `item ${item.type}`,
      role: "button",
      tabindex: "-1",
      "data-type": item.type,
      "data-id": item.id,
      "data-key": item.key,
      "aria-pressed": String(item.key === this.#chosen),
    };
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    this.#layers[item.type === "person" || item.type === "place" ? "shape" : item.type].append(element);
    return element;
  }

  /** The one item that Tab leads to. */
  #setCurrent(key: string | null): void {
    this.#elementOf(this.#current)?.setAttribute("tabindex", "-1");
    this.#elementOf(key)?.setAttribute("tabindex", "0");
    this.#current = key;
  }

  #elementOf(key: string | null): SVGElement | undefined {
    return key === null ? undefined : this.#drawn.get(key)?.element;
  }

  get current(): Chosen | null {
    return this.#current === null ? null : whatOf(this.#elementOf(this.#current) ?? null);
  }

  stepTo(what: Chosen): void {
    this.#setCurrent(keyOf(what));
    this.#elementOf(this.#current)?.focus({ preventScroll: true });
  }

  arrivedAt(what: Chosen): void {
    this.#setCurrent(keyOf(what));
  }

  showChosen(what: Chosen | null): void {
    const key = what && keyOf(what);
    if (key === this.#chosen) return;
    this.#elementOf(this.#chosen)?.setAttribute("aria-pressed", "false");
    this.#elementOf(key)?.setAttribute("aria-pressed", "true");
    this.#chosen = key;
  }

  /** Shapes picked for something: the start of a connection, members of a group in the making. */
  showPicked(ids: ReadonlySet<string>): void {
    for (const { element, item } of this.#drawn.values())
      element.classList.toggle("picked", ids.has(item.id));
  }

  /** Those already tied to whoever is being connected. */
  showTied(ids: ReadonlySet<string>): void {
    for (const { element, item } of this.#drawn.values())
      element.classList.toggle("tied", ids.has(item.id) && item.type !== "tie");
  }

  look(viewport: Viewport): void {
    const [x, y] = viewport.origin;
    for (const world of [this.#world, this.#liftedWorld])
      world.setAttribute("transform", `scale(${viewport.scale}) translate(${-x} ${-y})`);
  }

  /** Shows these items where they are being moved to; none puts everything down again. */
  lift(items: readonly Item[]): void {
    const keys = new Set(items.map((item) => item.key));
    for (const key of this.#inHand) if (!keys.has(key)) this.#elementOf(key)?.classList.remove("in-hand");
    for (const key of keys) if (!this.#inHand.has(key)) this.#elementOf(key)?.classList.add("in-hand");
    this.#inHand = keys;
    const inHand = items.map((item) => node("g", { class: `item ${item.type}` }, item.parts));
    redraw(this.#liftedWorld, this.#lifted, inHand);
    this.#lifted = inHand;
  }

  /** Something drawn over everything for a moment, such as a connection half made. */
  over(element: SVGElement | null): void {
    this.#world.querySelector(".moment")?.remove();
    if (!element) return;
    element.classList.add("moment");
    this.#world.append(element);
  }
}

export const keyOf = (what: Chosen): string => `${what.type}-${what.id}`;

export function whatOf(target: Element | null): Chosen | null {
  const item = target?.closest<SVGElement>("[data-type]");
  return item ? { type: item.dataset.type as Chosen["type"], id: item.dataset.id ?? "" } : null;
}

function firstStop(scene: Scene): string | null {
  const people = scene.items.filter((item) => item.type === "person");
  return (people[0] ?? scene.items.at(-1))?.key ?? null;
}
