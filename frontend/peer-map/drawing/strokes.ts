/** One strand along its way, as the text of an SVG path. */
import type { Point } from "../model/document.ts";
import { add, beside, normalAt, pointAt, spineLength, times, type Spine } from "./geometry.ts";
import type { LineStyle } from "./notation.ts";
import { round } from "./scene.ts";

const at = (p: Point): string => `${round(p[0])} ${round(p[1])}`;

export function smooth(spine: Spine): string {
  return spine.bent
    ? `M${at(spine.a)}Q${at(spine.control)} ${at(spine.b)}`
    : `M${at(spine.a)}L${at(spine.b)}`;
}

/**
 * Whole half waves only, so that the wave ends on the line; never fewer than two, so that even a short tie
 * is seen to wave.
 */
function wave(spine: Spine, amplitude: number, wavelength: number): string {
  const count = Math.max(2, 2 * Math.round(spineLength(spine) / wavelength));
  const curves: string[] = [];
  for (let i = 1; i <= count; i++) {
    const middle = (i - 0.5) / count;
    const crest = add(
      pointAt(spine, middle),
      times(normalAt(spine, middle), amplitude * 2 * (i % 2 === 0 ? 1 : -1)),
    );
    curves.push(`Q${at(crest)} ${at(pointAt(spine, i / count))}`);
  }
  return `M${at(spine.a)}${curves.join("")}`;
}

export function strokePath(spine: Spine, style: LineStyle): string {
  if (style.form === "wave") return wave(spine, style.amplitude ?? 4, style.wavelength ?? 18);
  if (style.strands < 2) return smooth(spine);
  const half = (style.between ?? 6) / 2;
  return smooth(beside(spine, -half)) + smooth(beside(spine, half));
}
