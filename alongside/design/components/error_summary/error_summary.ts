// Takes whoever sent a form with mistakes straight to the list of them, and from there to each input.
export function focusErrorSummary(page: Document): void {
  const summary = page.querySelector<HTMLElement>(".govuk-error-summary");
  if (!summary || summary.closest("[data-no-focus]")) return;
  summary.focus();
  summary.addEventListener("click", (event) => goToInput(page, event));
}

// Without changing the address: the next page would inherit its fragment and skip its own list of mistakes.
function goToInput(page: Document, event: Event): void {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  const input = link && page.getElementById(link.hash.slice(1));
  if (!input) return;
  event.preventDefault();
  input.focus();
}
