/**
 * Which key means what. Letters work while the keyboard is inside the map and not in a field; signs mean the
 * same on every keyboard.
 */
import type { Arrow } from "../model/walk.ts";

export type Wish =
  | { readonly do: "walk" | "nudge"; readonly arrow: Arrow }
  | { readonly do: "next_tie" | "previous_tie" | "first" | "last" | "open" | "take_off" }
  | { readonly do: "escape" | "undo" | "redo" | "zoom_in" | "zoom_out" | "fit" }
  | { readonly do: "add_person" | "add_place" | "link" | "group" | "find" | "help" };

export interface Press {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const ARROWS: Readonly<Record<string, Arrow>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

const ON_PICTURE: Readonly<Record<string, Wish>> = {
  "[": { do: "previous_tie" },
  "]": { do: "next_tie" },
  Home: { do: "first" },
  End: { do: "last" },
  Enter: { do: "open" },
  " ": { do: "open" },
  Delete: { do: "take_off" },
  Backspace: { do: "take_off" },
  "+": { do: "zoom_in" },
  "=": { do: "zoom_in" },
  "-": { do: "zoom_out" },
  "0": { do: "fit" },
};

const ANYWHERE: Readonly<Record<string, Wish>> = {
  p: { do: "add_person" },
  o: { do: "add_place" },
  l: { do: "link" },
  g: { do: "group" },
  "/": { do: "find" },
  "?": { do: "help" },
};

/** `where`: on an item of the picture, elsewhere in the editor, or in a field where letters are letters. */
export function wishOf(press: Press, where: "picture" | "editor" | "field"): Wish | null {
  if (press.key === "Escape") return { do: "escape" };
  if (press.ctrlKey || press.metaKey) return where === "field" ? null : turning(press);
  if (where === "field" || press.altKey) return null;
  const arrow = ARROWS[press.key];
  if (where === "picture" && arrow) return { do: press.shiftKey ? "nudge" : "walk", arrow };
  const letter = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  return (where === "picture" ? ON_PICTURE[press.key] : undefined) ?? ANYWHERE[letter] ?? null;
}

function turning(press: Press): Wish | null {
  const key = press.key.toLowerCase();
  if (key === "z") return { do: press.shiftKey ? "redo" : "undo" };
  return key === "y" ? { do: "redo" } : null;
}
