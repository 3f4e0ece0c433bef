/** Points, boxes and the spine a tie is drawn along. */
import type { Point } from "../model/document.ts";

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const add = (a: Point, b: Point): Point => [a[0] + b[0], a[1] + b[1]];
export const minus = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1]];
export const times = (a: Point, k: number): Point => [a[0] * k, a[1] * k];
export const between = (a: Point, b: Point, t: number): Point => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
];
/** `Math.hypot` minds numbers that no map has, and takes many times as long. */
export const lengthOf = (x: number, y: number): number => Math.sqrt(x * x + y * y);
export const distance = (a: Point, b: Point): number => lengthOf(a[0] - b[0], a[1] - b[1]);

export function unitVector(a: Point): Point {
  const length = lengthOf(a[0], a[1]);
  return length === 0 ? [1, 0] : [a[0] / length, a[1] / length];
}

export function boxAround(centre: Point, width: number, height: number): Box {
  return { x: centre[0] - width / 2, y: centre[1] - height / 2, width, height };
}

export function grow(box: Box, by: number): Box {
  return { x: box.x - by, y: box.y - by, width: box.width + 2 * by, height: box.height + 2 * by };
}

export function boxOf(points: readonly Point[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

export function unite(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  const left = Math.min(...boxes.map((box) => box.x));
  const top = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x: left, y: top, width: right - left, height: bottom - top };
}

export function overlap(a: Box, b: Box): number {
  const wide = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const high = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return wide > 0 && high > 0 ? wide * high : 0;
}

export function distanceToSegment(p: Point, a: Point, b: Point): number {
  const x = b[0] - a[0];
  const y = b[1] - a[1];
  const length = x * x + y * y;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((p[0] - a[0]) * x + (p[1] - a[1]) * y) / length));
  return lengthOf(p[0] - a[0] - x * t, p[1] - a[1] - y * t);
}

/** A straight line or one gentle bend between two centres. */
export interface Spine {
  readonly a: Point;
  readonly control: Point;
  readonly b: Point;
  readonly bent: boolean;
}

export function straight(a: Point, b: Point): Spine {
  return { a, control: between(a, b, 0.5), b, bent: false };
}

/**
 * `by`: how far the middle of the line leaves the straight way, in map units; positive is to the right of
 * a→b on screen.
 */
export function bend(a: Point, b: Point, by: number): Spine {
  const [ux, uy] = unitVector(minus(b, a));
  return { a, control: add(between(a, b, 0.5), [-uy * by * 2, ux * by * 2]), b, bent: true };
}

export function pointAt(spine: Spine, t: number): Point {
  return between(between(spine.a, spine.control, t), between(spine.control, spine.b, t), t);
}

export function headingAt(spine: Spine, t: number): Point {
  return unitVector(minus(between(spine.control, spine.b, t), between(spine.a, spine.control, t)));
}

/** Unit vector to the right of the heading, as seen on a screen where y goes down. */
export function normalAt(spine: Spine, t: number): Point {
  const [x, y] = headingAt(spine, t);
  return [-y, x];
}

/** The part of the spine from t0 to t1, again as a spine. */
export function cut(spine: Spine, t0: number, t1: number): Spine {
  const a = pointAt(spine, t0);
  const b = pointAt(spine, t1);
  const control = between(between(spine.a, spine.control, t0), between(spine.control, spine.b, t0), t1);
  return { a, control, b, bent: spine.bent };
}

export function spineLength(spine: Spine): number {
  if (!spine.bent) return distance(spine.a, spine.b);
  let total = 0;
  for (let i = 1; i <= 8; i++) total += distance(pointAt(spine, (i - 1) / 8), pointAt(spine, i / 8));
  return total;
}

/** The same way, moved sideways; for the strands of a double line and for support beside harm. */
export function beside(spine: Spine, by: number): Spine {
  if (by === 0) return spine;
  const shift = (p: Point, t: number): Point => add(p, times(normalAt(spine, t), by));
  return { a: shift(spine.a, 0), control: shift(spine.control, 0.5), b: shift(spine.b, 1), bent: spine.bent };
}

/** Points at even steps along a ring, with the direction of the ring there. */
export function walk(ring: readonly Point[], step: number): { point: Point; along: Point }[] {
  const found: { point: Point; along: Point }[] = [];
  let due = 0;
  ring.forEach((a, i) => {
    const b = ring[(i + 1) % ring.length] as Point;
    const long = distance(a, b);
    const along = unitVector(minus(b, a));
    for (; due < long; due += step) found.push({ point: add(a, times(along, due)), along });
    due -= long;
  });
  return found;
}
