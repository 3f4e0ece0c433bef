/** The edge of a field as closed rings (marching squares), and a ring as a soft path. */
import type { Point } from "../model/document.ts";
import { distance, walk } from "./geometry.ts";
import { round } from "./scene.ts";

/** Plain numbers rather than points, because it is asked for each cell of a grid. */
export type Field = (x: number, y: number) => number;

/** Cells of the grid a field is looked up on, and map units between two points of a drawn ring. */
interface Detail {
  readonly cells: number;
  readonly step: number;
}

/** More than `fine` would not be seen; `rough` will do while something moves. */
const DETAIL: Readonly<Record<Fineness, Detail>> = {
  fine: { cells: 2400, step: 16 },
  rough: { cells: 420, step: 32 },
};
export type Fineness = "fine" | "rough";

const FINEST = 8;
/** Cells along one side of a block that is looked at as a whole first. */
const BLOCK = 4;
/** No field changes faster than this per map unit. */
const STEEPEST = 1.15;

/** Sides crossed by the edge for each of the 16 cases of a cell: 0 top, 1 right, 2 bottom, 3 left. */
const CROSSED: readonly (readonly [number, number])[][] = [
  [],
  [[3, 0]],
  [[0, 1]],
  [[3, 1]],
  [[1, 2]],
  [
    [3, 0],
    [1, 2],
  ],
  [[0, 2]],
  [[3, 2]],
  [[2, 3]],
  [[2, 0]],
  [
    [0, 1],
    [2, 3],
  ],
  [[2, 1]],
  [[1, 3]],
  [[1, 0]],
  [[0, 3]],
  [],
];

interface Grid {
  readonly from: Point;
  readonly step: number;
  readonly across: number;
  readonly down: number;
  readonly values: Float64Array;
}

function sample(field: Field, from: Point, to: Point, fineness: Fineness): Grid {
  const step = Math.max(FINEST, Math.sqrt(((to[0] - from[0]) * (to[1] - from[1])) / DETAIL[fineness].cells));
  const across = Math.ceil((to[0] - from[0]) / step) + 1;
  const down = Math.ceil((to[1] - from[1]) / step) + 1;
  const grid: Grid = { from, step, across, down, values: new Float64Array(across * down) };
  for (let row = 0; row < down; row += BLOCK) {
    for (let column = 0; column < across; column += BLOCK) fillBlock(grid, field, row, column);
  }
  return grid;
}

/** A block whose middle lies far from the edge holds no edge: one look is enough for all of it. */
function fillBlock(grid: Grid, field: Field, row: number, column: number): void {
  const [x, y] = [grid.from[0] + column * grid.step, grid.from[1] + row * grid.step];
  const half = ((BLOCK - 1) * grid.step) / 2;
  const middle = field(x + half, y + half);
  const far = Math.abs(middle) > half * Math.SQRT2 * STEEPEST;
  for (let r = row; r < Math.min(row + BLOCK, grid.down); r++) {
    for (let c = column; c < Math.min(column + BLOCK, grid.across); c++) {
      grid.values[r * grid.across + c] = far
        ? middle
        : field(grid.from[0] + c * grid.step, grid.from[1] + r * grid.step);
    }
  }
}

export function rings(field: Field, from: Point, to: Point, fineness: Fineness): Point[][] {
  const grid = sample(field, from, to, fineness);
  const next = new Map<number, number>();
  for (let row = 0; row < grid.down - 1; row++) {
    for (let column = 0; column < grid.across - 1; column++) link(grid, row, column, next);
  }
  return follow(next)
    .map((ring) =>
      thin(
        ring.map((edge) => crossing(grid, edge)),
        DETAIL[fineness].step,
      ),
    )
    .filter((ring) => ring.length > 5);
}

/** Edges of the grid are numbered: twice the number of their first corner, plus one when they run down. */
function link(grid: Grid, row: number, column: number, next: Map<number, number>): void {
  const corner = row * grid.across + column;
  const below = corner + grid.across;
  const within = (at: number): number => ((grid.values[at] as number) < 0 ? 1 : 0);
  const kind = within(corner) + 2 * within(corner + 1) + 4 * within(below + 1) + 8 * within(below);
  const sides = [corner * 2, (corner + 1) * 2 + 1, below * 2, corner * 2 + 1];
  for (const [a, b] of CROSSED[kind] ?? []) next.set(sides[a] as number, sides[b] as number);
}

function follow(next: Map<number, number>): number[][] {
  const found: number[][] = [];
  while (next.size > 0) {
    const start = next.keys().next().value as number;
    const ring: number[] = [];
    for (let edge: number | undefined = start; edge !== undefined;) {
      ring.push(edge);
      const after: number | undefined = next.get(edge);
      next.delete(edge);
      edge = after;
    }
    found.push(ring);
  }
  return found;
}

function crossing(grid: Grid, edge: number): Point {
  const corner = edge >> 1;
  const downwards = edge % 2 === 1;
  const a = grid.values[corner] as number;
  const b = grid.values[downwards ? corner + grid.across : corner + 1] as number;
  const t = a === b ? 0.5 : a / (a - b);
  const column = corner % grid.across;
  const row = (corner - column) / grid.across;
  return [
    grid.from[0] + (column + (downwards ? 0 : t)) * grid.step,
    grid.from[1] + (row + (downwards ? t : 0)) * grid.step,
  ];
}

/** Even steps along the ring: enough for the eye, and soft when drawn by `softPath`. */
function thin(ring: readonly Point[], step: number): Point[] {
  const around = ring.reduce((sum, p, i) => sum + distance(p, ring.at(i - 1) as Point), 0);
  return walk(ring, around / Math.max(6, Math.round(around / step)) + 1e-6).map(({ point }) => point);
}

/** A soft closed path: the corners pull the line, the middles carry it. */
export function softPath(ring: readonly Point[]): string {
  const middle = (i: number): string => {
    const a = ring[i % ring.length] as Point;
    const b = ring[(i + 1) % ring.length] as Point;
    return `${round((a[0] + b[0]) / 2)} ${round((a[1] + b[1]) / 2)}`;
  };
  const curves = ring.map((_, i) => {
    const pull = ring[(i + 1) % ring.length] as Point;
    return `Q${round(pull[0])} ${round(pull[1])} ${middle(i + 1)}`;
  });
  return `M${middle(0)}${curves.join("")}Z`;
}
