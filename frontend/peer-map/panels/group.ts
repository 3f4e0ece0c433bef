/**
 * A peer group: what makes it one, who says so, who belongs. It follows from no tie, and no tie from it
 * (`group.basis`, `group.definer`).
 */
import { counted, pick, type Desk } from "../desk.ts";
import type { GroupFields } from "../model/command.ts";
import type { Basis, Group, Id } from "../model/document.ts";
import { listing } from "../drawing/wording.ts";
import { fold, hint, otherNames, send, type Parts } from "./blocks.ts";
import { h } from "./dom.ts";
import { button, choices, form, textField, ticked, typed, type Problem } from "./fields.ts";
import { fadingBox } from "./confirm.ts";
import { saidAbout } from "./person.ts";
import { conditionParts } from "./place.ts";
import { BASES, overlapList } from "./show.ts";

export function groupPanel(desk: Desk, group: Group): Parts {
  const { say } = desk;
  return [
    h(
      "p",
      { class: "pm-lead" },
      [
        listing(
          group.bases.map((b) => say(`area.${b}`)),
          say,
        ),
        group.definer,
      ]
        .filter(Boolean)
        .join(" · "),
    ),
    ...otherNames(group.name, group.advice),
    group.own_words
      ? h("blockquote", { class: "pm-quote pm-plain" }, h("p", {}, `“${group.own_words}”`))
      : null,
    group.fading > 0 ? fadingBox(desk, { type: "group", id: group.id }) : null,
    membersField(desk, `pm-members-${group.id}`, group.members, (ids) => changeMembers(desk, group, ids)),
    hint(say("group.not_ties")),
    ...overlapList(desk),
    ...conditionParts(desk, group, "group"),
    ...saidAbout(desk, group.id),
    desk.mayEdit ? changeBox(desk, group) : null,
    group.url ? h("p", {}, h("a", { href: group.url }, say("person.open"))) : null,
    desk.mayEdit
      ? button(say("off.open"), () => desk.open("off"), { kind: "quiet", id: "pm-off-open" })
      : null,
  ];
}

function membersField(
  desk: Desk,
  id: string,
  chosen: readonly Id[],
  changed: (ids: Id[]) => void,
): HTMLElement {
  const { say, names } = desk;
  return choices({
    id,
    label: say("group.members"),
    hint: say("group.members_hint"),
    several: true,
    chosen,
    disabled: !desk.mayEdit,
    problems: desk.problems,
    options: desk.document.people.map((p) => ({
      value: p.id,
      label: names.end({ type: "person", id: p.id }),
    })),
    changed,
  });
}

function changeMembers(desk: Desk, group: Group, ids: readonly Id[]): void {
  const add = ids.filter((id) => !group.members.includes(id));
  const remove = group.members.filter((id) => !ids.includes(id));
  if (add.length + remove.length > 0) desk.do({ command: "change_members", group: group.id, add, remove });
}

interface Ids {
  readonly name: string;
  readonly own: string;
  readonly bases: string;
  readonly definer: string;
}

const idsFor = (end: string): Ids => ({
  name: `pm-group-name-${end}`,
  own: `pm-group-own-${end}`,
  bases: `pm-group-bases-${end}`,
  definer: `pm-group-definer-${end}`,
});

function fieldsFor(desk: Desk, ids: Ids, group: Partial<Group>): HTMLElement[] {
  const { say, problems } = desk;
  return [
    textField({
      id: ids.name,
      label: say("group.name"),
      hint: say("group.name_hint"),
      value: group.name ?? "",
      most: 80,
      problems,
    }),
    textField({
      id: ids.own,
      label: say("group.own_words"),
      value: group.own_words ?? "",
      most: 300,
      problems,
    }),
    choices({
      id: ids.bases,
      label: say("group.bases"),
      several: true,
      chosen: group.bases ?? [],
      problems,
      options: BASES.map((b) => ({ value: b, label: say(`area.${b}`), hint: say(`group.basis_hint.${b}`) })),
    }),
    textField({
      id: ids.definer,
      label: say("group.definer"),
      value: group.definer ?? "",
      most: 120,
      problems,
    }),
  ];
}

function read(sent: HTMLFormElement, ids: Ids): Required<GroupFields> {
  return {
    name: typed(sent, ids.name),
    own_words: typed(sent, ids.own),
    bases: ticked(sent, ids.bases) as Basis[],
    definer: typed(sent, ids.definer),
  };
}

function problemsIn(desk: Desk, ids: Ids, fields: Required<GroupFields>): Problem[] {
  return [
    ...(fields.name ? [] : [{ field: ids.name, words: desk.say("group.no_name") }]),
    ...(fields.bases.length > 0 ? [] : [{ field: ids.bases, words: desk.say("group.no_basis") }]),
  ];
}

function changeBox(desk: Desk, group: Group): HTMLElement {
  const ids = idsFor(group.id);
  return fold(
    "pm-change",
    desk.say("group.change"),
    form(
      (sent) => {
        const wanted = read(sent, ids);
        if (!desk.accept(problemsIn(desk, ids, wanted))) return;
        const keys = (Object.keys(wanted) as (keyof GroupFields)[]).filter(
          (key) => JSON.stringify(wanted[key]) !== JSON.stringify(group[key]),
        );
        const to: GroupFields = Object.fromEntries(keys.map((key) => [key, wanted[key]]));
        if (keys.length > 0)
          desk.do({
            command: "change_group",
            group: group.id,
            to,
            from: pick<Group>(group, to) as GroupFields,
          });
      },
      ...fieldsFor(desk, ids, group),
      send(desk.say("person.save")),
    ),
  );
}

const NEW = idsFor("new");
const MEMBERS = "pm-gathering";

export function addGroupPanel(desk: Desk): Parts {
  return [
    form(
      (sent) => {
        const fields = read(sent, NEW);
        const none =
          desk.gathering.size === 0 ? [{ field: MEMBERS, words: desk.say("group.no_members") }] : [];
        if (!desk.accept([...problemsIn(desk, NEW, fields), ...none])) return;
        const id = desk.newId();
        desk.do({ command: "add_group", group: id, ...fields, members: [...desk.gathering] });
        desk.choose({ type: "group", id });
        desk.focusPanel();
      },
      ...fieldsFor(desk, NEW, {}),
      membersField(desk, MEMBERS, [...desk.gathering], (ids) => {
        desk.gathering = new Set(ids);
        desk.tell();
      }),
      hint(desk.say("group.not_ties")),
      send(desk.say("group.go"), "action"),
    ),
  ];
}

export function memberCount(desk: Desk, group: Group): string {
  return counted(desk.say, "count.person", group.members.length);
}
