/**
 * What a finger or the mouse is on is not replaced under it: a click is only heard where the press began.
 *
 * Leaving a field says what was typed, and that renews the screen between the press and its click.
 */
const OVER = ["mouseup", "dragend", "pointercancel", "keydown"];

export class Press {
  #held = false;
  #due: (() => void) | null = null;

  constructor(page: EventTarget, later: (task: () => void) => void) {
    page.addEventListener("mousedown", () => (this.#held = true), { capture: true });
    const over = (): void => {
      this.#held = false;
      later(() => this.#catchUp());
    };
    for (const event of OVER) page.addEventListener(event, over, { capture: true });
    page.addEventListener("blur", (event) => event.target === page && over());
  }

  /** At once; while something is pressed, after its click. */
  after(task: () => void): void {
    this.#due = this.#held ? task : null;
    if (!this.#held) task();
  }

  #catchUp(): void {
    const task = this.#due;
    this.#due = null;
    task?.();
  }
}
