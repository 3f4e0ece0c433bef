/**
 * The schemas that server and editor share: references are looked up here, per schema. The server checks each
 * change against them; the page itself looks at outlines only (`io/outline.ts`, quality P5).
 */
import commandSchema from "../../../alongside/peermaps/schemas/command.schema.json";
import documentSchema from "../../../alongside/peermaps/schemas/map-document.schema.json";
import { faults, type Fault, type Lookup, type Schema } from "./checking.ts";

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

/** An answer may hold a whole document. */
export const answerSchemaFaults = (value: unknown): Fault[] =>
  faults(commandSchema.$defs.answer, value, lookup(commandSchema));
