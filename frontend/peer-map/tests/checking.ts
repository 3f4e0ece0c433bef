/**
 * Checks values against the part of JSON Schema that our own schemas use.
 *
 * Small on purpose: a general checker would cost more than a third of what the map's script may weigh
 * (quality P5). A keyword it does not know is an error, so that no rule in a schema is ever skipped in
 * silence.
 */

export type Schema = { readonly [keyword: string]: unknown };

export interface Fault {
  readonly path: string;
  readonly problem: string;
}

export type Lookup = (reference: string) => Schema;

type Rule = (rule: unknown, value: unknown, path: string, schema: Schema, find: Lookup) => Fault[];

const fault = (wrong: boolean, path: string, problem: string): Fault[] => (wrong ? [{ path, problem }] : []);
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
}

const NOTES: Rule = () => [];

const RULES: Readonly<Record<string, Rule>> = {
  $schema: NOTES,
  $id: NOTES,
  $defs: NOTES,
  title: NOTES,
  description: NOTES,
  type: (rule, value, path) => {
    const allowed = Array.isArray(rule) ? rule : [rule];
    const type = typeOf(value);
    return fault(
      !allowed.includes(type) && !(type === "integer" && allowed.includes("number")),
      path,
      `is ${type}, not ${allowed.join(" or ")}`,
    );
  },
  const: (rule, value, path) => fault(!same(rule, value), path, `is not ${JSON.stringify(rule)}`),
  enum: (rule, value, path) =>
    fault(!(rule as unknown[]).some((one) => same(one, value)), path, "is not one of the known values"),
  minLength: (rule, value, path) =>
    fault(typeof value === "string" && [...value].length < (rule as number), path, "is too short"),
  maxLength: (rule, value, path) =>
    fault(typeof value === "string" && [...value].length > (rule as number), path, "is too long"),
  pattern: (rule, value, path) =>
    fault(
      typeof value === "string" && !new RegExp(rule as string, "u").test(value),
      path,
      "has another form",
    ),
  minimum: (rule, value, path) =>
    fault(typeof value === "number" && value < (rule as number), path, "is too small"),
  maximum: (rule, value, path) =>
    fault(typeof value === "number" && value > (rule as number), path, "is too large"),
  minItems: (rule, value, path) =>
    fault(Array.isArray(value) && value.length < (rule as number), path, "has too few items"),
  maxItems: (rule, value, path) =>
    fault(Array.isArray(value) && value.length > (rule as number), path, "has too many items"),
  minProperties: (rule, value, path) =>
    fault(isObject(value) && Object.keys(value).length < (rule as number), path, "has too few fields"),
  uniqueItems: (_, value, path) =>
    fault(
      Array.isArray(value) && new Set(value.map((v) => JSON.stringify(v))).size < value.length,
      path,
      "has an item twice",
    ),
  items: (rule, value, path, _, find) =>
    Array.isArray(value)
      ? value.flatMap((item, i) => faults(rule as Schema, item, find, `${path}[${i}]`))
      : [],
  required: (rule, value, path) =>
    isObject(value)
      ? (rule as string[]).flatMap((name) => fault(!(name in value), `${path}.${name}`, "is missing"))
      : [],
  properties: (rule, value, path, _, find) =>
    isObject(value)
      ? Object.entries(rule as Record<string, Schema>).flatMap(([name, part]) =>
          name in value ? faults(part, value[name], find, `${path}.${name}`) : [],
        )
      : [],
  additionalProperties: (rule, value, path, schema, find) => {
    if (!isObject(value)) return [];
    const others = Object.keys(value).filter(
      (name) => !(name in ((schema.properties as object | undefined) ?? {})),
    );
    return others.flatMap((name) =>
      rule === false
        ? fault(true, `${path}.${name}`, "is not known here")
        : faults(rule as Schema, value[name], find, `${path}.${name}`),
    );
  },
  anyOf: (rule, value, path, _, find) =>
    fault(
      !(rule as Schema[]).some((one) => faults(one, value, find, path).length === 0),
      path,
      "fits none of the forms",
    ),
  oneOf: (rule, value, path, _, find) => {
    const fitting = (rule as Schema[]).filter((one) => faults(one, value, find, path).length === 0).length;
    return fault(fitting !== 1, path, fitting === 0 ? "fits none of the forms" : "fits several forms");
  },
  $ref: (rule, value, path, _, find) => faults(find(rule as string), value, find, path),
};

export function faults(schema: Schema, value: unknown, find: Lookup, path = ""): Fault[] {
  return Object.entries(schema).flatMap(([keyword, rule]) => {
    const check = RULES[keyword];
    if (!check) throw new Error(`schema keyword not known: ${keyword}`);
    return check(rule, value, path, schema, find);
  });
}
