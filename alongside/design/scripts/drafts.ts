// Keeps what is typed (recording.autosave): every form[data-draft-url] posts its fields within 1.5 s of a key.
// The server decides whose draft it is and what it belongs to. Until the server has it, it stands on the device too,
// sealed under a key that came with the page (docs/adr/0010): a killed browser without connection loses 2 s at most.
import { deviceKeeper, givenTo, type Keeper } from "../../../frontend/on-device/keeper";
import { active } from "./activity";
import { fill, hold, typed, type Held } from "./fields";
import { offer } from "./offers";
import { words } from "./words";

const PAUSE = 1500;
const TRY_AGAIN = 4000;
const PATIENCE = 15_000;
const KEPT_ALIVE = 60_000; // browsers send at most 64 KB from a page that is going away

const drafts: Draft[] = [];

export function keepDrafts(page: Document): void {
  for (const form of page.querySelectorAll<HTMLFormElement>("form[data-draft-url]")) drafts.push(new Draft(form));
  for (const again of page.querySelectorAll<HTMLFormElement>("form[data-begins-again]"))
    again.addEventListener("submit", () => drafts.forEach((draft) => draft.beginAgain(again.dataset["beginsAgain"])));
  addEventListener("pagehide", () => drafts.forEach((draft) => draft.sendBeforeLeaving()));
  addEventListener("pageshow", () => drafts.forEach((draft) => draft.comeBack()));
}

/** Save everything that is not saved yet; used before signing out. */
export async function saveDrafts(): Promise<void> {
  await Promise.all(drafts.map((draft) => draft.save()));
}

class Draft {
  private timer = 0;
  private unsaved = false;
  private submitted = false;
  private trouble: Outcome | undefined;
  private heldBack = false;
  private sending: AbortController | undefined;
  private onItsWay = Promise.resolve();
  private readonly line: HTMLElement;
  private readonly device: Keeper<Held>;

  constructor(private readonly form: HTMLFormElement) {
    this.line = form.querySelector<HTMLElement>("[data-draft-line]") ?? this.addLine();
    this.device = deviceKeeper<Held>(givenTo(form, document.body.dataset["viewer"] ?? ""));
    form.addEventListener("input", () => this.changed());
    form.addEventListener("change", () => this.changed());
    form.addEventListener("submit", (event) => this.tryFirst(event));
    form.addEventListener("submit", (event) => queueMicrotask(() => event.defaultPrevented || this.submit()));
    if (form.dataset["cameBack"] === undefined) void this.find();
    else this.cameBack();
  }

  /** Sent and refused. The browser's Back would ask to send it all again: as a page of its own it is fetched anew,
   *  with what was typed. */
  private cameBack(): void {
    this.changed();
    history.replaceState(history.state, "");
  }

  /** What was typed here is not wanted any more: nothing of it goes out while the page goes, and none waits here. */
  beginAgain(kept: string | undefined): void {
    if (kept !== this.form.dataset["draftUrl"]) return;
    this.submit();
    void this.device.keep(undefined);
  }

  comeBack(): void {
    this.submitted = false;
  }

  /** Done when everything typed so far is with the server, or could not be sent. */
  async save(): Promise<void> {
    if (this.sending) await this.onItsWay;
    if (!this.unsaved || this.submitted || this.sending) return;
    this.onItsWay = this.send();
    await this.onItsWay;
  }

  private async send(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = 0;
    this.unsaved = false;
    this.sending = new AbortController();
    const kept = this.device.keep(hold(this.form));
    const outcome = await post(this.form, { signal: this.sending.signal });
    this.sending = undefined;
    if (!this.submitted) await this.tell(outcome, kept);
  }

  sendBeforeLeaving(): void {
    if (!this.unsaved || this.submitted) return;
    const size = [...typed(this.form).values()].reduce((sum, value) => sum + String(value).length, 0);
    void this.device.keep(hold(this.form));
    void post(this.form, { keepalive: size < KEPT_ALIVE });
  }

  /** Words that never reached the server: offered, because the form may hold newer ones by now. */
  private async find(): Promise<void> {
    const left = (await this.device.left()).at(-1);
    if (!left || JSON.stringify(left) === JSON.stringify(hold(this.form))) return void this.device.keep(undefined);
    offer(this.form, left, (wanted) => {
      if (wanted) {
        fill(this.form, left);
        this.form.dispatchEvent(new Event("input", { bubbles: true }));
      } else void this.device.keep(undefined);
    });
  }

  /** What is not kept yet is kept first: sent without a connection, or signed out, the form would lose it.
   *  Where that fails the form is held back once, and told; not where the server has closed it: its page says why. */
  private tryFirst(event: SubmitEvent): void {
    const kept = !this.trouble && !this.unsaved && !this.sending;
    if (kept || this.heldBack || event.defaultPrevented) return;
    event.preventDefault();
    this.heldBack = true;
    this.unsaved = true;
    const button = event.submitter;
    void this.save().then(() => {
      const isHeld = this.trouble !== undefined && this.trouble !== "closed";
      if (!isHeld && !this.submitted) this.form.requestSubmit(button);
    });
  }

  /** A draft that arrived after its form was sent would bring finished words back. */
  private submit(): void {
    this.submitted = true;
    clearTimeout(this.timer);
    this.sending?.abort();
    if (!this.trouble) void this.device.keep(undefined);
  }

  private changed(): void {
    this.submitted = false; // whoever types on was not taken elsewhere: a file came, and the page stayed
    this.unsaved = true;
    if (!this.timer && !this.sending) this.later(PAUSE);
  }

  private later(wait: number): void {
    this.timer = setTimeout(() => void this.save(), wait);
  }

  private async tell(outcome: Outcome, kept: Promise<boolean>): Promise<void> {
    this.trouble = outcome === "saved" ? undefined : outcome;
    this.heldBack &&= outcome !== "saved";
    const { saved, tryingAgain, signedOut } = words;
    const said = { saved, lost: tryingAgain, closed: tryingAgain, signedOut }[outcome];
    if (outcome === "saved" && !this.unsaved) void this.device.keep(undefined);
    else if (outcome !== "saved") this.unsaved = true;
    if (this.unsaved) this.later(outcome === "saved" ? PAUSE : TRY_AGAIN);
    if (outcome === "saved") active();
    const safe = outcome !== "saved" && (await kept) ? ` ${words.onDevice}` : "";
    if (this.line.textContent !== said + safe) this.line.textContent = said + safe;
  }

  private addLine(): HTMLElement {
    const line = document.createElement("p");
    line.className = "draft-line";
    line.setAttribute("role", "status");
    this.form.append(line);
    return line;
  }
}

type Outcome = "saved" | "lost" | "closed" | "signedOut";

async function post(form: HTMLFormElement, more: RequestInit): Promise<Outcome> {
  const url = form.dataset["draftUrl"] ?? "";
  const patience = AbortSignal.timeout(PATIENCE);
  try {
    const answer = await fetch(url, {
      method: "POST",
      body: typed(form),
      credentials: "same-origin",
      redirect: "manual",
      headers: { "X-Draft": "1" },
      ...more,
      signal: more.signal ? AbortSignal.any([more.signal, patience]) : patience,
    });
    if (answer.ok) return "saved";
    if (answer.status === 404) return "closed";
    return answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403 ? "signedOut" : "lost";
  } catch {
    return "lost";
  }
}
