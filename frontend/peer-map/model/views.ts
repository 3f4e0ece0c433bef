/**
 * One map as somebody sees it (`map.perspectives`).
 *
 * A view of one person or of professionals shows only what their own statements say. Disagreement stays
 * side by side: comparing never settles it, it only shows where two voices read a tie differently.
 */
import type { Group, Id, Level, MapDocument, Reading, Statement, Tie, View } from "./document.ts";

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

const STRENGTH: Readonly<Record<Level, number>> = { none: 0, unknown: 1, some: 2, strong: 3 };
const NOTHING = new Map<Id, readonly Voice[]>();

export function seenBy(document: MapDocument, viewId: Id | null): Seen {
  const view = document.views.find((v) => v.id === viewId) ?? null;
  if (view === null || view.kind === "everyone") return { document, view, compared: NOTHING, leftOut: 0 };
  if (view.kind === "compare") return { document, view, compared: differences(document, view), leftOut: 0 };
  return onlyVoices(document, view);
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
  const statements = document.statements.filter((s) => whose.has(s.perspective_id));
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
  const strongest = (dimension: keyof Reading): Level =>
    own.reduce<Level>((most, s) => stronger(most, s.reading?.[dimension] ?? "none"), "none");
  const firm = (dimension: keyof Reading): boolean =>
    own.some((s) => s.reading?.[dimension] === strongest(dimension) && isFirm(s));
  return {
    ...tie,
    support: strongest("support"),
    harm: strongest("harm"),
    support_checked: firm("support"),
    harm_checked: firm("harm"),
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
