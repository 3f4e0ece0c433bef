/** Days as people say them, as exactly as they are known. */
import type { AboutWhen, Day } from "../model/document.ts";

/** "3 Nov" within the year of `near`, else "3 Nov 2025"; "November 2025"; "2025". */
export function dayWords(when: Day, near: Day, language: string): string {
  const [year, month, day] = when.split("-");
  if (!month) return year ?? "";
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)));
  const sameYear = near.startsWith(`${year}-`);
  const shape: Intl.DateTimeFormatOptions = day
    ? { day: "numeric", month: "short", ...(sameYear ? {} : { year: "numeric" }) }
    : { month: "long", ...(sameYear ? {} : { year: "numeric" }) };
  return new Intl.DateTimeFormat(language, { ...shape, timeZone: "UTC" }).format(date);
}

export function longDay(when: Day, language: string): string {
  return new Intl.DateTimeFormat(language, {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  }).format(new Date(`${when}T00:00:00Z`));
}

export const isExact = (when: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(when);

/** Null when it is no year, month or day; an empty text means not known. */
export function readWhen(text: string): { readonly when: AboutWhen } | null {
  if (text === "") return { when: null };
  if (!/^\d{4}(-\d{2}(-\d{2})?)?$/.test(text)) return null;
  const [year, month = "01", day = "01"] = text.split("-");
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.getUTCDate() !== Number(day) ? null : { when: text };
}

export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

export function dayAfter(from: Day, days: number): Day {
  return new Date(Date.parse(`${from}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
