/**
 * Undo and redo of everything one person did in this sitting; a colleague's changes are not theirs to undo.
 */
import type { Change, Command } from "../model/command.ts";

interface Done {
  readonly id: string;
  readonly back: Change;
}
type Issue = (change: Change) => { readonly command: Command; readonly back: Change };

export class History {
  #done: Done[] = [];
  #undone: Done[] = [];

  get canUndo(): boolean {
    return this.#done.length > 0;
  }
  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /** Something new after undoing: what was undone cannot be redone any more. */
  did(command: Command, back: Change): void {
    this.#done.push({ id: command.id, back });
    this.#undone = [];
  }

  undo(issue: Issue): Command | null {
    return this.#turn(this.#done, this.#undone, issue);
  }

  redo(issue: Issue): Command | null {
    return this.#turn(this.#undone, this.#done, issue);
  }

  #turn(from: Done[], to: Done[], issue: Issue): Command | null {
    const last = from.pop();
    if (!last) return null;
    const { command, back } = issue(last.back);
    to.push({ id: command.id, back });
    return command;
  }

  /** Changes that did not happen after all. */
  forget(ids: readonly string[]): void {
    this.#done = this.#done.filter((entry) => !ids.includes(entry.id));
    this.#undone = this.#undone.filter((entry) => !ids.includes(entry.id));
  }
}
