// Lets people see the password they typed. It is hidden again before it is sent.
export function showPasswords(page: Document): void {
  for (const button of page.querySelectorAll<HTMLButtonElement>("[data-show-password]")) toggles(page, button);
}

function toggles(page: Document, button: HTMLButtonElement): void {
  const input = page.getElementById(button.getAttribute("aria-controls") ?? "");
  if (!(input instanceof HTMLInputElement)) return;
  const hiddenWords = [button.textContent ?? "", button.getAttribute("aria-label") ?? ""];
  const shownWords = [button.dataset["shown"] ?? "", button.dataset["shownLabel"] ?? ""];
  const show = (shown: boolean) => {
    const [text = "", label = ""] = shown ? shownWords : hiddenWords;
    input.type = shown ? "text" : "password";
    button.textContent = text;
    button.setAttribute("aria-label", label);
  };
  button.hidden = false;
  button.addEventListener("click", () => show(input.type === "password"));
  input.form?.addEventListener("submit", () => show(false));
}
