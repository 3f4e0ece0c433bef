/**
 * Colours by name: a theme's hexadecimal for paper and files, a custom property for the page, where themes
 * are the style sheet's work.
 */
import { notation, type Colour, type ThemeName } from "./notation.ts";

export interface Paint {
  readonly colour: (name: Colour) => string;
  readonly chosen: (name: string) => string;
}

export function themePaint(theme: ThemeName): Paint {
  const shade = theme === "dark" ? "dark" : "light";
  return {
    colour: (name) => notation.themes[theme][name],
    chosen: (name) =>
      theme === "contrast"
        ? notation.themes.contrast.paper
        : (notation.chosen_colours[name]?.[shade] ?? notation.themes[theme].paper),
  };
}

export const pagePaint: Paint = {
  colour: (name) => `var(--pm-${name})`,
  chosen: (name) => `var(--pm-chosen-${name})`,
};
