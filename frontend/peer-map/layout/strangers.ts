/** Who stands inside the outline of a group they are not in, as one person tries places. */
import { hull, inside, outline, trace, type Outline } from "./hulls.ts";
import type { Network } from "./network.ts";
import type { Surroundings } from "./surroundings.ts";

/** The other members of one group, sorted for tracing, and the outline they have by themselves. */
interface Fellows {
  readonly x: Float64Array;
  readonly y: Float64Array;
  count: number;
  readonly shape: Outline;
}

export class Strangers {
  /** As drawn now, one for each group. */
  private readonly outlines: Outline[];
  private readonly fellows: Fellows[];
  private readonly trial: Outline;
  private readonly trialX: Float64Array;
  private readonly trialY: Float64Array;

  constructor(
    private readonly net: Network,
    private readonly around: Surroundings,
  ) {
    this.outlines = net.areas.map((members) => outline(members.length));
    this.fellows = net.areas.map((members) => ({
      x: new Float64Array(members.length),
      y: new Float64Array(members.length),
      count: 0,
      shape: outline(members.length),
    }));
    this.trial = outline(net.count);
    [this.trialX, this.trialY] = [new Float64Array(net.count), new Float64Array(net.count)];
    this.drawOutlines();
  }

  private drawOutlines(): void {
    const { x, y, present } = this.around.drawing;
    this.net.areas.forEach((area, at) => {
      const members = Array.from(area).filter((member) => present[member]);
      if (members.length < 3) this.outlines[at]!.size = 0;
      else this.outlines[at] = hull(members, x, y);
    });
  }

  /** To be called when the surroundings of a person have been gathered. */
  gather(): void {
    const areas = this.net.areasOf[this.around.person]!;
    for (let at = 0; at < areas.length; at += 1) this.gatherFellows(areas[at]!);
  }

  private gatherFellows(area: number): void {
    const { x, y, present } = this.around.drawing;
    const fellows = this.fellows[area]!;
    const members = this.net.areas[area]!;
    let size = 0;
    for (let index = 0; index < members.length; index += 1) {
      const member = members[index]!;
      if (member === this.around.person || !present[member]) continue;
      const mx = x[member]!;
      const my = y[member]!;
      let at = size;
      for (; at > 0 && before(mx, my, fellows.x[at - 1]!, fellows.y[at - 1]!); at -= 1) {
        fellows.x[at] = fellows.x[at - 1]!;
        fellows.y[at] = fellows.y[at - 1]!;
      }
      fellows.x[at] = mx;
      fellows.y[at] = my;
      size += 1;
    }
    fellows.count = size;
    if (size >= 3) trace(fellows.shape, fellows.x, fellows.y, size);
    else fellows.shape.size = 0;
  }

  /** Groups the person is not in but would stand in. */
  trespass(px: number, py: number): number {
    const { outlines } = this;
    const { count, member } = this.net;
    const { person } = this.around;
    let found = 0;
    for (let area = 0; area < outlines.length; area += 1)
      if (!member[area * count + person] && inside(outlines[area]!, px, py)) found += 1;
    return found;
  }

  /** People who would stand inside the person's groups without being in them. */
  held(px: number, py: number): number {
    const areas = this.net.areasOf[this.around.person]!;
    let found = 0;
    for (let at = 0; at < areas.length; at += 1) {
      const area = areas[at]!;
      const { count, shape } = this.fellows[area]!;
      if (count >= 2) found += this.within(area, inside(shape, px, py) ? shape : this.grown(area, px, py, this.trial));
    }
    return found;
  }

  private within(area: number, shape: Outline): number {
    const { others, otherX, otherY, other } = this.around;
    const { count, member } = this.net;
    let found = 0;
    for (let at = 0; at < others; at += 1) {
      const oy = otherY[at]!;
      if (oy <= shape.top || oy >= shape.bottom) continue;
      const ox = otherX[at]!;
      if (ox <= shape.left || ox >= shape.right) continue;
      if (!member[area * count + other[at]!] && inside(shape, ox, oy)) found += 1;
    }
    return found;
  }

  /** The outline with the person at the place, traced into `result`. */
  private grown(area: number, px: number, py: number, result: Outline): Outline {
    const { x, y, count } = this.fellows[area]!;
    let at = 0;
    for (; at < count && before(x[at]!, y[at]!, px, py); at += 1) {
      this.trialX[at] = x[at]!;
      this.trialY[at] = y[at]!;
    }
    this.trialX[at] = px;
    this.trialY[at] = py;
    for (; at < count; at += 1) {
      this.trialX[at + 1] = x[at]!;
      this.trialY[at + 1] = y[at]!;
    }
    trace(result, this.trialX, this.trialY, count + 1);
    return result;
  }

  /** The person goes to the place: their groups' outlines follow. */
  moveTo(px: number, py: number): void {
    const areas = this.net.areasOf[this.around.person]!;
    for (let at = 0; at < areas.length; at += 1)
      if (this.fellows[areas[at]!]!.count >= 2) this.grown(areas[at]!, px, py, this.outlines[areas[at]!]!);
  }
}

function before(ax: number, ay: number, bx: number, by: number): boolean {
  return ax < bx || (ax === bx && ay < by);
}
