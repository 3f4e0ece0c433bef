/**
 * What one person's place costs, given where everybody else is.
 *
 * The search asks this some hundred thousand times, so `visit` gathers everything about the others
 * into flat arrays once and `at` then prices many places for the same person. Pricing stops as soon
 * as a place is dearer than the limit given. Nothing is allocated in `at`.
 */
import { hull, inside, outline, trace, type Outline } from "./hulls.js";
import { labelClashes } from "./measures.js";
import type { Network } from "./network.js";

/** Price of each thing, in crossings. */
export interface Weights {
  readonly crossing: number;
  readonly through: number;
  readonly overlap: number;
  readonly label: number;
  readonly stranger: number;
  /** Shapes closer than half a shape's width; up to twice as much as they come closer. */
  readonly crowd: number;
  /** A tie as long as the canvas is wide; keeps friends together when nothing else decides. */
  readonly length: number;
}

/** Where people are; `present` leaves out those who have no place yet. */
export interface Drawing {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly present: Uint8Array;
}

/** Extra pixels around a shape that ties keep away from, so that rounding never decides. */
const SLACK = 0.6;
const CANVAS_WIDTH = 1000;

export class Cost {
  private person = 0;
  private others = 0;
  private readonly other: Int32Array;
  private readonly otherX: Float64Array;
  private readonly otherY: Float64Array;
  private readonly otherReach: Float64Array;
  private friends = 0;
  private readonly friend: Int32Array;
  private readonly friendX: Float64Array;
  private readonly friendY: Float64Array;
  private readonly leadX: Float64Array;
  private readonly leadY: Float64Array;
  private readonly leadLength: Float64Array;
  private ties = 0;
  private readonly tieX: Float64Array;
  private readonly tieY: Float64Array;
  private readonly tieDX: Float64Array;
  private readonly tieDY: Float64Array;
  /** Square of tie length times shape radius: compared with the square of the side value. */
  private readonly tieReach: Float64Array;
  private readonly tieLength: Float64Array;
  /** `friendSide[tie * friends + friend]`: which side of the tie the friend is on. */
  private readonly friendSide: Float64Array;
  private readonly outlines: Outline[];
  private readonly own: Outline[];
  private readonly ownX: Float64Array[];
  private readonly ownY: Float64Array[];
  private readonly ownCount: Int32Array;
  private readonly trial: Outline;
  private readonly trialX: Float64Array;
  private readonly trialY: Float64Array;
  private readonly reachX: number;
  private readonly reachY: number;
  private boxLeft = 0;
  private boxRight = 0;
  private boxTop = 0;
  private boxBottom = 0;

  constructor(
    private readonly net: Network,
    private readonly drawing: Drawing,
    public weights: Weights,
  ) {
    const { count } = net;
    const ties = net.from.length;
    const most = net.neighbours.reduce((top, list) => Math.max(top, list.length), 0);
    const floats = (size: number): Float64Array => new Float64Array(size);
    this.other = new Int32Array(count);
    [this.otherX, this.otherY, this.otherReach] = [floats(count), floats(count), floats(count)];
    this.friend = new Int32Array(most);
    [this.friendX, this.friendY] = [floats(most), floats(most)];
    [this.leadX, this.leadY, this.leadLength] = [floats(most), floats(most), floats(most)];
    [this.tieX, this.tieY, this.tieDX, this.tieDY] = [floats(ties), floats(ties), floats(ties), floats(ties)];
    [this.tieReach, this.tieLength] = [floats(ties), floats(ties)];
    this.friendSide = floats(ties * most);
    this.outlines = net.areas.map((members) => outline(members.length));
    this.own = net.areas.map((members) => outline(members.length));
    this.ownX = net.areas.map((members) => floats(members.length));
    this.ownY = net.areas.map((members) => floats(members.length));
    this.ownCount = new Int32Array(net.areas.length);
    this.trial = outline(count);
    [this.trialX, this.trialY] = [floats(count), floats(count)];
    const widest = net.radius.reduce((top, radius) => Math.max(top, radius), 0);
    const longest = net.labelHalf.reduce((top, half) => Math.max(top, half), 0);
    this.reachX = Math.max(3 * widest, 2 * longest, longest + widest);
    this.reachY = Math.max(3 * widest, 2 * widest + net.labelHeight + 1);
    this.refresh();
  }

  /** Draws all outlines again, after places were changed from outside. */
  refresh(): void {
    for (let area = 0; area < this.outlines.length; area += 1) this.redraw(area);
  }

  private redraw(area: number): void {
    const members = Array.from(this.net.areas[area]!).filter((member) => this.drawing.present[member]);
    if (members.length < 3) this.outlines[area]!.size = 0;
    else this.outlines[area] = hull(members, this.drawing.x, this.drawing.y);
  }

  /** Looks at everybody else from this person's view. */
  visit(person: number): void {
    this.person = person;
    this.gatherPeople();
    this.gatherFriends();
    this.gatherTies();
    for (const area of this.net.areasOf[person]!) this.gatherArea(area);
  }

  private gatherPeople(): void {
    const { x, y, present } = this.drawing;
    let size = 0;
    for (let other = 0; other < this.net.count; other += 1) {
      if (other === this.person || !present[other]) continue;
      this.other[size] = other;
      this.otherX[size] = x[other]!;
      this.otherY[size] = y[other]!;
      const reach = this.net.radius[other]! + SLACK;
      this.otherReach[size] = reach * reach;
      size += 1;
    }
    this.others = size;
  }

  private gatherFriends(): void {
    const { x, y, present } = this.drawing;
    let size = 0;
    this.boxLeft = this.boxTop = Infinity;
    this.boxRight = this.boxBottom = -Infinity;
    for (const friend of this.net.neighbours[this.person]!) {
      if (!present[friend]) continue;
      const fx = x[friend]!;
      const fy = y[friend]!;
      this.friend[size] = friend;
      this.friendX[size] = fx;
      this.friendY[size] = fy;
      size += 1;
      if (fx < this.boxLeft) this.boxLeft = fx;
      if (fx > this.boxRight) this.boxRight = fx;
      if (fy < this.boxTop) this.boxTop = fy;
      if (fy > this.boxBottom) this.boxBottom = fy;
    }
    this.friends = size;
  }

  private gatherTies(): void {
    const { x, y, present } = this.drawing;
    const { from, to } = this.net;
    const { person, friends } = this;
    const reach = this.net.radius[person]! + SLACK;
    let size = 0;
    for (let tie = 0; tie < from.length; tie += 1) {
      const a = from[tie]!;
      const b = to[tie]!;
      if (a === person || b === person || !present[a] || !present[b]) continue;
      const ax = x[a]!;
      const ay = y[a]!;
      const dx = x[b]! - ax;
      const dy = y[b]! - ay;
      const length = dx * dx + dy * dy;
      this.tieX[size] = ax;
      this.tieY[size] = ay;
      this.tieDX[size] = dx;
      this.tieDY[size] = dy;
      this.tieLength[size] = length;
      this.tieReach[size] = length * reach * reach;
      for (let at = 0; at < friends; at += 1) {
        const one = this.friend[at]!;
        this.friendSide[size * friends + at] =
          one === a || one === b ? 0 : dx * (this.friendY[at]! - ay) - dy * (this.friendX[at]! - ax);
      }
      size += 1;
    }
    this.ties = size;
  }

  /** The other members of a group this person is in, sorted for tracing, and their outline. */
  private gatherArea(area: number): void {
    const { x, y, present } = this.drawing;
    const px = this.ownX[area]!;
    const py = this.ownY[area]!;
    let size = 0;
    for (const member of this.net.areas[area]!) {
      if (member === this.person || !present[member]) continue;
      const mx = x[member]!;
      const my = y[member]!;
      let at = size;
      for (; at > 0 && before(mx, my, px[at - 1]!, py[at - 1]!); at -= 1) {
        px[at] = px[at - 1]!;
        py[at] = py[at - 1]!;
      }
      px[at] = mx;
      py[at] = my;
      size += 1;
    }
    this.ownCount[area] = size;
    if (size >= 3) trace(this.own[area]!, px, py, size);
    else this.own[area]!.size = 0;
  }

  /** Price of this place, or Infinity when it is certain to be above the limit. */
  at(px: number, py: number, limit = Infinity): number {
    let cost = this.pairs(px, py, limit) + this.lengths(px, py);
    if (cost > limit) return Infinity;
    cost += this.trespass(px, py);
    if (cost > limit) return Infinity;
    cost += this.tiesAcross(px, py, limit - cost);
    if (cost > limit) return Infinity;
    cost += this.peopleUnder(px, py, limit - cost);
    if (cost > limit) return Infinity;
    cost += this.strangersHeld(px, py);
    return cost > limit ? Infinity : cost;
  }

  private pairs(px: number, py: number, limit: number): number {
    const { others, otherX, otherY, reachX, reachY } = this;
    let cost = 0;
    for (let at = 0; at < others; at += 1) {
      const dy = otherY[at]! - py;
      if (dy > reachY || dy < -reachY) continue;
      const dx = otherX[at]! - px;
      if (dx > reachX || dx < -reachX) continue;
      cost += this.pair(this.other[at]!, dx, dy);
      if (cost > limit) return Infinity;
    }
    return cost;
  }

  private pair(other: number, dx: number, dy: number): number {
    const { weights, person, net } = this;
    const sum = net.radius[person]! + net.radius[other]!;
    const gap = Math.sqrt(dx * dx + dy * dy) - sum - SLACK;
    let cost = weights.label * labelClashes(net, person, other, dx, dy);
    if (gap < sum / 2) cost += weights.crowd * (2 - (2 * gap) / sum);
    if (gap < 0) cost += weights.overlap;
    return cost;
  }

  private lengths(px: number, py: number): number {
    const { friends, friendX, friendY, leadX, leadY, leadLength } = this;
    let sum = 0;
    for (let at = 0; at < friends; at += 1) {
      const dx = friendX[at]! - px;
      const dy = friendY[at]! - py;
      leadX[at] = dx;
      leadY[at] = dy;
      const length = dx * dx + dy * dy;
      leadLength[at] = length;
      sum += Math.sqrt(length);
    }
    return (sum * this.weights.length) / CANVAS_WIDTH;
  }

  /** Groups this person is not in but would stand in. */
  private trespass(px: number, py: number): number {
    const { outlines, person } = this;
    const { count, member } = this.net;
    let held = 0;
    for (let area = 0; area < outlines.length; area += 1)
      if (!member[area * count + person] && inside(outlines[area]!, px, py)) held += 1;
    return held * this.weights.stranger;
  }

  /** Ties of others that this person's ties cross, and that run through this person's shape. */
  private tiesAcross(px: number, py: number, limit: number): number {
    const { ties, tieX, tieY, tieDX, tieDY, tieReach, tieLength, friends, friendSide, leadX, leadY, weights } = this;
    const slack = this.net.radius[this.person]! + SLACK;
    const left = Math.min(this.boxLeft, px - slack);
    const right = Math.max(this.boxRight, px + slack);
    const top = Math.min(this.boxTop, py - slack);
    const bottom = Math.max(this.boxBottom, py + slack);
    let cost = 0;
    for (let tie = 0; tie < ties; tie += 1) {
      const ax = tieX[tie]!;
      const dx = tieDX[tie]!;
      if (dx > 0 ? ax > right || ax + dx < left : ax < left || ax + dx > right) continue;
      const ay = tieY[tie]!;
      const dy = tieDY[tie]!;
      if (dy > 0 ? ay > bottom || ay + dy < top : ay < top || ay + dy > bottom) continue;
      const toX = px - ax;
      const toY = py - ay;
      const side = dx * toY - dy * toX;
      if (side * side < tieReach[tie]!) {
        const along = dx * toX + dy * toY;
        if (along > 0 && along < tieLength[tie]!) cost += weights.through;
      }
      const row = tie * friends;
      for (let at = 0; at < friends; at += 1) {
        if (side * friendSide[row + at]! >= 0) continue;
        const fromA = leadY[at]! * toX - leadX[at]! * toY;
        if (fromA * (fromA + leadX[at]! * dy - leadY[at]! * dx) < 0) cost += weights.crossing;
      }
      if (cost > limit) return Infinity;
    }
    return cost;
  }

  /** Shapes of others that this person's ties would run through. */
  private peopleUnder(px: number, py: number, limit: number): number {
    const { others, otherX, otherY, other, otherReach, friends, friend, leadX, leadY, leadLength } = this;
    const slack = this.reachY;
    const left = Math.min(this.boxLeft, px) - slack;
    const right = Math.max(this.boxRight, px) + slack;
    const top = Math.min(this.boxTop, py) - slack;
    const bottom = Math.max(this.boxBottom, py) + slack;
    let cost = 0;
    for (let at = 0; at < others; at += 1) {
      const ox = otherX[at]!;
      const oy = otherY[at]!;
      if (ox < left || ox > right || oy < top || oy > bottom) continue;
      const dx = ox - px;
      const dy = oy - py;
      const reach = otherReach[at]!;
      for (let tie = 0; tie < friends; tie += 1) {
        const side = leadX[tie]! * dy - leadY[tie]! * dx;
        const length = leadLength[tie]!;
        if (side * side >= reach * length) continue;
        const along = leadX[tie]! * dx + leadY[tie]! * dy;
        if (along > 0 && along < length && friend[tie] !== other[at]) cost += this.weights.through;
      }
      if (cost > limit) return Infinity;
    }
    return cost;
  }

  /** People who would stand inside this person's groups without being in them. */
  private strangersHeld(px: number, py: number): number {
    let held = 0;
    for (const area of this.net.areasOf[this.person]!) {
      const own = this.own[area]!;
      if (this.ownCount[area]! < 2) continue;
      held += this.strangersIn(area, inside(own, px, py) ? own : this.grown(area, px, py));
    }
    return held * this.weights.stranger;
  }

  private strangersIn(area: number, shape: Outline): number {
    const { others, otherX, otherY, other } = this;
    const { count, member } = this.net;
    let held = 0;
    for (let at = 0; at < others; at += 1) {
      const oy = otherY[at]!;
      if (oy <= shape.top || oy >= shape.bottom) continue;
      const ox = otherX[at]!;
      if (ox <= shape.left || ox >= shape.right) continue;
      if (!member[area * count + other[at]!] && inside(shape, ox, oy)) held += 1;
    }
    return held;
  }

  /** The group's outline with this person at the place. */
  private grown(area: number, px: number, py: number): Outline {
    const xs = this.ownX[area]!;
    const ys = this.ownY[area]!;
    const size = this.ownCount[area]!;
    let at = 0;
    for (; at < size && before(xs[at]!, ys[at]!, px, py); at += 1) {
      this.trialX[at] = xs[at]!;
      this.trialY[at] = ys[at]!;
    }
    this.trialX[at] = px;
    this.trialY[at] = py;
    for (; at < size; at += 1) {
      this.trialX[at + 1] = xs[at]!;
      this.trialY[at + 1] = ys[at]!;
    }
    trace(this.trial, this.trialX, this.trialY, size + 1);
    return this.trial;
  }

  /** The person visited goes there. */
  moveTo(px: number, py: number): void {
    this.drawing.x[this.person] = px;
    this.drawing.y[this.person] = py;
    for (const area of this.net.areasOf[this.person]!) this.redraw(area);
  }
}

function before(ax: number, ay: number, bx: number, by: number): boolean {
  return ax < bx || (ax === bx && ay < by);
}
