// Warns a minute before an idle session ends (S12), saves drafts, then goes to the sign-in page.
// The server ends the session by itself; this only makes sure that nobody is surprised and nothing is lost.
import { active, whenActive } from "./activity";
import { saveDrafts } from "./drafts";
import { words } from "./words";

const MINUTE = 60_000;
const LOOK = 2_000;

export function warnBeforeSignOut(page: Document): void {
  const minutes = Number(page.body.dataset["idleMinutes"]);
  const signIn = page.body.dataset["signInUrl"];
  if (!(minutes > 1) || !signIn) return;
  let last = Date.now();
  const dialog = ask(page, () => void stay(page, signIn));
  whenActive(() => {
    last = Date.now();
    dialog.close();
  });
  active();
  const looking = setInterval(() => {
    const idle = Date.now() - last;
    if (idle >= minutes * MINUTE) {
      clearInterval(looking);
      void leave(signIn);
    } else if (idle >= (minutes - 1) * MINUTE && !dialog.open) {
      void saveDrafts();
      dialog.showModal();
    }
  }, LOOK);
}

async function stay(page: Document, signIn: string): Promise<void> {
  const url = page.body.dataset["stayUrl"] ?? signIn;
  await fetch(url, { method: "HEAD", credentials: "same-origin", redirect: "manual" }).catch(() => undefined);
  active();
}

async function leave(signIn: string): Promise<void> {
  await Promise.race([saveDrafts(), new Promise((done) => setTimeout(done, LOOK))]);
  document.body.dataset["leaving"] = ""; // nobody is there to answer a question about leaving
  location.assign(signIn);
}

function ask(page: Document, onStay: () => void): HTMLDialogElement {
  const dialog = page.createElement("dialog");
  dialog.className = "idle";
  dialog.setAttribute("aria-labelledby", "idle-title");
  dialog.append(text(page, "h2", words.stillThere, "idle-title"), text(page, "p", words.soon));
  const button = page.createElement("button");
  button.type = "button";
  button.className = "govuk-button";
  button.textContent = words.stay;
  button.addEventListener("click", onStay);
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    onStay();
  });
  dialog.append(button);
  page.body.append(dialog);
  return dialog;
}

function text(page: Document, tag: "h2" | "p", said: string, id = ""): HTMLElement {
  const element = page.createElement(tag);
  element.textContent = said;
  if (id) element.id = id;
  return element;
}
