/** Elements without a framework: made once, or made anew without losing the place somebody is at. */

type Child = Element | string | null | false | undefined;
type Value = string | number | boolean | null | undefined | ((event: Event) => void);

/** `on…` takes a listener; true sets an attribute without a value; false, null and undefined leave it out. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, Value>> = {},
  ...children: readonly (Child | readonly Child[])[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined)
      element.setAttribute(name, String(value));
  }
  element.append(
    ...children
      .flat()
      .filter(
        (child): child is Element | string =>
          child !== null && child !== false && child !== undefined && child !== "",
      ),
  );
  return element;
}

interface Place {
  readonly id: string;
  readonly start: number | null;
  readonly end: number | null;
}

/**
 * Fills a container anew; focus, the caret, what was opened and what was typed into fields of the same id
 * stay.
 */
export function renew(container: HTMLElement, children: readonly Child[]): void {
  const typed = typedIn(container);
  const place = placeIn(container);
  const opened = [...container.querySelectorAll<HTMLDetailsElement>("details[open][id]")].map(
    (details) => details.id,
  );
  container.replaceChildren(...children.filter((child): child is Element | string => Boolean(child)));
  for (const id of opened) container.querySelector(`details#${CSS.escape(id)}`)?.setAttribute("open", "");
  for (const [id, value] of typed) restore(container, id, value);
  if (place) returnTo(container, place);
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Only fields that say so keep what was typed: the rest show what the map holds. */
function typedIn(container: HTMLElement): Map<string, string | boolean> {
  const fields = container.querySelectorAll<Field>("[data-draft]");
  return new Map(
    [...fields].map((field) => [
      field.id,
      field.type === "checkbox" || field.type === "radio" ? (field as HTMLInputElement).checked : field.value,
    ]),
  );
}

function restore(container: HTMLElement, id: string, value: string | boolean): void {
  const field = container.querySelector<Field>(`[data-draft]#${CSS.escape(id)}`);
  if (!field) return;
  if (typeof value === "boolean") (field as HTMLInputElement).checked = value;
  else field.value = value;
}

function placeIn(container: HTMLElement): Place | null {
  const active = document.activeElement;
  if (!active || !container.contains(active) || !active.id) return null;
  const caret =
    active instanceof HTMLTextAreaElement ||
    (active instanceof HTMLInputElement && /^(text|search)$/.test(active.type));
  return {
    id: active.id,
    start: caret ? active.selectionStart : null,
    end: caret ? active.selectionEnd : null,
  };
}

function returnTo(container: HTMLElement, place: Place): void {
  const element = container.querySelector<HTMLElement>(`#${CSS.escape(place.id)}`);
  element?.focus({ preventScroll: true });
  if (
    place.start !== null &&
    (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)
  ) {
    element.setSelectionRange(place.start, place.end);
  }
}
