/** A free spot for somebody new; adding one person moves nobody else. */
import type { MapDocument, Point } from "./document.ts";
import { convexHull, inside } from "./hull.ts";
import { spotsOf } from "./walk.ts";

/** Map units between the middles of two shapes: "not checked" has room on a tie between them. */
const APART = 136;

/**
 * The free spot nearest to `near`, looking in widening circles; never amid a group, where a newcomer would
 * look like one of them.
 */
export function freeSpot(document: MapDocument, near: Point): Point {
  const spots = spotsOf(document);
  const taken = spots.map((spot) => spot.at);
  const groups = document.groups.map((group) =>
    convexHull(spots.filter((spot) => group.members.includes(spot.id)).map((spot) => spot.at)),
  );
  const free = (p: Point): boolean =>
    taken.every((other) => Math.hypot(other[0] - p[0], other[1] - p[1]) >= APART) &&
    !groups.some((ring) => nearRing(p, ring));
  for (let ring = 0; ring < 60; ring++) {
    const count = Math.max(1, ring * 6);
    for (let i = 0; i < count; i++) {
      const angle = (i / count) * 2 * Math.PI;
      const spot: Point = [
        Math.round(near[0] + Math.cos(angle) * ring * APART * 0.6),
        Math.round(near[1] + Math.sin(angle) * ring * APART * 0.6),
      ];
      if (free(spot)) return spot;
    }
  }
  return near;
}

function nearRing(p: Point, ring: readonly Point[]): boolean {
  if (ring.length < 3) return false;
  const middle: Point = [
    ring.reduce((sum, q) => sum + q[0], 0) / ring.length,
    ring.reduce((sum, q) => sum + q[1], 0) / ring.length,
  ];
  const away = Math.hypot(p[0] - middle[0], p[1] - middle[1]) || 1;
  const inward = Math.min(1, (APART * 0.75) / away);
  return inside([p[0] + (middle[0] - p[0]) * inward, p[1] + (middle[1] - p[1]) * inward], [ring]);
}

/** Free spots for several newcomers, each leaving room for the next. */
export function freeSpots(document: MapDocument, near: Point, count: number): Point[] {
  const spots: Point[] = [];
  let grown = document;
  for (let i = 0; i < count; i++) {
    const spot = freeSpot(grown, near);
    spots.push(spot);
    grown = {
      ...grown,
      places: [
        ...grown.places,
        { id: `spot-${i}`, kind: "place", name: "-", note: "", conditions: [], placed: spot, url: null },
      ],
    };
  }
  return spots;
}
