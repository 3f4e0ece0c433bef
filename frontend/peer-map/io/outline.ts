/**
 * The outlines of what the server sends: enough to tell it from a page of a proxy, or from another version's.
 *
 * The schemas are the server's to keep, and the tests': with them the script would weigh a twentieth more
 * (quality P5), and a change that does not fit is refused by the server all the same.
 */
const LISTS = ["views", "perspectives", "people", "places", "ties", "groups", "statements"] as const;

/** Where a map is not what it should be: paths such as `.ties`. */
export function documentFaults(value: unknown): string[] {
  const map = record(value);
  const right: [string, boolean][] = [
    ["format", map["format"] === 1],
    ["version", Number.isInteger(map["version"])],
    ...["time", "urls"].map((name): [string, boolean] => [name, isRecord(map[name])]),
    ...LISTS.map((name): [string, boolean] => [name, isListOf(map[name], hasId)]),
  ];
  return right.filter(([, holds]) => !holds).map(([name]) => `.${name}`);
}

/** Whether this is an answer to a change: done, refused with reasons, or out of date. */
export function isAnswer(value: unknown): boolean {
  const { ok, version, document, refused, out_of_date } = record(value);
  if (ok === true) return Number.isInteger(version) && (document === undefined || isWhole(document));
  if (isRecord(out_of_date)) return isListOf(out_of_date["fields"], isRecord) && isWhole(out_of_date["document"]);
  return isListOf(refused, (reason) => typeof reason === "string") && `${refused}` !== "";
}

const isWhole = (map: unknown): boolean => documentFaults(map).length === 0;
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const record = (value: unknown): Record<string, unknown> => (isRecord(value) ? value : {});
const isListOf = (value: unknown, fits: (one: unknown) => boolean): boolean => Array.isArray(value) && value.every(fits);
const hasId = (one: unknown): boolean => typeof record(one)["id"] === "string";
