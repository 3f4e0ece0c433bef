/** Tidy for a whole document, for the server: what the editor's worker would answer (`alongside/peermaps/layout`). */
import { canvasFor } from "../layout/fit.ts";
import { tidy } from "../layout/tidy.ts";
import type { MapDocument } from "../model/document.ts";
import { RADIUS, tidyInput, type HowMuch } from "./tidier.ts";

export function tidyMapText(text: string): string {
  const [map, how] = JSON.parse(text) as [MapDocument, HowMuch];
  const input = tidyInput(map, how);
  return JSON.stringify(tidy(input, { canvas: canvasFor(input.nodes.length, RADIUS) }));
}
