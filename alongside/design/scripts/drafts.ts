// Keeps what is typed (recording.autosave): every form[data-draft-url] posts its fields within 1.5 s of a key.
// Nothing is kept in the browser. The server decides whose draft it is and what it belongs to.
import { active } from "./activity";
import { words } from "./words";

const PAUSE = 1500;
const TRY_AGAIN = 4000;
const KEPT_ALIVE = 60_000; // browsers send at most 64 KB from a page that is going away

const drafts: Draft[] = [];

export function keepDrafts(page: Document): void {
  for (const form of page.querySelectorAll<HTMLFormElement>("form[data-draft-url]")) drafts.push(new Draft(form));
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
  private sending: AbortController | undefined;
  private readonly line: HTMLElement;

  constructor(private readonly form: HTMLFormElement) {
    this.line = form.querySelector<HTMLElement>("[data-draft-line]") ?? this.addLine();
    form.addEventListener("input", () => this.changed());
    form.addEventListener("change", () => this.changed());
    form.addEventListener("submit", (event) => queueMicrotask(() => event.defaultPrevented || this.submit()));
  }

  comeBack(): void {
    this.submitted = false;
  }

  async save(): Promise<void> {
    if (!this.unsaved || this.submitted || this.sending) return;
    clearTimeout(this.timer);
    this.timer = 0;
    this.unsaved = false;
    this.sending = new AbortController();
    const outcome = await post(this.form, { signal: this.sending.signal });
    this.sending = undefined;
    if (!this.submitted) this.tell(outcome);
  }

  sendBeforeLeaving(): void {
    if (!this.unsaved || this.submitted) return;
    const size = [...typed(this.form).values()].reduce((sum, value) => sum + String(value).length, 0);
    void post(this.form, { keepalive: size < KEPT_ALIVE });
  }

  /** A draft that arrived after its form was sent would bring finished words back. */
  private submit(): void {
    this.submitted = true;
    clearTimeout(this.timer);
    this.sending?.abort();
  }

  private changed(): void {
    this.unsaved = true;
    if (!this.timer && !this.sending) this.later(PAUSE);
  }

  private later(wait: number): void {
    this.timer = setTimeout(() => void this.save(), wait);
  }

  private tell(outcome: Outcome): void {
    const said = { saved: words.saved, lost: words.tryingAgain, signedOut: words.signedOut }[outcome];
    if (this.line.textContent !== said) this.line.textContent = said;
    if (outcome === "saved") active();
    else this.unsaved = true;
    if (this.unsaved) this.later(outcome === "saved" ? PAUSE : TRY_AGAIN);
  }

  private addLine(): HTMLElement {
    const line = document.createElement("p");
    line.className = "draft-line";
    line.setAttribute("role", "status");
    this.form.append(line);
    return line;
  }
}

type Outcome = "saved" | "lost" | "signedOut";

async function post(form: HTMLFormElement, more: RequestInit): Promise<Outcome> {
  const url = form.dataset["draftUrl"] ?? "";
  try {
    const answer = await fetch(url, {
      method: "POST",
      body: typed(form),
      credentials: "same-origin",
      redirect: "manual",
      headers: { "X-Draft": "1" },
      ...more,
    });
    if (answer.ok) return "saved";
    return answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403 ? "signedOut" : "lost";
  } catch {
    return "lost";
  }
}

function typed(form: HTMLFormElement): FormData {
  const data = new FormData(form);
  for (const input of form.querySelectorAll<HTMLInputElement>('[type="password"], [type="file"], [data-draft="off"]')) {
    data.delete(input.name);
  }
  return data;
}
