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
  readonly hover: (at: Point, what: Chosen | null) => void;
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
  const pointers = new Map<number, Point>();
  let press: Press | null = null;

  let corner: Point = [0, 0];
  /** Asked for once per gesture: asking at every move would make the page measure itself each time. */
  const measure = (): void => {
    const frame = svg.getBoundingClientRect();
    corner = [frame.left, frame.top];
  };
  const at = (event: PointerEvent | WheelEvent): Point => [
    event.clientX - corner[0],
    event.clientY - corner[1],
  ];
  const since = (now: Point): Point => [now[0] - (press?.from[0] ?? 0), now[1] - (press?.from[1] ?? 0)];

  svg.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    measure();
    pointers.set(event.pointerId, at(event));
    svg.setPointerCapture(event.pointerId);
    if (pointers.size > 1) {
      if (press?.moving && press.what) hands.letGo();
      press = null;
      return;
    }
    const steady = STEADY[event.pointerType as keyof typeof STEADY] ?? STEADY.touch;
    press = { what: whatOf(event.target as Element), from: at(event), steady, moving: false };
  });

  svg.addEventListener("pointerenter", measure);

  svg.addEventListener("pointermove", (event) => {
    const now = at(event);
    const before = pointers.get(event.pointerId);
    if (!before) return hands.hover(now, whatOf(event.target as Element));
    if (pointers.size > 1) pinch(event.pointerId, before, now);
    else if (press) move(press, before, now);
    pointers.set(event.pointerId, now);
  });

  function pinch(moving: number, before: Point, now: Point): void {
    const other = [...pointers].find(([id]) => id !== moving)?.[1];
    if (!other) return;
    const apart = (p: Point): number => Math.max(1, Math.hypot(p[0] - other[0], p[1] - other[1]));
    const middle: Point = [(now[0] + other[0]) / 2, (now[1] + other[1]) / 2];
    hands.pan([(now[0] - before[0]) / 2, (now[1] - before[1]) / 2]);
    hands.pinch(middle, apart(now) / apart(before));
  }

  function move(current: Press, before: Point, now: Point): void {
    const by = since(now);
    if (!current.moving && Math.hypot(...by) < current.steady) return;
    current.moving = true;
    if (current.what && hands.mayDrag(current.what)) hands.drag(current.what, by);
    else hands.pan([now[0] - before[0], now[1] - before[1]]);
  }

  svg.addEventListener("pointerup", (event) => {
    pointers.delete(event.pointerId);
    if (press?.moving && press.what && hands.mayDrag(press.what)) hands.drop(press.what, since(at(event)));
    else if (press && !press.moving) hands.tap(press.what);
    press = null;
  });

  svg.addEventListener("pointercancel", (event) => {
    pointers.delete(event.pointerId);
    if (press?.moving) hands.letGo();
    press = null;
  });

  svg.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      measure();
      hands.pinch(at(event), Math.exp(-event.deltaY / 240));
    },
    { passive: false },
  );
}
