/** From what was said to a map document that the one drawing understands. Only this sitting, and their own earlier one. */
import { blankGroup, blankPerson, blankPlace, blankTie } from "../../peer-map/model/blank.ts";
import type {
  Level,
  MapDocument,
  Person,
  Place,
  PlaceKind,
  Point,
  Tie,
} from "../../peer-map/model/document.ts";
import type { Earlier, Id, PlaceOf, Seat, Tap, Words } from "../given.ts";
import { nameOf, type Like, type Person as PersonSaid, type Thing } from "./lines.ts";
import type { Sitting } from "./sitting.ts";

export interface Shown {
  readonly seats: readonly Seat[];
  readonly sitting: Sitting;
  readonly words: Words;
  /** Drawn before, where they want to carry on. */
  readonly earlier: ReadonlyMap<Id, readonly Earlier[]>;
  readonly names: { readonly me: string };
}

const PLACE_KINDS: Readonly<Partial<Record<PlaceOf, PlaceKind>>> = {
  school: "school",
  transport: "transport",
  business: "business",
  service: "service",
  online: "online",
};

const STRENGTH: readonly (Level | "")[] = ["", "none", "unknown", "some", "strong"];

/** Where newcomers stand around whoever speaks: near enough to belong, and never on somebody. */
const RING: readonly Point[] = [
  [-190, -85], [185, -95], [165, 95], [-180, 90], [0, -150], [-305, 5], [305, 10], [10, 150],
  [-330, -140], [330, -140], [330, 145], [-330, 145], [-130, -215], [140, -215], [150, 215], [-140, 215],
]; // prettier-ignore
const APART = 96;

export function documentOf(shown: Shown): MapDocument {
  const people = [...shown.seats.map((seat, i) => speaker(shown, seat, i)), ...named(shown)];
  const places = placed(shown);
  return {
    format: 1,
    version: 0,
    map_id: "together",
    case_id: "together",
    title: "-",
    level: 1,
    as_known_on: "2000-01-01",
    may_edit: true,
    may_add_people: true,
    why_not: [],
    views: [],
    perspectives: [],
    people,
    places,
    ties: ties(shown),
    groups: lots(shown, people),
    statements: [],
    time: { earliest: "2000-01-01", today: "2000-01-01", marks: [], statements: 0, need_confirming: 0 },
    /** What they call themselves stands alone. */
    words: { "area.self_selected": "" },
    urls: {
      commands: "",
      document: "",
      picture: "",
      list: "",
      narrative: "",
      print: null,
      tidy_worker: null,
    },
  };
}

/** One alone stands in the middle; several stand in a ring. */
export function seatAt(seats: readonly Seat[], seat: Id): Point {
  const i = Math.max(
    0,
    seats.findIndex((one) => one.id === seat),
  );
  if (seats.length === 1) return [0, 0];
  const turn = (i / seats.length) * 2 * Math.PI - Math.PI / 2;
  const wide = 110 + seats.length * 22;
  return [Math.round(Math.cos(turn) * wide * 1.5), Math.round(Math.sin(turn) * wide)];
}

/** A free spot beside a speaker, as an offset from them. */
export function freeBeside(shown: Shown, seat: Id): Point {
  const [x, y] = seatAt(shown.seats, seat);
  const document = documentOf(shown);
  const taken = [...document.people, ...document.places].flatMap((one) => (one.placed ? [one.placed] : []));
  const free = ([dx, dy]: Point): boolean =>
    taken.every(([ox, oy]) => Math.hypot(x + dx - ox, y + dy - oy) >= APART);
  const found = RING.find(free);
  if (found) return found;
  for (let ring = 1; ; ring++)
    for (const [dx, dy] of RING) {
      const further: Point = [Math.round(dx * (1 + ring * 0.6)), Math.round(dy * (1 + ring * 0.6))];
      if (free(further)) return further;
    }
}

export function levelsOf(taps: readonly string[], offered: readonly Tap[], named: Level | ""): Levels {
  const tapped = offered.filter((tap) => taps.includes(tap.id));
  const support = tapped.length > 0 ? tapped.map((tap) => tap.support) : [named];
  return { support: strongest(support), harm: strongest(tapped.map((tap) => tap.harm)) };
}

interface Levels {
  readonly support: Level;
  readonly harm: Level;
}

function strongest(levels: readonly (Level | "")[]): Level {
  const most = [...levels].sort((a, b) => STRENGTH.indexOf(b) - STRENGTH.indexOf(a))[0];
  return most || "none";
}

function speaker(shown: Shown, seat: Seat, i: number): Person {
  const look = shown.sitting.of(seat.id, "me").at(-1)?.body ?? seat;
  const alone = shown.seats.length === 1;
  return {
    ...blankPerson(seat.id, alone ? shown.names.me : seat.shown || String(i + 1)),
    symbol: look.symbol || null,
    colour: look.colour || null,
    placed: seatAt(shown.seats, seat.id),
  };
}

function named(shown: Shown): Person[] {
  return [...things(shown), ...before(shown)].flatMap(({ thing, seat }) =>
    thing.body.kind === "person"
      ? [
          {
            ...blankPerson(thing.id, thing.body.shown),
            kind: thing.body.sort === "young" ? ("young_person" as const) : ("trusted_adult" as const),
            symbol: thing.body.symbol || null,
            colour: thing.body.colour || null,
            placed: standing(shown, thing, seat),
          },
        ]
      : [],
  );
}

function placed(shown: Shown): Place[] {
  return [...things(shown), ...before(shown)].flatMap(({ thing, seat }) =>
    thing.body.kind === "place"
      ? [
          {
            ...blankPlace(thing.id, PLACE_KINDS[thing.body.of] ?? "place", thing.body.name),
            placed: standing(shown, thing, seat),
          },
        ]
      : [],
  );
}

function standing(shown: Shown, thing: Thing, seat: Id): Point {
  const [x, y] = seatAt(shown.seats, seat);
  const [dx, dy] = thing.body.at ?? [0, 0];
  return [x + dx, y + dy];
}

interface Of {
  readonly thing: Thing;
  readonly seat: Id;
}

function things(shown: Shown): Of[] {
  return shown.seats.flatMap((seat) =>
    shown.sitting.things(seat.id).map((thing) => ({ thing, seat: seat.id })),
  );
}

/** What they drew before and have not spoken of yet in this sitting. */
export function before(shown: Shown): Of[] {
  return shown.seats.flatMap((seat) => {
    const known = new Set(shown.sitting.things(seat.id).map((thing) => thing.body.known));
    return (shown.earlier.get(seat.id) ?? [])
      .map((one, i) => ({ one, at: RING[i % RING.length] ?? [0, 0] }))
      .filter(({ one }) => !known.has(one.known))
      .map(({ one, at }) => ({ seat: seat.id, thing: earlierThing(one, seat.id, at) }));
  });
}

export function earlierThing(one: Earlier, seat: Id, at: Point): Thing {
  const body =
    one.kind === "person"
      ? ({
          kind: "person",
          shown: one.shown ?? "",
          sort: one.sort ?? "young",
          symbol: one.symbol ?? "",
          colour: one.colour ?? "",
          asked: "",
          known: one.known,
          at,
        } as const)
      : ({
          kind: "place",
          name: one.name ?? "",
          of: one.of ?? "neighbourhood",
          asked: "",
          known: one.known,
          at,
        } as const);
  return { id: one.known, seat, n: 0, body };
}

function ties(shown: Shown): Tie[] {
  const fromThings = things(shown).map(({ thing, seat }) =>
    tie(seat, thing, levelsFor(shown, thing, shown.sitting.likeOf(seat, thing.id)?.body)),
  );
  const fromBefore = before(shown).map(({ thing, seat }) => {
    const one = (shown.earlier.get(seat) ?? []).find((each) => each.known === thing.id);
    return tie(seat, thing, { support: one?.support ?? "none", harm: one?.harm ?? "none" });
  });
  return [...fromThings, ...fromBefore, ...inTheRoom(shown)];
}

function levelsFor(shown: Shown, thing: Thing, like: Like | undefined): Levels {
  const offered = thing.body.kind === "person" ? shown.words.likes : shown.words.there;
  const question = shown.words.questions.find((one) => one.id === thing.body.asked);
  return levelsOf(like?.taps ?? [], offered, question?.support ?? "");
}

function tie(seat: Id, thing: Thing, levels: Levels): Tie {
  const silent = levels.support === "none" && levels.harm === "none";
  return {
    ...blankTie(`${seat}:${thing.id}`, { type: "person", id: seat }, { type: thing.body.kind, id: thing.id }),
    ...levels,
    kinds: silent ? ["spends_time_at"] : ["friend"],
    support_checked: true,
    harm_checked: true,
  };
}

/** Several together: what one says of another who is here. */
function inTheRoom(shown: Shown): Tie[] {
  const here = new Set(shown.seats.map((seat) => seat.id));
  return shown.sitting.of(null, "like").flatMap((line) =>
    here.has(line.body.about)
      ? [
          {
            ...blankTie(line.id, { type: "person", id: line.seat }, { type: "person", id: line.body.about }),
            ...levelsOf(line.body.taps, shown.words.likes, "some"),
            kinds: ["friend" as const],
            support_checked: true,
            harm_checked: true,
          },
        ]
      : [],
  );
}

function lots(shown: Shown, people: readonly Person[]): MapDocument["groups"] {
  const here = new Set(people.map((one) => one.id));
  return shown.sitting.of(null, "lot").map((line) => ({
    ...blankGroup(line.id, line.body.words),
    bases: ["self_selected" as const],
    members: [line.seat, ...line.body.members.filter((one) => here.has(one))],
  }));
}

/** What is on the drawing, one thing a line, for those who would rather read or hear it. */
export function inWords(
  shown: Shown,
  seat: Id,
): { readonly id: Id; readonly name: string; readonly said: string }[] {
  const own = shown.sitting.things(seat).map((thing) => ({
    id: thing.id,
    name: nameOf(thing),
    said: saidOf(thing, shown.sitting.likeOf(seat, thing.id)?.body, shown.words),
  }));
  const earlier = before(shown)
    .filter((one) => one.seat === seat)
    .map(({ thing }) => ({ id: thing.id, name: nameOf(thing), said: "" }));
  return [...own, ...earlier];
}

export function saidOf(thing: Thing, like: Like | undefined, words: Words): string {
  const offered = thing.body.kind === "person" ? words.likes : words.there;
  const taps = offered.filter((tap) => like?.taps.includes(tap.id)).map((tap) => tap.says);
  return [...taps, ...(like?.words ? [`“${like.words}”`] : [])].join(", ");
}

export type { PersonSaid };
