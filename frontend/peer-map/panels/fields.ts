/**
 * Fields of forms, in one shape: label, hint, error, input; native controls, so that every device knows
 * them.
 */
import { h } from "./dom.ts";

export interface Problem {
  readonly field: string;
  readonly words: string;
}

interface Common {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly problems?: readonly Problem[];
}

interface TextField extends Common {
  readonly value?: string;
  readonly most: number;
  readonly lines?: number;
  readonly narrow?: boolean;
}

/** What is typed stays when the panel is drawn anew (`data-draft`). */
export function textField(field: TextField): HTMLElement {
  const wrong = problemOf(field);
  const common = {
    id: field.id,
    name: field.id,
    class: field.narrow ? "pm-input pm-narrow" : "pm-input",
    "data-draft": true,
    maxlength: field.most,
    "aria-describedby": describedBy(field, wrong),
    "aria-invalid": wrong ? "true" : null,
    autocomplete: "off",
  };
  const input = field.lines
    ? h("textarea", { ...common, rows: field.lines })
    : h("input", { ...common, type: "text" });
  input.value = field.value ?? "";
  return h(
    "div",
    { class: wrong ? "pm-field pm-wrong" : "pm-field" },
    h("label", { for: field.id }, field.label),
    ...notes(field, wrong),
    input,
  );
}

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

interface Choices extends Common {
  readonly options: readonly Option[];
  readonly chosen: readonly string[];
  readonly several?: boolean;
  readonly disabled?: boolean;
  /** Without it the choice is part of a form and is read when that is sent. */
  readonly changed?: (values: string[]) => void;
}

export function choices(field: Choices): HTMLFieldSetElement {
  const wrong = problemOf(field);
  const set = h(
    "fieldset",
    {
      class: wrong ? "pm-field pm-choices pm-wrong" : "pm-field pm-choices",
      "aria-describedby": describedBy(field, wrong),
      disabled: field.disabled,
    },
    h("legend", {}, field.label),
    ...notes(field, wrong),
    field.options.map((option, i) => oneChoice(field, option, i)),
  );
  if (field.changed) set.addEventListener("change", () => field.changed?.(chosenIn(set)));
  return set;
}

function oneChoice(field: Choices, option: Option, i: number): HTMLElement {
  const id = i === 0 ? field.id : `${field.id}-${option.value}`;
  const input = h("input", {
    id,
    name: field.id,
    value: option.value,
    type: field.several ? "checkbox" : "radio",
    "data-draft": !field.changed,
  });
  input.checked = field.chosen.includes(option.value);
  return h(
    "div",
    { class: "pm-choice" },
    input,
    h("label", { for: id }, option.label, option.hint ? h("span", { class: "pm-hint" }, option.hint) : null),
  );
}

interface Segments {
  readonly id: string;
  readonly label: string;
  readonly options: readonly (Option & { readonly spoken?: string })[];
  readonly chosen: string;
  readonly tone?: "support" | "harm" | "plain";
  readonly disabled?: boolean;
  readonly hideLabel?: boolean;
  readonly changed?: (value: string) => void;
}

/** A few short choices as one bar of radio buttons. */
export function segments(field: Segments): HTMLElement {
  const bar = h(
    "div",
    { class: `pm-segments pm-${field.tone ?? "plain"}` },
    field.options.map((option, i) => {
      const id = i === 0 ? field.id : `${field.id}-${option.value}`;
      const input = h("input", {
        id,
        name: field.id,
        value: option.value,
        type: "radio",
        class: "pm-segment-input",
        "aria-label": option.spoken,
        "data-draft": !field.changed,
      });
      input.checked = option.value === field.chosen;
      return h(
        "span",
        { class: "pm-segment" },
        input,
        h("label", { for: id, "aria-hidden": option.spoken ? "true" : null }, option.label),
      );
    }),
  );
  const set = h(
    "fieldset",
    { class: "pm-segmented", disabled: field.disabled },
    h("legend", { class: field.hideLabel ? "pm-unseen" : null }, field.label),
    bar,
  );
  if (field.changed) set.addEventListener("change", () => field.changed?.(chosenIn(set)[0] ?? ""));
  return set;
}

export function chosenIn(container: HTMLElement): string[] {
  return [...container.querySelectorAll<HTMLInputElement>("input:checked")].map((input) => input.value);
}

interface PickOne extends Common {
  readonly options: readonly Option[];
  readonly chosen: string;
  readonly hideLabel?: boolean;
  readonly changed?: (value: string) => void;
}

export function pickOne(field: PickOne): HTMLElement {
  const wrong = problemOf(field);
  const select = h(
    "select",
    {
      id: field.id,
      name: field.id,
      class: "pm-input",
      "data-draft": !field.changed,
      "aria-describedby": describedBy(field, wrong),
    },
    field.options.map((option) => h("option", { value: option.value }, option.label)),
  );
  select.value = field.chosen;
  select.addEventListener("change", () => field.changed?.(select.value));
  return h(
    "div",
    { class: wrong ? "pm-field pm-wrong" : "pm-field" },
    h("label", { for: field.id, class: field.hideLabel ? "pm-unseen" : null }, field.label),
    ...notes(field, wrong),
    select,
  );
}

function problemOf(field: Common): Problem | undefined {
  return field.problems?.find((problem) => problem.field === field.id);
}

function describedBy(field: Common, wrong: Problem | undefined): string | null {
  const ids = [field.hint ? `${field.id}-hint` : "", wrong ? `${field.id}-error` : ""].filter(Boolean);
  return ids.length > 0 ? ids.join(" ") : null;
}

function notes(field: Common, wrong: Problem | undefined): (HTMLElement | null)[] {
  return [
    field.hint ? h("p", { class: "pm-hint", id: `${field.id}-hint` }, field.hint) : null,
    wrong ? h("p", { class: "pm-error", id: `${field.id}-error` }, wrong.words) : null,
  ];
}

/** What is wrong, first and in one place; each line leads to its field. */
export function problemSummary(title: string, problems: readonly Problem[]): HTMLElement | null {
  if (problems.length === 0) return null;
  const lines = problems.map((problem) =>
    h(
      "li",
      {},
      h("a", { href: `#${problem.field}`, onclick: (event) => leadTo(event, problem.field) }, problem.words),
    ),
  );
  return h(
    "div",
    { class: "pm-problems", role: "alert", tabindex: -1, id: "pm-problems" },
    h("h3", {}, title),
    h("ul", {}, lines),
  );
}

function leadTo(event: Event, id: string): void {
  event.preventDefault();
  document.getElementById(id)?.focus();
}

/** The words typed into a field of a form, without spaces around them. */
export function typed(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === "string" ? value.trim() : "";
}

export function ticked(form: HTMLFormElement, name: string): string[] {
  return new FormData(form).getAll(name).filter((value) => typeof value === "string");
}

interface ButtonLook {
  readonly kind?: "action" | "quiet" | "warning";
  readonly id?: string;
  /** It can still be reached, so that whoever has just used it up is not lost; it does nothing. */
  readonly disabled?: boolean;
  /** A sign that stands for the words where there is little room; the words stay its name. */
  readonly sign?: string;
}

export function button(label: string, onclick: () => void, look: ButtonLook = {}): HTMLButtonElement {
  const kind = look.sign ? " pm-sign" : look.kind ? ` pm-${look.kind}` : "";
  const named = look.sign ? { "aria-label": label, title: label } : {};
  return h(
    "button",
    {
      type: "button",
      class: `pm-button${kind}`,
      id: look.id,
      "aria-disabled": look.disabled ? "true" : null,
      onclick: look.disabled ? null : onclick,
      ...named,
    },
    look.sign ?? label,
  );
}

/** A form that checks first, says what is wrong, and only then acts. */
export function form(
  submit: (form: HTMLFormElement) => void,
  ...children: (HTMLElement | null)[]
): HTMLFormElement {
  return h(
    "form",
    {
      class: "pm-form",
      novalidate: true,
      onsubmit: (event) => {
        event.preventDefault();
        submit(event.currentTarget as HTMLFormElement);
      },
    },
    children,
  );
}
