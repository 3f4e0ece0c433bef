/**
 * The one notation (`alongside/peermaps/notation/notation.json`), typed: editor, server and printed key read
 * the same file.
 */
import data from "../../../alongside/peermaps/notation/notation.json";
import type { Basis, PersonKind, PlaceKind } from "../model/document.ts";

export type Colour =
  | "sand"
  | "paper"
  | "ink"
  | "muted"
  | "support"
  | "harm"
  | "group"
  | "amber"
  | "tint"
  | "stone"
  | "halo"
  | "hatch";
export type ThemeName = "light" | "dark" | "contrast" | "print";
export type Form = "circle" | "rounded_square" | "hexagon" | "rectangle" | "pill";

export interface ShapeStyle {
  readonly form: Form;
  readonly radius: number;
  readonly corner?: number;
  readonly fill: Colour;
  readonly edge: Colour;
  readonly edge_width: number;
  readonly dash: readonly number[];
  readonly text: Colour;
  readonly tab?: boolean;
}

export interface LineStyle {
  readonly form: "straight" | "wave";
  readonly strands: number;
  readonly width: number;
  readonly between?: number;
  readonly amplitude?: number;
  readonly wavelength?: number;
  readonly colour: Colour;
  readonly dash?: readonly number[];
}

export interface ArrowStyle {
  readonly length: number;
  readonly width: number;
  readonly filled: boolean;
  readonly stroke?: number;
}
export interface AreaStyle {
  readonly dash: readonly number[];
  readonly width: number;
  readonly colour: Colour;
}
export interface SymbolPath {
  readonly d: string;
  readonly fill: string;
}

export interface KeyRow {
  readonly id: string;
  readonly short?: boolean;
  readonly person?: Readonly<Record<string, unknown>>;
  readonly place?: { readonly kind: PlaceKind; readonly name: string; readonly conditions?: number };
  readonly tie?: Readonly<Record<string, unknown>>;
  readonly area?: Basis;
  readonly mark?: "stranger" | "added" | "ended" | "changed";
}

interface Strengths {
  readonly some: LineStyle;
  readonly strong: LineStyle;
}

export interface Notation {
  readonly text: {
    readonly family: string;
    readonly sizes: Readonly<Record<"shape" | "note" | "place" | "area" | "line" | "mark", number>>;
    readonly line_height: number;
    readonly widths: {
      readonly unit: number;
      readonly other: number;
      readonly characters: string;
      readonly regular: readonly number[];
      readonly bold: readonly number[];
    };
  };
  readonly themes: Readonly<Record<ThemeName, Readonly<Record<Colour, string>>>>;
  readonly area_opacity: number;
  readonly shapes: Readonly<Record<PersonKind | "place" | "online", ShapeStyle>>;
  readonly shape_of_place: Readonly<Record<PlaceKind, "place" | "online">>;
  readonly focus_ring: { readonly gap: number; readonly width: number };
  readonly provisional_dash: readonly number[];
  readonly hatch: { readonly spacing: number; readonly width: number; readonly colour: Colour };
  readonly lines: {
    readonly support: Strengths;
    readonly harm: Strengths;
    readonly unknown: LineStyle;
    readonly spends_time_at: LineStyle;
    readonly plain: LineStyle;
  };
  readonly side_by_side_gap: number;
  readonly dashes: Readonly<Record<"not_checked" | "police_held" | "uncertain", readonly number[]>>;
  readonly past_opacity: number;
  readonly quiet_opacity: number;
  readonly fading_opacity: readonly number[];
  readonly arrowheads: Readonly<Record<"harm" | "support" | "influence", ArrowStyle>>;
  readonly marks: {
    readonly unknown: { readonly radius: number; readonly text: string; readonly colour: Colour };
    readonly change: { readonly radius: number; readonly colour: Colour };
    readonly differs: { readonly radius: number; readonly colour: Colour };
    readonly fading: { readonly radius: number; readonly colour: Colour };
    readonly non_contact: { readonly length: number; readonly width: number; readonly colour: Colour };
    readonly deceased: { readonly size: number; readonly colour: Colour };
    readonly conditions: { readonly size: number; readonly colour: Colour };
    readonly stranger: { readonly radius: number; readonly colour: Colour };
  };
  readonly areas: Readonly<Record<Basis, AreaStyle>>;
  readonly area_order: readonly Basis[];
  readonly chosen_colours: Readonly<Record<string, { readonly light: string; readonly dark: string }>>;
  readonly symbols: Readonly<Record<string, readonly SymbolPath[]>>;
  readonly words: Readonly<Record<string, string>>;
  readonly key: readonly KeyRow[];
  /** What the marks mean where two days are compared. */
  readonly key_compared: readonly KeyRow[];
}

export const notation = data as unknown as Notation;
