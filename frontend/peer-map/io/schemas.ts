/** The schemas that server and editor share: references are looked up here, per schema. */
import commandSchema from "../../../alongside/peermaps/schemas/command.schema.json";
import documentSchema from "../../../alongside/peermaps/schemas/map-document.schema.json";
import { faults, type Fault, type Lookup, type Schema } from "./schema.ts";

const SCHEMAS: Readonly<Record<string, Schema>> = {
  [documentSchema.$id]: documentSchema,
  [commandSchema.$id]: commandSchema,
};

/**
 * `#/$defs/x` within a schema, `alongside:map-document#/$defs/x` across; what is found carries its own
 * schema's lookup.
 */
function lookup(home: Schema): Lookup {
  return (reference) => {
    const [id = "", pointer = ""] = reference.split("#");
    const root = id === "" ? home : SCHEMAS[id];
    const found = pointer
      .split("/")
      .filter(Boolean)
      .reduce<unknown>((part, step) => (part as Schema | undefined)?.[step], root);
    if (!found) throw new Error(`schema reference leads nowhere: ${reference}`);
    return id === "" ? (found as Schema) : inHome(found as Schema, id);
  };
}

/** References inside a definition of another schema mean that schema. */
function inHome(schema: Schema, id: string): Schema {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/', `"${id}#/`)) as Schema;
}

export function checker(schema: Schema): (value: unknown) => Fault[] {
  const find = lookup(schema);
  return (value) => faults(schema, value, find);
}

export const commandFaults = checker(commandSchema);

const answerSchema = commandSchema.$defs.answer;
export function answerFaults(value: unknown): Fault[] {
  const { document, out_of_date } = (value ?? {}) as { document?: unknown; out_of_date?: { document?: unknown } };
  const map = document ?? out_of_date?.document;
  return [...faults(answerSchema, value, lookup(commandSchema)), ...(map === undefined ? [] : documentFaults(map))];
}

const LISTS = ["views", "perspectives", "people", "places", "ties", "groups", "statements"] as const;

/**
 * The outline of a document: enough to tell one from a page of a proxy, or from another version's. Its schema is
 * the server's to keep, and its tests'; the whole of it would be a fortieth of what the script may weigh.
 */
export function documentFaults(value: unknown): Fault[] {
  const map = (typeof value === "object" ? (value ?? {}) : {}) as Record<string, unknown>;
  const wrong = (path: string, right: boolean): Fault[] => (right ? [] : [{ path: `.${path}`, problem: "is not there" }]);
  return [
    ...wrong("format", map["format"] === 1),
    ...wrong("version", Number.isInteger(map["version"])),
    ...["time", "urls"].flatMap((name) => wrong(name, typeof map[name] === "object" && map[name] !== null)),
    ...LISTS.flatMap((name) => wrong(name, Array.isArray(map[name]) && map[name].every(hasId))),
  ];
}

const hasId = (one: unknown): boolean => typeof (one as { id?: unknown } | null)?.id === "string";
