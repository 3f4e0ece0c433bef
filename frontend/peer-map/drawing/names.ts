/**
 * What the picture says in words: the accessible name of every person, place, tie and group
 * (`map.narrative`).
 *
 * "JK and RS: strong support, some harm, not checked; JK and the school see this differently."
 */
import type { Direction, End, Group, Level, MapDocument, Person, Place, Tie } from "../model/document.ts";
import { listing, type Wording } from "./wording.ts";

export interface Names {
  readonly person: (person: Person) => string;
  readonly place: (place: Place) => string;
  readonly tie: (tie: Tie) => string;
  readonly group: (group: Group) => string;
  readonly end: (end: End) => string;
}

export function namesOf(document: MapDocument, say: Wording): Names {
  const shown = shownNames(document);
  const end = (e: End): string => shown.get(`${e.type} ${e.id}`) ?? "?";
  const ties = tiesByEnd(document);
  return {
    end,
    person: (person) => personName(person, document, ties.get(`person ${person.id}`) ?? [], end, say),
    place: (place) => placeName(place, say),
    tie: (tie) => say("name.tie", { a: end(tie.a), b: end(tie.b), what: tieWords(tie, end, say) }),
    group: (group) => groupName(group, end, say),
  };
}

/**
 * Two people with the same initials are told apart in words too (`person.tell_apart`); an unnamed person
 * goes by the note.
 */
function shownNames(document: MapDocument): Map<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  const twice = new Set(
    document.people.map((p) => p.shown).filter((shown) => taken.size === taken.add(shown).size),
  );
  for (const person of document.people) {
    const extra = person.tell_apart || person.note;
    const unclear = person.kind === "unnamed" || twice.has(person.shown);
    names.set(
      `person ${person.id}`,
      unclear && extra ? (person.kind === "unnamed" ? extra : `${person.shown} (${extra})`) : person.shown,
    );
  }
  for (const place of document.places) names.set(`place ${place.id}`, place.name);
  for (const group of document.groups) names.set(`group ${group.id}`, group.name);
  return names;
}

function tiesByEnd(document: MapDocument): Map<string, Tie[]> {
  const ties = new Map<string, Tie[]>();
  for (const tie of document.ties) {
    for (const end of [tie.a, tie.b]) {
      const key = `${end.type} ${end.id}`;
      const known = ties.get(key);
      if (known) known.push(tie);
      else ties.set(key, [tie]);
    }
  }
  return ties;
}

function personName(
  person: Person,
  document: MapDocument,
  ties: readonly Tie[],
  end: (e: End) => string,
  say: Wording,
): string {
  const strongly = supporters(person, ties, "strong", end, say);
  const somewhat = supporters(person, ties, "some", end, say);
  const groups = document.groups
    .filter((group) => group.members.includes(person.id))
    .map((group) => group.name);
  const sentences = [
    strongly.length > 0 ? say("name.supported_strongly", { people: listing(strongly, say) }) : "",
    somewhat.length > 0 ? say("name.supported", { people: listing(somewhat, say) }) : "",
    groups.length > 0 ? say("name.member", { groups: listing(groups, say) }) : "",
    ties.length === 0 ? say("name.alone") : "",
    person.placed === null ? say("name.not_placed") : "",
    capital(provisionalWords(person, say)),
  ].filter(Boolean);
  const first = say("name.person", {
    shown: calledOnMap(person, say),
    kind: capital(kindWords(person, say)),
  });
  return [first, ...sentences.map((sentence) => `${sentence}.`)].join(" ");
}

/** "named while drawing together, keep or let go by 4 December"; "" for everybody else (`map.together`). */
export function provisionalWords({ provisional_until: until }: Person, say: Wording): string {
  if (!until) return "";
  const shape = { day: "numeric", month: "long", timeZone: "UTC" } as const;
  const day = new Intl.DateTimeFormat(say("name.language"), shape).format(new Date(until));
  return say("name.provisional", { day });
}

/** A name begins with what stands on the map, so that somebody can say what they see. */
function calledOnMap(person: Person, say: Wording): string {
  return [person.kind === "unnamed" && person.note ? "" : person.shown, person.tell_apart, person.note]
    .filter(Boolean)
    .join(say("list.comma"));
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Those who give support of this strength; whom somebody only gives support to is not among them. */
function supporters(
  person: Person,
  ties: readonly Tie[],
  level: Level,
  end: (e: End) => string,
  say: Wording,
): string[] {
  return ties.flatMap((tie) => {
    const own = tie.a.id === person.id;
    const away = tie.direction === (own ? "a_to_b" : "b_to_a");
    if (tie.support !== level || away || tie.state === "past") return [];
    const what = end(own ? tie.b : tie.a);
    return [tie.support_checked ? what : say("name.unchecked_supporter", { who: what })];
  });
}

function kindWords(person: Person, say: Wording): string {
  const hearsay = person.kind === "adult_said_to_cause_harm" && person.rests_on === "hearsay";
  return [
    say(hearsay ? "shape.adult_hearsay" : `shape.${person.kind}`),
    person.focus ? say("shape.focus") : "",
    person.deceased ? say("shape.deceased") : "",
  ]
    .filter(Boolean)
    .join(say("list.comma"));
}

function placeName(place: Place, say: Wording): string {
  const count = place.conditions.length > 0 ? say("name.conditions", { count: place.conditions.length }) : "";
  const name = [place.name, place.note, count].filter(Boolean).join(say("list.comma"));
  const first = say("name.place", { name, kind: capital(say(`place.${place.kind}`)) });
  const noted = place.conditions.map((condition) => condition.words.replace(/\.?$/, "."));
  return [first, ...noted, ...(place.placed === null ? [`${say("name.not_placed")}.`] : [])].join(" ");
}

function groupName(group: Group, end: (e: End) => string, say: Wording): string {
  const basis = listing(
    group.bases.map((b) => say(`area.${b}`)),
    say,
  );
  if (group.members.length === 0) return say("name.empty_group", { name: group.name, basis });
  const members = listing(
    group.members.map((id) => end({ type: "person", id })),
    say,
  );
  return say("name.group", { name: group.name, basis, members });
}

/** Everything the line shows, in the order in which it matters. */
export function tieWords(tie: Tie, end: (e: End) => string, say: Wording): string {
  const levels =
    tie.support === "unknown" && tie.harm === "unknown"
      ? [say("tie.unknown")]
      : [
          levelWords("support", tie, tie.direction, end, say),
          levelWords("harm", tie, tie.harm_direction, end, say),
        ].filter(Boolean);
  const kinds = kindsInWords(tie, end, say);
  const what = [...kinds, ...levels];
  return [
    (what.length > 0 ? what : [say("tie.plain")]).join(say("list.comma")),
    tie.state === "past" ? say("name.was") : "",
    tie.state === "uncertain" ? say("name.unsure") : "",
    tie.non_contact ? say("tie.non_contact") : "",
    tie.differs ? differing(tie, say) : "",
    tie.fading > 0 ? say("tie.fading") : "",
  ]
    .filter(Boolean)
    .join("; ");
}

function differing(tie: Tie, say: Wording): string {
  return tie.differs_between.length > 1
    ? say("tie.differs_between", { people: listing(tie.differs_between, say) })
    : say("tie.differs");
}

type EndName = (e: End) => string;

function levelWords(
  dimension: "support" | "harm",
  tie: Tie,
  direction: Direction,
  end: EndName,
  say: Wording,
): string {
  const level = tie[dimension];
  if (level === "none") return "";
  const said = directed(say(`${dimension}.${level}`), direction, tie, end, say);
  const what = tie[`${dimension}_police`] ? say("name.police", { what: said }) : said;
  return tie[`${dimension}_checked`] || level === "unknown" ? what : say("name.not_checked", { what });
}

function directed(what: string, direction: Direction, tie: Tie, end: EndName, say: Wording): string {
  if (direction === "a_to_b") return say("name.towards", { what, who: end(tie.b) });
  if (direction === "b_to_a") return say("name.towards", { what, who: end(tie.a) });
  return direction === "both" ? say("name.both_ways", { what }) : what;
}

function kindsInWords(tie: Tie, end: EndName, say: Wording): string[] {
  return tie.kinds.map((kind) => {
    switch (kind) {
      case "influence":
        return influenceWords(tie, end, say);
      case "looks_out_for":
        return oneWay("name.looks_out", tie.direction, tie, end, say) ?? say("kind.looks_out_for");
      case "harmed_by":
        return oneWay("name.harmed_by", reversed(tie.harm_direction), tie, end, say) ?? say("kind.harmed_by");
      case "controlled_by":
        return (
          oneWay("name.controlled_by", reversed(tie.harm_direction), tie, end, say) ??
          say("kind.controlled_by")
        );
      case "spends_time_at":
        return say("kind.spends_time_at");
      default:
        return say(`kind.${kind}`);
    }
  });
}

function influenceWords(tie: Tie, end: EndName, say: Wording): string {
  if (tie.influence_direction === "both") return say("name.influence_both");
  return oneWay("name.influence", tie.influence_direction, tie, end, say) ?? say("kind.influence");
}

function reversed(direction: Direction): Direction {
  if (direction === "a_to_b") return "b_to_a";
  return direction === "b_to_a" ? "a_to_b" : direction;
}

function oneWay(key: string, direction: Direction, tie: Tie, end: EndName, say: Wording): string | null {
  if (direction !== "a_to_b" && direction !== "b_to_a") return null;
  const [from, to] = direction === "a_to_b" ? [tie.a, tie.b] : [tie.b, tie.a];
  return say(key, { who: end(from), whom: end(to) });
}
