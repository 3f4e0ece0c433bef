/** What the parts of the editor share: the map, what is chosen, what is being done, and how to say so. */
import { tieBetween } from "./model/apply.ts";
import type { Change, Command } from "./model/command.ts";
import type { Basis, End, Id, MapDocument, Point, Ref, TieFields } from "./model/document.ts";
import { fadingThings, type Fading } from "./model/fading.ts";
import { openPairs } from "./model/pairs.ts";
import { withGone } from "./model/compared.ts";
import { seenBy, type LeftOut, type Seen } from "./model/views.ts";
import { namesOf, type Names } from "./drawing/names.ts";
import { notation } from "./drawing/notation.ts";
import { wordingFrom, type Wording } from "./drawing/wording.ts";
import { ENGLISH } from "./panels/english.ts";
import type { Problem } from "./panels/fields.ts";
import type { Store } from "./store/store.ts";

export type Chosen = { readonly type: "person" | "place" | "tie" | "group"; readonly id: Id };

/** What stands in the side panel when it is not about what is chosen. */
export type Task =
  "add_person" | "add_place" | "add_group" | "find" | "help" | "pairs" | "confirm" | "tidy" | "said" | "off" | null;

export interface Linking {
  readonly from: End | null;
}

export interface Past {
  readonly document: MapDocument;
  readonly on: string;
  readonly known: boolean;
}

export class Desk {
  readonly store: Store;
  readonly say: Wording;
  readonly newId: () => string;
  chosen: Chosen | null = null;
  task: Task = null;
  linking: Linking | null = null;
  /** Who would belong to the group being made. */
  gathering: ReadonlySet<Id> = new Set();
  /** Positions being tried out: a suggestion of Tidy. */
  trial: ReadonlyMap<Id, Point> | null = null;
  past: Past | null = null;
  /** What is wrong with the form in the panel. */
  problems: readonly Problem[] = [];
  viewId: Id | null = null;
  /** Only groups with this basis are drawn, by it alone (`group.lens`). */
  lens: Basis | null = null;
  /** What is left out of every view (`map.statement`). */
  without: ReadonlySet<LeftOut> = new Set();
  /** Pairs already asked about in this sitting. */
  readonly asked = new Set<string>();
  /** What was passed over while confirming or letting go. */
  readonly passed = new Set<Id>();
  /** The middle of what is in sight, for newcomers; set by the stage. */
  middle: () => Point = () => [300, 240];

  /** Where on the map a spot of the window is; null beside the picture. Set by the stage. */
  under: (x: number, y: number) => Point | null = () => null;
  /** Goes on after signing in again. */
  comeBack: () => Promise<void> = async () => undefined;
  /** Says words to whoever listens; `seen` also shows them, where the page does not show them anyway. */
  announce: (words: string, seen?: boolean) => void = () => undefined;
  /** Moves the keyboard to the panel, or back to the picture. */
  focusPanel: () => void = () => undefined;
  focusProblems: () => void = () => undefined;
  focusStage: (what: Chosen | null) => void = () => undefined;
  readonly #listeners = new Set<() => void>();
  #cached: { from: readonly unknown[]; document: MapDocument; seen: Seen; names: Names } | null = null;

  constructor(store: Store, newId: () => string) {
    this.store = store;
    this.newId = newId;
    this.say = wordingFrom(store.document.words, { ...notation.words, ...ENGLISH });
    store.subscribe(() => this.tell());
  }

  /** The map as it stands, or as it was on the day being looked at; with what is no more where days are compared. */
  get document(): MapDocument {
    return this.#look().document;
  }
  get seen(): Seen {
    return this.#look().seen;
  }
  get names(): Names {
    return this.#look().names;
  }
  /** The two who are being asked about. */
  get pair(): readonly End[] {
    const pair = openPairs(this.document, this.asked)[0];
    return pair ? [pair.a, pair.b] : [];
  }
  /** What still asks to be confirmed or let go, in this sitting. */
  get unconfirmed(): readonly Fading[] {
    return fadingThings(this.document).filter((one) => !this.passed.has(one.id));
  }
  /** What is being asked about, to be seen on the picture. */
  get askedAbout(): readonly Id[] {
    if (this.task === "pairs") return this.pair.map((end) => end.id);
    const what = this.task === "confirm" ? this.unconfirmed[0] : undefined;
    const said = this.document.statements.find((one) => one.id === what?.id);
    return said ? said.about.map((ref) => ref.id) : what ? [what.id] : [];
  }
  get mayEdit(): boolean {
    return this.past === null && this.document.may_edit && this.store.saving !== "closed";
  }
  get mayAddPeople(): boolean {
    return this.mayEdit && this.document.may_add_people;
  }

  #look(): { document: MapDocument; seen: Seen; names: Names } {
    const { viewId, lens, without } = this;
    const from = [this.past?.document ?? this.store.document, viewId, lens, without] as const;
    if (!this.#cached || from.some((one, i) => one !== this.#cached?.from[i])) {
      const document = this.#cached?.from[0] === from[0] ? this.#cached.document : withGone(from[0]);
      const seen = seenBy(document, viewId, lens, without);
      this.#cached = { from, document, seen, names: namesOf(document, this.say) };
    }
    return this.#cached;
  }

  subscribe(listener: () => void): void {
    this.#listeners.add(listener);
  }

  tell(): void {
    this.#letGoOfWhatWent();
    for (const listener of this.#listeners) listener();
  }

  #letGoOfWhatWent(): void {
    if (this.chosen && !this.find(this.chosen)) this.chosen = null;
    if (this.linking?.from && !this.find(this.linking.from as Chosen)) this.linking = { from: null };
    if ((this.task === "said" || this.task === "off") && !this.chosen) this.task = null;
  }

  find(what: Chosen): { readonly id: Id } | undefined {
    const { people, places, ties, groups } = this.document;
    const lists: Record<Chosen["type"], readonly { readonly id: Id }[]> = {
      person: people,
      place: places,
      tie: ties,
      group: groups,
    };
    return lists[what.type].find((item) => item.id === what.id);
  }

  /** The short name of anything: "JK", "JK and RS". */
  nameOf(what: Chosen): string {
    if (what.type !== "tie") return this.names.end({ type: what.type, id: what.id });
    const tie = this.document.ties.find((t) => t.id === what.id);
    return tie ? this.say("list.and", { first: this.names.end(tie.a), last: this.names.end(tie.b) }) : "";
  }

  choose(what: Chosen | null): void {
    this.chosen = what;
    this.task = null;
    this.trial = null;
    this.problems = [];
    this.tell();
  }

  open(task: Task): void {
    this.task = task;
    this.linking = null;
    this.trial = null;
    this.problems = [];
    if (task === "add_group")
      this.gathering = new Set(this.chosen?.type === "person" ? [this.chosen.id] : []);
    if (task !== "said" && task !== "off" && task !== "add_group" && task !== "confirm") this.chosen = null;
    this.tell();
    if (task) this.focusPanel();
  }

  do(change: Change): Command | null {
    return this.mayEdit ? this.store.do(change) : null;
  }

  /** Connecting begins, with or without somebody chosen already; begun twice with nobody, it ends. */
  link(from: End | null): void {
    if (!this.mayEdit) return;
    if (this.linking && (!from || from.id === this.linking.from?.id)) return this.unlink();
    this.linking = { from };
    this.task = null;
    this.announce(from ? this.say("link.begun", { name: this.names.end(from) }) : this.say("link.from"));
    this.tell();
  }

  /** A connection half made is let go of: by the same tap, Esc, or the button again. */
  unlink(): void {
    this.linking = null;
    this.problems = [];
    this.announce(this.say("link.cancelled"));
    this.tell();
  }

  cancel(): void {
    this.linking = null;
    this.trial = null;
    this.task = null;
    this.problems = [];
    this.tell();
  }

  /** Makes the tie, or shows the one there is already. */
  connect(a: End, b: End, fields: Partial<TieFields> = {}): Chosen | null {
    if (a.id === b.id) return null;
    const known = tieBetween(this.document, a, b);
    this.linking = null;
    const id = known?.id ?? this.newId();
    if (!known) this.do({ command: "add_tie", tie: id, a, b, fields, said: null });
    else this.#changeTie(known, fields);
    this.choose({ type: "tie", id });
    const tie = this.document.ties.find((t) => t.id === id);
    if (tie) this.announce(this.names.tie(tie));
    return { type: "tie", id };
  }

  #changeTie(tie: TieFields & { readonly id: Id }, to: Partial<TieFields>): void {
    if (Object.keys(to).length === 0) this.announce(this.say("link.known"));
    else this.do({ command: "change_tie", tie: tie.id, to, from: pick(tie, to) });
  }

  /** Shows what is wrong and leads there; true when nothing is. */
  accept(problems: readonly Problem[]): boolean {
    this.problems = problems;
    if (problems.length === 0) return true;
    this.tell();
    this.focusProblems();
    return false;
  }

  undo(): void {
    if (this.store.undo()) this.announce(this.say("undone"));
  }

  redo(): void {
    if (this.store.redo()) this.announce(this.say("redone"));
  }
}

/** The same fields as in `like`, as they are now: what a change says it comes from. */
export function pick<T extends object>(thing: T, like: Partial<T>): Partial<T> {
  return Object.fromEntries(Object.keys(like).map((key) => [key, thing[key as keyof T]])) as Partial<T>;
}

export const asRef = (what: Chosen): Ref => ({ type: what.type, id: what.id });

/** "1 pair left", "3 pairs left" */
export function counted(say: Wording, key: string, n: number): string {
  return say(n === 1 ? `${key}.one` : `${key}.many`, { n });
}
