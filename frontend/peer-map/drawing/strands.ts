/** Which lines one tie is made of: support and harm are two dimensions, drawn side by side (`map.tie`). */
import type { Direction, Tie } from "../model/document.ts";
import { notation, type LineStyle } from "./notation.ts";

export type Dimension = "support" | "harm" | "tie" | "spends_time_at";

export interface Strand {
  readonly dimension: Dimension;
  readonly style: LineStyle;
  /** Sideways from the spine, in map units; negative is above it. */
  readonly offset: number;
  readonly dash: readonly number[];
  readonly direction: Direction;
  readonly unknown: boolean;
  readonly unchecked: boolean;
  /** Nobody but the police say so. */
  readonly police: boolean;
}

type Bare = Omit<Strand, "offset">;

const GAP = notation.side_by_side_gap;

/** How far a line reaches to each side of its own middle. */
export function reachOf(style: LineStyle): number {
  return (style.amplitude ?? (style.strands > 1 ? (style.between ?? 0) / 2 : 0)) + style.width / 2;
}

export function strandsOf(tie: Tie): Strand[] {
  return sideBySide(bareStrands(tie).map((strand) => ({ ...strand, dash: dashOf(tie, strand) })));
}

function bareStrands(tie: Tie): Bare[] {
  const spends = tie.kinds.includes("spends_time_at")
    ? [bare("spends_time_at", notation.lines.spends_time_at)]
    : [];
  if (tie.support === "unknown" && tie.harm === "unknown") return [...spends, unknown("tie")];
  const found = [...spends, ...support(tie), ...harm(tie)];
  return found.length > 0 ? found : [bare("tie", notation.lines.plain)];
}

function bare(dimension: Dimension, style: LineStyle): Bare {
  return { dimension, style, dash: style.dash ?? [], direction: "none", unknown: false, unchecked: false, police: false };
}

const unknown = (dimension: Dimension): Bare => ({
  ...bare(dimension, notation.lines.unknown),
  unknown: true,
});

function support(tie: Tie): Bare[] {
  if (tie.support === "none") return [];
  if (tie.support === "unknown") return [unknown("support")];
  return [
    {
      ...bare("support", notation.lines.support[tie.support]),
      direction: tie.direction,
      unchecked: !tie.support_checked,
      police: tie.support_police ?? false,
    },
  ];
}

/** "Harmed by" and "controlled by" without a level still show: as harm that is not known. */
function harm(tie: Tie): Bare[] {
  const said = tie.kinds.includes("harmed_by") || tie.kinds.includes("controlled_by");
  if (tie.harm === "unknown" || (tie.harm === "none" && said)) return [unknown("harm")];
  if (tie.harm === "none") return [];
  return [
    {
      ...bare("harm", notation.lines.harm[tie.harm]),
      direction: tie.harm_direction,
      unchecked: !tie.harm_checked,
      police: tie.harm_police ?? false,
    },
  ];
}

function dashOf(tie: Tie, strand: Bare): readonly number[] {
  if (strand.style.dash) return strand.style.dash;
  if (strand.police) return notation.dashes.police_held;
  if (strand.unchecked) return notation.dashes.not_checked;
  return tie.state === "uncertain" ? notation.dashes.uncertain : [];
}

function sideBySide(strands: readonly Bare[]): Strand[] {
  const width =
    strands.reduce((sum, strand) => sum + reachOf(strand.style) * 2, 0) + GAP * (strands.length - 1);
  let edge = -width / 2;
  return strands.map((strand) => {
    const reach = reachOf(strand.style);
    const offset = edge + reach;
    edge += reach * 2 + GAP;
    return { ...strand, offset };
  });
}

/** Half the width of everything drawn along the spine. */
export function halfWidth(strands: readonly Strand[]): number {
  return Math.max(...strands.map((strand) => Math.abs(strand.offset) + reachOf(strand.style)));
}
