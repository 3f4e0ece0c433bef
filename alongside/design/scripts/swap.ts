// Buttons of a form[data-swap] that only change what is being made are answered in place, without a new page.
// The server draws; without script, or when anything is in the way, the form is sent as it always is.
export function answerInPlace(page: Document): void {
  for (const form of page.querySelectorAll<HTMLFormElement>("form[data-swap]")) {
    form.addEventListener("submit", (event) => void swap(form, event));
  }
}

async function swap(form: HTMLFormElement, event: SubmitEvent): Promise<void> {
  const { submitter } = event;
  if (!(submitter instanceof HTMLButtonElement) || submitter.name !== "do" || form.dataset["swap"] === "") return;
  event.preventDefault();
  const answer = await ask(form, submitter);
  const old = form.querySelector(form.dataset["swap"] ?? "");
  if (!answer || !old) return sendWhole(form, submitter);
  old.replaceWith(answer);
  answer.querySelector<HTMLElement>("[autofocus]")?.focus({ preventScroll: true });
  const status = form.querySelector("[data-swap-status]");
  if (status) status.textContent = answer.querySelector("[data-swap-says]")?.textContent ?? "";
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

/** The same part of the page that comes back; nothing where something has to be put right, or nobody is signed in. */
async function ask(form: HTMLFormElement, submitter: HTMLButtonElement): Promise<Element | null> {
  try {
    const body = new FormData(form, submitter);
    const answer = await fetch(form.action, { method: "POST", body, credentials: "same-origin", redirect: "error" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return page.querySelector(".govuk-error-summary") ? null : page.querySelector(form.dataset["swap"] ?? "");
  } catch {
    return null;
  }
}

function sendWhole(form: HTMLFormElement, submitter: HTMLButtonElement): void {
  form.dataset["swap"] = "";
  form.requestSubmit(submitter);
}
