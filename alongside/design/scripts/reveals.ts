// Questions that matter only under one answer are hidden until it is given. Without script they are always in view.
export function hideUntilChosen(page: Document): void {
  const askers = page.querySelectorAll<HTMLInputElement>("input[data-aria-controls]");
  for (const asker of askers) asker.setAttribute("aria-controls", asker.dataset["ariaControls"] ?? "");
  const lists = page.querySelectorAll<HTMLElement>("[data-shown-under]");
  const show = () => {
    askers.forEach((asker) => showUnder(page, asker));
    lists.forEach((nested) => showBeneath(page, nested));
  };
  page.addEventListener("change", show);
  addEventListener("pageshow", show);
  show();
}

function showUnder(page: Document, asker: HTMLInputElement): void {
  const nested = page.getElementById(asker.dataset["ariaControls"] ?? "");
  if (nested) nested.hidden = !asker.checked;
}

function showBeneath(page: Document, nested: HTMLElement): void {
  const list = page.getElementById(nested.dataset["shownUnder"] ?? "");
  if (list instanceof HTMLSelectElement) nested.hidden = list.value !== nested.dataset["shownFor"];
}
