/**
 * Where the arrow keys lead: along a tie to the next person, and only without one to the nearest shape that
 * way.
 */
import type { Id, MapDocument, Point, Tie } from "./document.ts";

export type Arrow = "left" | "right" | "up" | "down";

const HEADING: Readonly<Record<Arrow, Point>> = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] };
/** A neighbour along a tie may lie up to this far off the arrow's direction; somebody without a tie less. */
const ALONG_TIE = Math.cos((70 * Math.PI) / 180);
const WITHOUT_TIE = Math.cos((50 * Math.PI) / 180);

export interface Spot {
  readonly type: "person" | "place";
  readonly id: Id;
  readonly at: Point;
}

/** People and places that stand on the map, people first, in the order of the document. */
export function spotsOf(document: MapDocument): Spot[] {
  return [
    ...document.people.map((p) => ({ type: "person" as const, id: p.id, at: p.placed })),
    ...document.places.map((p) => ({ type: "place" as const, id: p.id, at: p.placed })),
  ].filter((spot): spot is Spot => spot.at !== null);
}

export function walk(document: MapDocument, from: Id, arrow: Arrow): Id | null {
  const spots = spotsOf(document);
  const here = spots.find((spot) => spot.id === from);
  if (!here) return spots[0]?.id ?? null;
  const others = spots.filter((spot) => spot.id !== from);
  const tied = new Set(tiesOf(document, from).map((tie) => otherEnd(tie, from)));
  return (
    best(
      here,
      others.filter((spot) => tied.has(spot.id)),
      arrow,
      ALONG_TIE,
    ) ??
    best(
      here,
      others.filter((spot) => !tied.has(spot.id)),
      arrow,
      WITHOUT_TIE,
    )
  );
}

function best(here: Spot, others: readonly Spot[], arrow: Arrow, cone: number): Id | null {
  const [hx, hy] = HEADING[arrow];
  let found: Id | null = null;
  let least = Infinity;
  for (const other of others) {
    const [dx, dy] = [other.at[0] - here.at[0], other.at[1] - here.at[1]];
    const length = Math.hypot(dx, dy);
    const ahead = length === 0 ? 0 : (dx * hx + dy * hy) / length;
    if (ahead < cone) continue;
    const cost = length / ahead ** 2;
    if (cost < least) [found, least] = [other.id, cost];
  }
  return found;
}

/** From a tie, an arrow leads to whichever end lies that way. */
export function walkOffTie(document: MapDocument, tie: Tie, arrow: Arrow): Id | null {
  const ends = spotsOf(document).filter((spot) => spot.id === tie.a.id || spot.id === tie.b.id);
  const [hx, hy] = HEADING[arrow];
  const along = (spot: Spot): number => spot.at[0] * hx + spot.at[1] * hy;
  return (
    ends.reduce<Spot | null>((far, spot) => (far === null || along(spot) > along(far) ? spot : far), null)
      ?.id ?? null
  );
}

export function tiesOf(document: MapDocument, id: Id): Tie[] {
  return document.ties.filter((tie) => tie.a.id === id || tie.b.id === id);
}

export function otherEnd(tie: Tie, id: Id): Id {
  return tie.a.id === id ? tie.b.id : tie.a.id;
}

/** The ties of somebody, clockwise from the top, so that turning through them follows the eye. */
export function tiesAround(document: MapDocument, id: Id): Tie[] {
  const at = new Map(spotsOf(document).map((spot) => [spot.id, spot.at]));
  const here = at.get(id);
  if (!here) return [];
  const angle = (tie: Tie): number => {
    const there = at.get(otherEnd(tie, id)) ?? here;
    const turn = Math.atan2(there[0] - here[0], here[1] - there[1]);
    return turn < 0 ? turn + 2 * Math.PI : turn;
  };
  return tiesOf(document, id).sort((a, b) => angle(a) - angle(b));
}
