// Takes whoever sent a form with mistakes straight to the list of them.
export function focusErrorSummary(page: Document): void {
  const summary = page.querySelector<HTMLElement>(".govuk-error-summary");
  if (summary && !summary.closest("[data-no-focus]")) summary.focus();
}
