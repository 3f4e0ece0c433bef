/** The change that takes a change back. Every command has one, so that undo is a command like any other. */
import type { Change, Command } from "./command.ts";
import type { Id, Ref } from "./document.ts";
import type { MapState } from "./apply.ts";

const wasHeld = ({ document }: MapState, id: Id): boolean =>
  [...document.people, ...document.places].find((item) => item.id === id)?.held ?? false;

/** `before`: the map as it was when the command was made; taking off again gives the first reason again. */
export function inverse(command: Command, before: MapState): Change {
  const thing = made(command);
  return thing
    ? { command: "take_off", what: thing, reason: "undone", words: "" }
    : turnedRound(command, before);
}

function turnedRound(command: Command, before: MapState): Change {
  switch (command.command) {
    case "change_person":
      return { command: "change_person", person: command.person, to: command.from, from: command.to };
    case "change_place":
      return { command: "change_place", place: command.place, to: command.from, from: command.to };
    case "change_tie":
      return { command: "change_tie", tie: command.tie, to: command.from, from: command.to };
    case "change_group":
      return { command: "change_group", group: command.group, to: command.from, from: command.to };
    case "change_members":
      return { command: "change_members", group: command.group, add: command.remove, remove: command.add };
    case "confirm":
      return { command: "confirm", what: command.what, still_so: !command.still_so };
    case "move":
      return {
        command: "move",
        moves: command.moves.map(({ who, to, from }) => ({
          who,
          to: from,
          from: to,
          held: wasHeld(before, who.id),
        })),
      };
    case "take_off":
    case "merge":
      return { command: "put_back", what: command.what, taken_off_by: command.id };
    case "put_back": {
      const first = before.taken.get(command.taken_off_by)?.command;
      if (first?.command === "merge") return { command: "merge", what: first.what, known: first.known };
      return {
        command: "take_off",
        what: command.what,
        reason: first?.reason ?? "undone",
        words: first?.words ?? "",
      };
    }
    default:
      throw new Error(`no way back from ${command.command}`);
  }
}

/** What a command makes, if it makes anything. */
export function made(command: Command): Ref | null {
  switch (command.command) {
    case "add_person":
    case "add_placeholder":
      return { type: "person", id: command.person };
    case "add_place":
      return { type: "place", id: command.place };
    case "add_condition":
      return { type: "condition", id: command.condition };
    case "add_tie":
      return { type: "tie", id: command.tie };
    case "add_statement":
      return { type: "statement", id: command.said.statement };
    case "add_group":
      return { type: "group", id: command.group };
    case "note_talk":
      return { type: "talk", id: command.talk };
    default:
      return null;
  }
}

/** Does this command speak of that thing, or come back from that command? */
export function mentions(command: Command, id: string): boolean {
  return JSON.stringify({ ...command, id: "" }).includes(JSON.stringify(id));
}
