/** Colours that can be read, and told apart by everybody. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { notation, type Colour, type ThemeName } from "../drawing/notation.ts";

type Rgb = [number, number, number];

const rgb = (hex: string): Rgb => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255) as Rgb;
const linear = (c: number): number => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
const luminance = (hex: string): number => {
  const [r, g, b] = rgb(hex).map(linear) as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a: string, b: string): number => {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};

const THEMES = Object.keys(notation.themes) as ThemeName[];
const WORDS: Colour[] = ["ink", "muted", "support", "harm", "group", "amber"];

for (const theme of THEMES) {
  test(`${theme}: words and lines have a contrast of 4.5 to 1 on every ground they stand on`, () => {
    const colours = notation.themes[theme];
    for (const name of WORDS)
      for (const ground of ["sand", "paper"] as const)
        assert.ok(contrast(colours[name], colours[ground]) >= 4.5, `${name} on ${ground}`);
    for (const ground of ["tint", "stone"] as const)
      assert.ok(contrast(colours.ink, colours[ground]) >= 4.5, `ink on ${ground}`);
  });
}

test("initials can be read on every colour a young person may choose", () => {
  for (const { light, dark } of Object.values(notation.chosen_colours)) {
    assert.ok(contrast(notation.themes.light.ink, light) >= 4.5);
    assert.ok(contrast(notation.themes.dark.ink, dark) >= 4.5);
  }
});

/**
 * Linear-light matrices for people without one kind of cone (Viénot, Brettel and Mollon 1999; tritan after
 * Brettel 1997).
 */
const BLIND: Readonly<Record<string, readonly (readonly number[])[]>> = {
  protan: [
    [0.11238, 0.88762, 0],
    [0.11238, 0.88762, 0],
    [0.00401, -0.00401, 1],
  ],
  deutan: [
    [0.29275, 0.70725, 0],
    [0.29275, 0.70725, 0],
    [-0.02234, 0.02234, 1],
  ],
  tritan: [
    [1, 0.14461, -0.14461],
    [0, 0.85924, 0.14076],
    [0, 0.85924, 0.14076],
  ],
};

function lab(linearRgb: readonly number[]): Rgb {
  const [r, g, b] = linearRgb.map((c) => Math.min(1, Math.max(0, c))) as Rgb;
  const f = (t: number): number => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const [x, y, z] = [
    f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505),
    f(0.2126 * r + 0.7152 * g + 0.0722 * b),
    f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089),
  ];
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const seenAs = (hex: string, matrix: readonly (readonly number[])[]): Rgb => {
  const own = rgb(hex).map(linear);
  return lab(matrix.map((row) => row.reduce((sum, k, i) => sum + k * (own[i] as number), 0)));
};

for (const [kind, matrix] of Object.entries(BLIND)) {
  test(`${kind}: support and harm, which stand side by side, can be told apart (a difference of 2.3 can just be seen)`, () => {
    for (const theme of THEMES) {
      const [a, b] = [
        seenAs(notation.themes[theme].support, matrix),
        seenAs(notation.themes[theme].harm, matrix),
      ];
      assert.ok(Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]) >= 8, theme);
    }
  });
}
