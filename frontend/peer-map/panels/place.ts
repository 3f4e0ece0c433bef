/**
 * A place or service, and what shapes it: conditions belong to the place, not to the young people there
 * (`map.places`).
 */
import type { Desk } from "../desk.ts";
import type { Condition, ConditionKind, Group, Place, PlaceKind } from "../model/document.ts";
import { freeSpot } from "../model/places-to-stand.ts";
import { fold, hint, send, sentence, type Parts } from "./blocks.ts";
import { h } from "./dom.ts";
import { button, choices, form, pickOne, textField, typed } from "./fields.ts";
import { connectButton, placeNear, saidAbout, tieList } from "./person.ts";

const KINDS: readonly PlaceKind[] = ["place", "school", "service", "online", "transport", "business"];
const CONDITIONS: readonly ConditionKind[] = [
  "lighting",
  "exclusions",
  "policing",
  "fares",
  "unfairness",
  "presence",
  "opening",
  "other",
];

export function placePanel(desk: Desk, place: Place): Parts {
  const { say } = desk;
  return [
    h(
      "p",
      { class: "pm-lead" },
      sentence([say(`place.${place.kind}`), place.note].filter(Boolean).join(" · ")),
    ),
    connectButton(desk, { type: "place", id: place.id }),
    ...conditionParts(desk, place, "place"),
    ...tieList(desk, place.id),
    ...saidAbout(desk, place.id),
    placeNear(desk, place),
    place.url ? h("p", {}, h("a", { href: place.url }, say("person.open"))) : null,
    desk.mayEdit
      ? button(say("off.open"), () => desk.open("off"), { kind: "quiet", id: "pm-off-open" })
      : null,
  ];
}

/** What shapes a place or a group: a note on fares, exclusions, policing, light (`map.places`). */
export function conditionParts(desk: Desk, thing: Place | Group, type: "place" | "group"): Parts {
  const noted = thing.conditions ?? [];
  return [
    h("h3", {}, desk.say(type === "place" ? "place.conditions" : "group.conditions")),
    ...conditionList(desk, noted),
    desk.mayEdit ? conditionForm(desk, { [type]: thing.id }, `${thing.id}-${noted.length}`) : null,
  ];
}

function conditionList(desk: Desk, noted: readonly Condition[]): Parts {
  if (noted.length === 0) return [hint(desk.say("place.no_conditions"))];
  return [
    h(
      "ul",
      { class: "pm-list" },
      noted.map((condition) =>
        h(
          "li",
          {},
          condition.words,
          h("span", { class: "pm-hint" }, ` · ${desk.say(`condition.${condition.kind}`)}`),
          desk.mayEdit ? noLongerSo(desk, condition) : null,
        ),
      ),
    ),
  ];
}

function noLongerSo(desk: Desk, condition: Condition): HTMLElement {
  const over = (): void => {
    desk.do({
      command: "take_off",
      what: { type: "condition", id: condition.id },
      reason: "not_so",
      words: "",
    });
    desk.announce(desk.say("off.done", { name: condition.words }));
  };
  const made = button(desk.say("place.no_longer"), over, { kind: "quiet", id: `pm-over-${condition.id}` });
  made.setAttribute("aria-label", `${desk.say("place.no_longer")}: ${condition.words}`);
  return made;
}

function conditionForm(
  desk: Desk,
  of: { readonly place?: string; readonly group?: string },
  id: string,
): HTMLElement {
  const { say, problems } = desk;
  const [words, kind] = [`pm-condition-${id}`, `pm-condition-kind-${id}`];
  return fold(
    "pm-condition",
    say("place.add_condition"),
    form(
      (sent) => {
        const text = typed(sent, words);
        if (!desk.accept(text ? [] : [{ field: words, words: say("place.no_words") }])) return;
        desk.do({
          command: "add_condition",
          ...of,
          condition: desk.newId(),
          kind: typed(sent, kind) as ConditionKind,
          words: text,
        });
      },
      textField({
        id: words,
        label: say("place.condition_words"),
        hint: say("place.condition_hint"),
        most: 500,
        lines: 2,
        problems,
      }),
      pickOne({
        id: kind,
        label: say("place.condition_kind"),
        options: CONDITIONS.map((c) => ({ value: c, label: say(`condition.${c}`) })),
        chosen: "other",
      }),
      send(say("place.add_condition")),
    ),
  );
}

const NAME = "pm-place-name";
const KIND = "pm-place-kind";

export function addPlacePanel(desk: Desk): Parts {
  const { say, problems } = desk;
  return [
    form(
      (sent) => {
        const name = typed(sent, NAME);
        if (!desk.accept(name ? [] : [{ field: NAME, words: say("place.no_name") }])) return;
        const id = desk.newId();
        const placed = freeSpot(desk.document, desk.middle());
        desk.do({
          command: "add_place",
          place: id,
          kind: (typed(sent, KIND) || "place") as PlaceKind,
          name,
          note: "",
          placed,
        });
        desk.announce(say("add.added", { names: name }));
        desk.choose({ type: "place", id });
        desk.focusPanel();
      },
      textField({ id: NAME, label: say("place.name"), most: 80, problems }),
      choices({
        id: KIND,
        label: say("place.kind"),
        options: KINDS.map((k) => ({ value: k, label: say(`place.${k}`) })),
        chosen: ["place"],
      }),
      send(say("place.go"), "action"),
    ),
  ];
}
