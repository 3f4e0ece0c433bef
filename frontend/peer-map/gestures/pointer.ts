/**
 * Mouse, pen and touch on the picture: tap, drag somebody, move the picture, pinch. Everything here has a
 * way without dragging.
 */
import type { Chosen } from "../desk.ts";
import type { Point } from "../model/document.ts";
import { whatOf } from "./surface.ts";

export interface Hands {
  readonly mayDrag: (what: Chosen) => boolean;
  readonly tap: (what: Chosen | null) => void;
  /** `at` in pixels of the picture; `by` since the drag began. */
  readonly drag: (what: Chosen, by: Point) => void;
  readonly drop: (what: Chosen, by: Point) => void;
  readonly letGo: () => void;
  readonly pan: (by: Point) => void;
  readonly pinch: (at: Point, factor: number) => void;
  readonly hover: (at: Point) => void;
}

/** Pixels a finger may tremble before a tap becomes a drag. */
const STEADY = { mouse: 4, touch: 9, pen: 6 } as const;

interface Press {
  readonly what: Chosen | null;
  readonly from: Point;
  readonly steady: number;
  moving: boolean;
}

export function attachPointer(svg: SVGSVGElement, hands: Hands): void {
  const pointers = new Pointers(svg, hands);
  svg.addEventListener("pointerenter", () => pointers.measure());
  svg.addEventListener("pointerdown", (event) => pointers.down(event));
  // Without this Chromium takes a flick for a scroll it may not make, and the next tap anywhere for the end of it.
  svg.addEventListener("touchmove", (event) => event.preventDefault(), { passive: false });
  svg.addEventListener("pointermove", (event) => pointers.move(event));
  svg.addEventListener("pointerup", (event) => pointers.up(event));
  svg.addEventListener("pointercancel", (event) => pointers.cancel(event));
  svg.addEventListener("wheel", (event) => pointers.wheel(event), { passive: false });
}

class Pointers {
  readonly #svg: SVGSVGElement;
  readonly #hands: Hands;
  readonly #known = new Map<number, Point>();
  #press: Press | null = null;
  #corner: Point = [0, 0];

  constructor(svg: SVGSVGElement, hands: Hands) {
    this.#svg = svg;
    this.#hands = hands;
  }

  /** Asked for once per gesture: asking at every move would make the page measure itself each time. */
  measure(): void {
    const frame = this.#svg.getBoundingClientRect();
    this.#corner = [frame.left, frame.top];
  }

  #at(event: MouseEvent): Point {
    return [event.clientX - this.#corner[0], event.clientY - this.#corner[1]];
  }

  down(event: PointerEvent): void {
    if (event.button !== 0) return;
    this.measure();
    this.#known.set(event.pointerId, this.#at(event));
    this.#svg.setPointerCapture(event.pointerId);
    if (this.#known.size > 1) return this.#secondFinger();
    const steady = STEADY[event.pointerType as keyof typeof STEADY] ?? STEADY.touch;
    this.#press = { what: whatOf(event.target as Element), from: this.#at(event), steady, moving: false };
  }

  /** A second finger makes a pinch of what began as a drag: nobody is moved. */
  #secondFinger(): void {
    if (this.#press?.moving && this.#press.what) this.#hands.letGo();
    this.#press = null;
  }

  move(event: PointerEvent): void {
    const now = this.#at(event);
    const before = this.#known.get(event.pointerId);
    if (!before) return this.#hands.hover(now);
    if (this.#known.size > 1) this.#pinch(event.pointerId, before, now);
    else if (this.#press) this.#drag(this.#press, before, now);
    this.#known.set(event.pointerId, now);
  }

  #pinch(moving: number, before: Point, now: Point): void {
    const other = [...this.#known].find(([id]) => id !== moving)?.[1];
    if (!other) return;
    const apart = (p: Point): number => Math.max(1, Math.hypot(p[0] - other[0], p[1] - other[1]));
    this.#hands.pan([(now[0] - before[0]) / 2, (now[1] - before[1]) / 2]);
    this.#hands.pinch([(now[0] + other[0]) / 2, (now[1] + other[1]) / 2], apart(now) / apart(before));
  }

  #drag(press: Press, before: Point, now: Point): void {
    const by = since(press, now);
    if (!press.moving && Math.hypot(...by) < press.steady) return;
    press.moving = true;
    if (press.what && this.#hands.mayDrag(press.what)) this.#hands.drag(press.what, by);
    else this.#hands.pan([now[0] - before[0], now[1] - before[1]]);
  }

  up(event: PointerEvent): void {
    const press = this.#press;
    this.#known.delete(event.pointerId);
    this.#press = null;
    if (!press) return;
    if (!press.moving) this.#hands.tap(press.what);
    else if (press.what && this.#hands.mayDrag(press.what)) {
      this.#hands.drop(press.what, since(press, this.#at(event)));
    }
  }

  cancel(event: PointerEvent): void {
    this.#known.delete(event.pointerId);
    if (this.#press?.moving) this.#hands.letGo();
    this.#press = null;
  }

  /** The wheel alone scrolls the page; with Ctrl or Cmd, as a trackpad's pinch sends it, it zooms. */
  wheel(event: WheelEvent): void {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    this.measure();
    this.#hands.pinch(this.#at(event), Math.exp(-event.deltaY / 240));
  }
}

const since = (press: Press, now: Point): Point => [now[0] - press.from[0], now[1] - press.from[1]];
