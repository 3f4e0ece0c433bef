/** Outlines of groups: the smallest convex shape around the centres of their members. */

/** Corners in one turning direction, as x0, y0, x1, y1, ... */
export interface Outline {
  readonly corners: Float64Array;
  size: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export function outline(members: number): Outline {
  const corners = new Float64Array(4 * members + 4);
  return { corners, size: 0, left: 0, right: 0, top: 0, bottom: 0 };
}

/** The outline of people at x, y. */
export function hull(people: number[], x: Float64Array, y: Float64Array): Outline {
  const result = outline(people.length);
  const sorted = people.sort((a, b) => x[a]! - x[b]! || y[a]! - y[b]!);
  const px = Float64Array.from(sorted, (person) => x[person]!);
  const py = Float64Array.from(sorted, (person) => y[person]!);
  trace(result, px, py, people.length);
  return result;
}

/** Andrew's monotone chain over points sorted by x, then y. */
export function trace(result: Outline, px: Float64Array, py: Float64Array, count: number): void {
  const { corners } = result;
  let size = 0;
  for (let at = 0; at < count; at += 1) size = add(corners, size, 1, px[at]!, py[at]!);
  const turn = size;
  for (let at = count - 2; at >= 0; at -= 1) size = add(corners, size, turn, px[at]!, py[at]!);
  result.size = size - 1;
  result.left = px[0]!;
  result.right = px[count - 1]!;
  result.top = Infinity;
  result.bottom = -Infinity;
  for (let at = 0; at < size; at += 1) {
    const height = corners[2 * at + 1]!;
    if (height < result.top) result.top = height;
    if (height > result.bottom) result.bottom = height;
  }
}

/** Adds a corner after dropping those that no longer turn left; `floor` corners stay. */
function add(corners: Float64Array, size: number, floor: number, x: number, y: number): number {
  while (size > floor) {
    const ax = corners[2 * size - 4]!;
    const ay = corners[2 * size - 3]!;
    const bx = corners[2 * size - 2]!;
    const by = corners[2 * size - 1]!;
    if ((bx - ax) * (y - ay) > (by - ay) * (x - ax)) break;
    size -= 1;
  }
  corners[2 * size] = x;
  corners[2 * size + 1] = y;
  return size + 1;
}

/** Strictly inside; nobody is inside an outline without an area. */
export function inside(shape: Outline, x: number, y: number): boolean {
  if (x <= shape.left || x >= shape.right || y <= shape.top || y >= shape.bottom || shape.size < 3) return false;
  const { corners, size } = shape;
  let fromX = corners[2 * size - 2]!;
  let fromY = corners[2 * size - 1]!;
  for (let at = 0; at < size; at += 1) {
    const toX = corners[2 * at]!;
    const toY = corners[2 * at + 1]!;
    if ((toX - fromX) * (y - fromY) - (toY - fromY) * (x - fromX) <= 0) return false;
    fromX = toX;
    fromY = toY;
  }
  return true;
}
