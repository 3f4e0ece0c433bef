/** "Here is what you told me": everything said, one thing a line, each of which can be let go. Pure. */
import type { Id } from "../given.ts";
import type { Shown } from "./picture.ts";
import { saidOf } from "./picture.ts";
import { nameOf } from "./lines.ts";

export interface Told {
  /** What goes if they let this go. */
  readonly ids: readonly Id[];
  readonly says: string;
  /** False where it cannot be kept today: somebody new, while adding people is paused. */
  readonly kept: boolean;
}

export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;

export function readBack(shown: Shown, seat: Id, say: Say, namesKept: boolean): Told[] {
  const { sitting, words } = shown;
  const told: Told[] = [];
  const look = sitting.of(seat, "me").at(-1);
  if (look?.body.symbol)
    told.push({
      ids: [look.id],
      says: say("you_are", { picture: words.pictures[look.body.symbol] ?? "" }),
      kept: true,
    });
  for (const thing of sitting.things(seat)) {
    const name = nameOf(thing);
    const said = saidOf(thing, sitting.likeOf(seat, thing.id)?.body, words);
    const kept = thing.body.kind === "place" || namesKept || thing.body.known !== null;
    const ids = sitting.everythingAbout(thing);
    if (said) told.push({ ids, says: say("you_said_with", { name, said }), kept });
    else if (thing.body.kind === "place") told.push({ ids, says: say("you_place", { name }), kept });
    else
      told.push({ ids, says: say(thing.body.asked === "like" ? "you_like" : "you_named", { name }), kept });
  }
  for (const { id, body } of sitting.of(seat, "like")) {
    const other = shown.seats.find((one) => one.id === body.about);
    const taps = words.likes.filter((tap) => body.taps.includes(tap.id)).map((tap) => tap.says);
    const said = [...taps, ...(body.words ? [`“${body.words}”`] : [])].join(", ");
    if (other && said)
      told.push({ ids: [id], says: say("you_said_with", { name: other.shown, said }), kept: true });
  }
  for (const { id, body } of sitting.of(seat, "lot"))
    told.push({ ids: [id], says: say("you_lot", { said: body.words }), kept: true });
  for (const { id, body } of sitting.of(seat, "said"))
    told.push({ ids: [id], says: say("you_said", { said: body.words }), kept: true });
  return told;
}

/** What goes when somebody lets go of all they said, named in few words; nothing of anybody else (`map.dont_save`). */
export function whatGoes({ sitting, seats }: Shown, seat: Id, say: Say): string[] {
  const about = new Set(sitting.of(seat, "like").map(({ body }) => body.about));
  const look = sitting.of(seat, "me").at(-1)?.body;
  const answers = (["said", "lot", "feeling"] as const).some((kind) => sitting.of(seat, kind).length > 0);
  return [
    ...sitting.things(seat).map(nameOf),
    ...seats.filter(({ id }) => about.has(id)).map(({ shown }) => say("goes_about", { name: shown })),
    ...(answers ? [say("goes_answers")] : []),
    ...(look?.symbol || look?.colour ? [say("goes_look")] : []),
  ];
}
