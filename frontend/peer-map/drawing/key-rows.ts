/** The rows of the key that one drawing needs: what does not stand on it need not be explained. */
import type { Person } from "../model/document.ts";
import { drawnBasis } from "./areas.ts";
import type { Draft } from "./draft.ts";
import type { TieLine } from "./draw-tie.ts";
import { notation, type KeyRow } from "./notation.ts";
import type { Strand } from "./strands.ts";

export function rowsIn(draft: Draft): KeyRow[] {
  const found = new Set([...people(draft), ...places(draft), ...groups(draft), ...ties(draft)]);
  const compared = draft.options.changes ? notation.key_compared : [];
  return [...compared, ...notation.key.filter((row) => found.has(row.id))];
}

function people(draft: Draft): string[] {
  return draft.document.people
    .filter((person) => draft.ground.shapes.has(person.id))
    .flatMap((person) => [
      personRow(person),
      person.deceased ? "deceased" : "",
      person.provisional_until ? "provisional" : "",
    ]);
}

function personRow(person: Person): string {
  if (person.kind === "adult_said_to_cause_harm")
    return person.rests_on === "hearsay" ? "adult_hearsay" : "adult_more";
  if (person.kind === "young_person") return person.focus ? "focus" : "young_person";
  return person.kind === "parent_carer" ? "trusted_adult" : person.kind;
}

function places(draft: Draft): string[] {
  return draft.document.places
    .filter((place) => draft.ground.shapes.has(place.id))
    .flatMap((place) => [
      notation.shape_of_place[place.kind],
      place.conditions.length > 0 ? "conditions" : "",
    ]);
}

function groups(draft: Draft): string[] {
  const areas = [...draft.ground.areas.values()];
  const drawn = draft.document.groups.filter((group) => draft.ground.areas.has(group.id));
  return [
    ...drawn.map((group) => drawnBasis(group.bases)),
    areas.some((area) => area.strangers.length > 0) ? "stranger" : "",
  ];
}

function ties(draft: Draft): string[] {
  return [...draft.lines.values()].flatMap((line) => [...line.strands.flatMap(strandRows), ...tieRows(line)]);
}

function strandRows(strand: Strand): string[] {
  const { support, harm } = notation.lines;
  const styles = [
    [support.some, "support_some"],
    [support.strong, "support_strong"],
    [harm.some, "harm_some"],
    [harm.strong, "harm_strong"],
    [notation.lines.spends_time_at, "spends_time_at"],
    [notation.lines.unknown, "unknown"],
    [notation.lines.plain, "plain"],
  ] as const;
  const [, row] = styles.find(([style]) => style === strand.style) ?? [null, ""];
  return [row, strand.unchecked ? "not_checked" : "", strand.police ? "police" : ""];
}

function tieRows({ tie, strands }: TieLine): string[] {
  const has = (dimension: Strand["dimension"]): boolean =>
    strands.some((strand) => strand.dimension === dimension && !strand.unknown);
  return [
    has("support") && has("harm") ? "both" : "",
    tie.influence_direction !== "none" ? "influence" : "",
    tie.state,
    tie.non_contact ? "non_contact" : "",
    tie.fading > 0 ? "fading" : "",
    tie.differs ? "differs" : "",
  ];
}
