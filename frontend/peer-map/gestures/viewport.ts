/** Which part of the map is in sight, and how large. Pure, so that it can be tested without a screen. */
import type { Point } from "../model/document.ts";
import type { Box } from "../drawing/geometry.ts";

/** `origin`: the map point in the top left corner of the picture; `scale`: screen pixels per map unit. */
export interface Viewport {
  readonly origin: Point;
  readonly scale: number;
}
export interface Size {
  readonly width: number;
  readonly height: number;
}

export const SMALLEST = 0.15;
export const LARGEST = 4;

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** The whole box in sight and in the middle, but no larger than `most`. */
export function fit(box: Box, size: Size, most: number): Viewport {
  const scale = clamp(Math.min(size.width / box.width, size.height / box.height), SMALLEST, most);
  return {
    scale,
    origin: [box.x - (size.width / scale - box.width) / 2, box.y - (size.height / scale - box.height) / 2],
  };
}

export function toMap(viewport: Viewport, screen: Point): Point {
  return [viewport.origin[0] + screen[0] / viewport.scale, viewport.origin[1] + screen[1] / viewport.scale];
}

/** Larger or smaller around a spot of the screen that stays where it is. */
export function zoomAt(viewport: Viewport, screen: Point, factor: number): Viewport {
  const scale = clamp(viewport.scale * factor, SMALLEST, LARGEST);
  const fixed = toMap(viewport, screen);
  return { scale, origin: [fixed[0] - screen[0] / scale, fixed[1] - screen[1] / scale] };
}

/** The picture follows the hand. */
export function pan(viewport: Viewport, by: Point): Viewport {
  return {
    ...viewport,
    origin: [viewport.origin[0] - by[0] / viewport.scale, viewport.origin[1] - by[1] / viewport.scale],
  };
}

/** Moves just far enough to bring a box into sight. */
export function reveal(viewport: Viewport, box: Box, size: Size): Viewport {
  const shift = (start: number, length: number, from: number, room: number): number => {
    if (start < from) return start - from;
    return start + length > from + room ? Math.min(start - from, start + length - from - room) : 0;
  };
  const [x, y] = viewport.origin;
  return {
    ...viewport,
    origin: [
      x + shift(box.x, box.width, x, size.width / viewport.scale),
      y + shift(box.y, box.height, y, size.height / viewport.scale),
    ],
  };
}
