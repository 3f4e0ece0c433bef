/**
 * One map as somebody sees it (`map.perspectives`).
 *
 * A view of one person or of professionals shows only what their own statements say. Disagreement stays
 * side by side: comparing never settles it, it only shows where two voices read a tie differently.
 */
import type { Basis, Group, Id, Level, MapDocument, Reading, Statement, Tie, View } from "./document.ts";

export interface Voice {
  readonly label: string;
  readonly perspective: Id;
  readonly reading: Reading;
}

export interface Seen {
  readonly document: MapDocument;
  readonly view: View | null;
  /** For the compared view: ties that at least two voices read differently. */
  readonly compared: ReadonlyMap<Id, readonly Voice[]>;
  /** People whom this view does not speak of. */
  readonly leftOut: number;
}

/** What can be left out of any view: what is unchecked, and what the police hold (`map.statement`). */
export type LeftOut = "unchecked" | "police";

const STRENGTH: Readonly<Record<Level, number>> = { none: 0, unknown: 1, some: 2, strong: 3 };
const NOTHING = new Map<Id, readonly Voice[]>();

/** Without what is left out, in one view, through one basis: each works on what the one before leaves. */
export function seenBy(
  map: MapDocument,
  viewId: Id | null,
  lens: Basis | null = null,
  without: ReadonlySet<LeftOut> = new Set(),
): Seen {
  const kept = withoutSome(map, without);
  const seen = inView(kept, map.views.find((v) => v.id === viewId) ?? null);
  return lens ? { ...seen, document: through(seen.document, lens) } : seen;
}

function inView(document: MapDocument, view: View | null): Seen {
  if (view === null || view.kind === "everyone") return { document, view, compared: NOTHING, leftOut: 0 };
  if (view.kind === "compare") return { document, view, compared: differences(document, view), leftOut: 0 };
  return onlyVoices(document, view);
}

/** The same map redrawn by one basis (`group.lens`): only groups that have it, drawn by it alone. */
function through(map: MapDocument, lens: Basis): MapDocument {
  const groups = map.groups.filter((g) => g.bases.includes(lens)).map((g) => ({ ...g, bases: [lens] }));
  return { ...map, groups };
}

/**
 * Everybody stays: nobody was added on such words alone. A tie goes that rested on nothing else; one that
 * nobody has said anything about rests on nobody's words, so it goes with the unchecked ones if it claims
 * any support or harm.
 */
function withoutSome(map: MapDocument, without: ReadonlySet<LeftOut>): MapDocument {
  if (without.size === 0) return map;
  const statements = once(
    map.statements.filter(
      (s) => !(without.has("unchecked") && !s.checked) && !(without.has("police") && s.kind === "police_held"),
    ),
  );
  const here = new Set(statements.map((s) => s.id));
  const read = (tie: Tie): Tie | null => {
    if (tie.statements.length === 0) {
      const claims = tie.support !== "none" || tie.harm !== "none";
      return claims && without.has("unchecked") ? null : tie;
    }
    if (tie.statements.every((id) => here.has(id))) return tie;
    const again = asRead(tie, statements);
    return again && differing(map, again, statements);
  };
  return { ...map, statements, ties: map.ties.map(read).filter((tie) => tie !== null) };
}

function differing(map: MapDocument, tie: Tie, statements: readonly Statement[]): Tie {
  const voices = voicesOn({ ...map, statements }, tie);
  const differs = disagree(voices);
  return { ...tie, differs, differs_between: differs ? voices.map((voice) => voice.label) : [] };
}

/** One source counts once (`map.origin`): of those left, the surest stands for it, then the oldest. */
function once(statements: readonly Statement[]): Statement[] {
  const stands = new Map<Id, Statement>();
  for (const s of statements) {
    const known = stands.get(s.repeats ?? s.id);
    if (!known || sooner(s, known)) stands.set(s.repeats ?? s.id, s);
  }
  return statements.map((s) => {
    const first = stands.get(s.repeats ?? s.id) as Statement;
    return { ...s, repeats: first === s ? null : first.id };
  });
}

function sooner(a: Statement, b: Statement): boolean {
  return a.checked === b.checked ? a.recorded_on < b.recorded_on : a.checked;
}

/**
 * One voice for each perspective that speaks of the tie, with the strongest it says; a repeat of somebody
 * else's statement is no voice (`map.origin`).
 */
export function voicesOn(document: MapDocument, tie: Tie): Voice[] {
  const voices = new Map<Id, Voice>();
  for (const statement of aboutTie(document, tie)) {
    const { reading, perspective_id: perspective } = statement;
    if (reading === null || statement.repeats !== null) continue;
    const known = voices.get(perspective)?.reading ?? reading;
    const strongest = {
      support: stronger(known.support, reading.support),
      harm: stronger(known.harm, reading.harm),
    };
    voices.set(perspective, { label: labelOf(document, statement), perspective, reading: strongest });
  }
  return [...voices.values()];
}

const stronger = (a: Level, b: Level): Level => (STRENGTH[b] > STRENGTH[a] ? b : a);

function labelOf(document: MapDocument, statement: Statement): string {
  return document.perspectives.find((p) => p.id === statement.perspective_id)?.label ?? statement.whose;
}

export function aboutTie(document: MapDocument, tie: Tie): Statement[] {
  const own = new Set(tie.statements);
  return document.statements.filter(
    (s) => own.has(s.id) || s.about.some((ref) => ref.type === "tie" && ref.id === tie.id),
  );
}

function differences(document: MapDocument, view: View): ReadonlyMap<Id, readonly Voice[]> {
  const asked = (voice: Voice): boolean =>
    view.perspectives.length === 0 || view.perspectives.includes(voice.perspective);
  return new Map(
    document.ties
      .map((tie) => [tie.id, voicesOn(document, tie).filter(asked)] as const)
      .filter(([, voices]) => disagree(voices)),
  );
}

/** One sees support or harm where another speaks of the tie and sees none of it. */
function disagree(voices: readonly Voice[]): boolean {
  const levels = (dimension: keyof Reading): Level[] => voices.map((voice) => voice.reading[dimension]);
  return [levels("support"), levels("harm")].some(
    (all) => all.includes("none") && (all.includes("some") || all.includes("strong")),
  );
}

function onlyVoices(document: MapDocument, view: View): Seen {
  const whose = new Set(view.perspectives);
  const statements = once(document.statements.filter((s) => whose.has(s.perspective_id)));
  const ties = document.ties.map((tie) => asRead(tie, statements)).filter((tie) => tie !== null);
  const groups = document.groups.filter((group) => group.perspectives.some((p) => whose.has(p)));
  const kept = spokenOf(document, view, statements, ties, groups);
  const people = document.people.filter((p) => kept.has(p.id));
  const places = document.places.filter((p) => kept.has(p.id));
  return {
    document: { ...document, people, places, ties, groups, statements },
    view,
    compared: NOTHING,
    leftOut: document.people.length - people.length,
  };
}

/** A tie with the strongest of what these statements say; null when they say nothing about it. */
function asRead(tie: Tie, statements: readonly Statement[]): Tie | null {
  const own = statements.filter(
    (s) => tie.statements.includes(s.id) || s.about.some((ref) => ref.type === "tie" && ref.id === tie.id),
  );
  if (own.length === 0) return null;
  const counting = own.filter((s) => s.repeats === null);
  const strongest = (dimension: keyof Reading): Level =>
    counting.reduce<Level>((most, s) => stronger(most, s.reading?.[dimension] ?? "none"), "none");
  const saying = (dimension: keyof Reading): readonly Statement[] =>
    counting.filter((s) => s.reading?.[dimension] === strongest(dimension));
  const police = (dimension: keyof Reading): boolean =>
    STRENGTH[strongest(dimension)] > 1 && saying(dimension).every((s) => s.kind === "police_held");
  return {
    ...tie,
    support: strongest("support"),
    harm: strongest("harm"),
    support_checked: saying("support").some(isFirm),
    harm_checked: saying("harm").some(isFirm),
    support_police: police("support"),
    harm_police: police("harm"),
    statements: own.map((s) => s.id),
    differs: false,
    differs_between: [],
  };
}

/**
 * First-hand or checked, and its own source: what a line may rest on without being broken (`map.statement`,
 * `map.origin`).
 */
export function isFirm(statement: Statement): boolean {
  return statement.checked && statement.repeats === null;
}

function spokenOf(
  document: MapDocument,
  view: View,
  statements: readonly Statement[],
  ties: readonly Tie[],
  groups: readonly Group[],
): Set<Id> {
  const own = document.perspectives.filter((p) => view.perspectives.includes(p.id)).map((p) => p.person_id);
  return new Set([
    ...own.filter((id) => id !== null),
    ...statements.flatMap((s) => s.about.map((ref) => ref.id)),
    ...ties.flatMap((tie) => [tie.a.id, tie.b.id]),
    ...groups.flatMap((group) => group.members),
  ]);
}

/** Two groups that share somebody: who is in both, who only in one (`group.lens`). */
export interface Overlap {
  readonly one: Group;
  readonly other: Group;
  readonly both: readonly Id[];
  readonly onlyOne: readonly Id[];
  readonly onlyOther: readonly Id[];
  /** The same basis, said by two, who do not count the same people. */
  readonly differs: boolean;
}

export function overlaps(groups: readonly Group[]): Overlap[] {
  return groups.flatMap((one, i) =>
    groups.slice(i + 1).flatMap((other) => {
      const both = one.members.filter((id) => other.members.includes(id));
      const onlyOne = one.members.filter((id) => !both.includes(id));
      const onlyOther = other.members.filter((id) => !both.includes(id));
      const differs =
        one.definer !== other.definer &&
        one.bases.some((basis) => other.bases.includes(basis)) &&
        onlyOne.length + onlyOther.length > 0;
      return both.length > 0 ? [{ one, other, both, onlyOne, onlyOther, differs }] : [];
    }),
  );
}
