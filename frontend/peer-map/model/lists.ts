/** Lists of a document, changed without touching the old ones. */
import type { Group, Id } from "./document.ts";

export function withNew<T extends { readonly id: Id }>(items: readonly T[], item: T): readonly T[] {
  return items.some((known) => known.id === item.id) ? items : [...items, item];
}

export function edited<T extends { readonly id: Id }>(
  items: readonly T[],
  id: Id,
  edit: (item: T) => T,
): readonly T[] {
  return items.map((item) => (item.id === id ? edit(item) : item));
}

export function membersOf(group: Group, add: readonly Id[], remove: readonly Id[]): Group {
  const kept = group.members.filter((id) => !remove.includes(id));
  return { ...group, members: [...kept, ...add.filter((id) => !kept.includes(id))] };
}
