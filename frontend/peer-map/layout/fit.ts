/** The canvas people are placed on, and bringing a drawing onto it. */

/** Pixels. Shapes' centres stay inside the margin, which leaves room for shapes and labels. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly margin: number;
}

export const CANVAS: Canvas = { width: 1000, height: 700, margin: 45 };

/** Radius of a shape, in pixels of the 1000 x 700 canvas, that leaves a map of this many people readable. */
export function shapeRadius(people: number): number {
  if (people <= 20) return 22;
  return people <= 60 ? 15 : 9;
}

/** The canvas on which shapes of this radius are as large, for this many people, as they should be. */
export function canvasFor(people: number, radius: number): Canvas {
  const unit = radius / shapeRadius(people);
  return { width: CANVAS.width * unit, height: CANVAS.height * unit, margin: CANVAS.margin * unit };
}

/** Where centres may lie. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export function frameOf(canvas: Canvas): Frame {
  const { width, height, margin } = canvas;
  return { left: margin, top: margin, right: width - margin, bottom: height - margin };
}

/** The frame grown to hold these points, for maps that were drawn beyond the canvas by hand. */
export function frameHolding(frame: Frame, x: Float64Array, y: Float64Array, present: Uint8Array): Frame {
  let { left, top, right, bottom } = frame;
  for (let person = 0; person < x.length; person += 1) {
    if (!present[person]) continue;
    left = Math.min(left, x[person]!);
    right = Math.max(right, x[person]!);
    top = Math.min(top, y[person]!);
    bottom = Math.max(bottom, y[person]!);
  }
  return { left, top, right, bottom };
}

/** Low and high corner of the people listed. */
export function bounds(x: Float64Array, y: Float64Array, people: Int32Array): Frame {
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  for (const person of people) {
    left = Math.min(left, x[person]!);
    right = Math.max(right, x[person]!);
    top = Math.min(top, y[person]!);
    bottom = Math.max(bottom, y[person]!);
  }
  return { left, top, right, bottom };
}

/** Largest size that fits, centred, the same scale in both directions. */
export function fitAll(x: Float64Array, y: Float64Array, frame: Frame): void {
  const people = Int32Array.from(x.keys());
  const box = bounds(x, y, people);
  const scale = Math.min(
    (frame.right - frame.left) / Math.max(box.right - box.left, 1e-9),
    (frame.bottom - frame.top) / Math.max(box.bottom - box.top, 1e-9),
  );
  for (const person of people) {
    x[person] = (x[person]! - (box.left + box.right) / 2) * scale + (frame.left + frame.right) / 2;
    y[person] = (y[person]! - (box.top + box.bottom) / 2) * scale + (frame.top + frame.bottom) / 2;
  }
}

/** Fills the frame in both directions: straight ties stay straight, so crossings stay what they are. */
export function stretch(x: Float64Array, y: Float64Array, people: Int32Array, frame: Frame): void {
  const box = bounds(x, y, people);
  const across = (frame.right - frame.left) / Math.max(box.right - box.left, 1e-9);
  const down = (frame.bottom - frame.top) / Math.max(box.bottom - box.top, 1e-9);
  for (const person of people) {
    x[person] = (x[person]! - (box.left + box.right) / 2) * across + (frame.left + frame.right) / 2;
    y[person] = (y[person]! - (box.top + box.bottom) / 2) * down + (frame.top + frame.bottom) / 2;
  }
}

/** Turns the longest direction of the drawing to lie along x, as the canvas is wider than tall. */
export function layAcross(x: Float64Array, y: Float64Array, people: Int32Array): void {
  let sumX = 0;
  let sumY = 0;
  for (const person of people) {
    sumX += x[person]!;
    sumY += y[person]!;
  }
  const middleX = sumX / people.length;
  const middleY = sumY / people.length;
  const [along, aside] = mainDirection(x, y, people, middleX, middleY);
  for (const person of people) {
    const dx = x[person]! - middleX;
    const dy = y[person]! - middleY;
    x[person] = dx * along + dy * aside;
    y[person] = dy * along - dx * aside;
  }
}

/** Unit vector of greatest spread (first eigenvector of the covariance). */
function mainDirection(
  x: Float64Array,
  y: Float64Array,
  people: Int32Array,
  middleX: number,
  middleY: number,
): [number, number] {
  let xx = 0;
  let xy = 0;
  let yy = 0;
  for (const person of people) {
    const dx = x[person]! - middleX;
    const dy = y[person]! - middleY;
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
  }
  const half = (xx - yy) / 2;
  const root = Math.sqrt(half * half + xy * xy);
  const along = half + root;
  const size = Math.sqrt(along * along + xy * xy);
  if (size > 1e-9) return [along / size, xy / size];
  return half < 0 ? [0, 1] : [1, 0];
}
