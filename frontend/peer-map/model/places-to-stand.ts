/** A free spot for somebody new; adding one person moves nobody else. */
import type { MapDocument, Point } from "./document.ts";
import { spotsOf } from "./walk.ts";

/** Map units between the middles of two shapes that do not crowd each other. */
const APART = 104;

/** The free spot nearest to `near`, looking in widening circles. */
export function freeSpot(document: MapDocument, near: Point): Point {
  const taken = spotsOf(document).map((spot) => spot.at);
  const free = (p: Point): boolean => taken.every((other) => Math.hypot(other[0] - p[0], other[1] - p[1]) >= APART);
  for (let ring = 0; ring < 60; ring++) {
    const count = Math.max(1, ring * 6);
    for (let i = 0; i < count; i++) {
      const angle = (i / count) * 2 * Math.PI;
      const spot: Point = [Math.round(near[0] + Math.cos(angle) * ring * APART * 0.6), Math.round(near[1] + Math.sin(angle) * ring * APART * 0.6)];
      if (free(spot)) return spot;
    }
  }
  return near;
}

/** Free spots for several newcomers, each leaving room for the next. */
export function freeSpots(document: MapDocument, near: Point, count: number): Point[] {
  const spots: Point[] = [];
  let grown = document;
  for (let i = 0; i < count; i++) {
    const spot = freeSpot(grown, near);
    spots.push(spot);
    grown = { ...grown, places: [...grown.places, { id: `spot-${i}`, kind: "place", name: "-", note: "", conditions: [], placed: spot, url: null }] };
  }
  return spots;
}
