// What stands in a form, as the server's draft takes it and as the device keeps it: no password, no file, no token.
const TOKEN = "csrfmiddlewaretoken";

/** Names and values, in the order of the form. */
export type Held = readonly (readonly [string, string])[];

export function typed(form: HTMLFormElement): FormData {
  const data = new FormData(form);
  for (const input of form.querySelectorAll<HTMLInputElement>('[type="password"], [type="file"], [data-draft="off"]')) {
    data.delete(input.name);
  }
  return data;
}

export function hold(form: HTMLFormElement): Held {
  return [...typed(form)].flatMap(([name, value]) =>
    typeof value === "string" && name !== TOKEN ? [[name, value] as const] : [],
  );
}

export function fill(form: HTMLFormElement, held: Held): void {
  const values = grouped(held);
  for (const field of form.elements) {
    if (!isField(field) || /^(hidden|password|file|submit|button)$/.test(field.type)) continue;
    const wanted = values.get(field.name) ?? [];
    if (field instanceof HTMLInputElement && /^(checkbox|radio)$/.test(field.type)) {
      field.checked = wanted.includes(field.value);
    } else if (wanted[0] !== undefined) field.value = wanted[0];
  }
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function isField(one: Element): one is Field {
  return one.matches("input, textarea, select");
}

function grouped(held: Held): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [name, value] of held) found.set(name, [...(found.get(name) ?? []), value]);
  return found;
}
