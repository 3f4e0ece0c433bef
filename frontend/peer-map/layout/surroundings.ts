/**
 * Everything about the others that pricing one person's places needs, gathered once into flat arrays.
 *
 * Only people who are `present` count: the others have no place yet.
 */
import type { Network } from "./network.ts";

export interface Drawing {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly present: Uint8Array;
}

export function copyOf(drawing: Drawing): Drawing {
  return { x: drawing.x.slice(), y: drawing.y.slice(), present: drawing.present.slice() };
}

export function copyDrawing(from: Drawing, to: Drawing): void {
  to.x.set(from.x);
  to.y.set(from.y);
  to.present.set(from.present);
}

/** Pixels that shapes, labels and ties keep from each other at least, so that rounding never decides. */
export const SLACK = 0.6;
/** Friends per number in `lefts` and `rights`. */
export const BITS = 31;

const floats = (size: number): Float64Array => new Float64Array(size);

export class Surroundings {
  person = 0;
  others = 0;
  readonly other: Int32Array;
  readonly otherX: Float64Array;
  readonly otherY: Float64Array;
  /** Square of shape radius and slack. */
  readonly otherReach: Float64Array;
  friends = 0;
  readonly friend: Int32Array;
  readonly friendX: Float64Array;
  readonly friendY: Float64Array;
  /** Box around the friends. */
  left = 0;
  right = 0;
  top = 0;
  bottom = 0;
  /** Ties between others: where they start, where they lead, square of their length. */
  ties = 0;
  readonly tieX: Float64Array;
  readonly tieY: Float64Array;
  readonly tieDX: Float64Array;
  readonly tieDY: Float64Array;
  readonly tieLength: Float64Array;
  /** Friends to the left and right of each tie, one bit each, `words` numbers for each tie. */
  words = 1;
  readonly lefts: Int32Array;
  readonly rights: Int32Array;

  constructor(
    private readonly net: Network,
    readonly drawing: Drawing,
  ) {
    const { count } = net;
    const ties = net.from.length;
    const most = net.neighbours.reduce((top, list) => Math.max(top, list.length), 0);
    const words = Math.max(1, Math.ceil(most / BITS));
    this.other = new Int32Array(count);
    [this.otherX, this.otherY, this.otherReach] = [floats(count), floats(count), floats(count)];
    this.friend = new Int32Array(most);
    [this.friendX, this.friendY] = [floats(most), floats(most)];
    [this.tieX, this.tieY, this.tieDX, this.tieDY] = [floats(ties), floats(ties), floats(ties), floats(ties)];
    this.tieLength = floats(ties);
    [this.lefts, this.rights] = [new Int32Array(ties * words), new Int32Array(ties * words)];
  }

  gather(person: number): void {
    this.person = person;
    this.gatherPeople();
    this.gatherFriends();
    this.gatherTies();
  }

  private gatherPeople(): void {
    const { x, y, present } = this.drawing;
    let size = 0;
    for (let other = 0; other < this.net.count; other += 1) {
      if (other === this.person || !present[other]) continue;
      const reach = this.net.radius[other]! + SLACK;
      this.other[size] = other;
      this.otherX[size] = x[other]!;
      this.otherY[size] = y[other]!;
      this.otherReach[size] = reach * reach;
      size += 1;
    }
    this.others = size;
  }

  private gatherFriends(): void {
    const { x, y, present } = this.drawing;
    const neighbours = this.net.neighbours[this.person]!;
    let size = 0;
    this.left = this.top = Infinity;
    this.right = this.bottom = -Infinity;
    for (let at = 0; at < neighbours.length; at += 1) {
      const friend = neighbours[at]!;
      if (!present[friend]) continue;
      const fx = x[friend]!;
      const fy = y[friend]!;
      this.friend[size] = friend;
      this.friendX[size] = fx;
      this.friendY[size] = fy;
      size += 1;
      if (fx < this.left) this.left = fx;
      if (fx > this.right) this.right = fx;
      if (fy < this.top) this.top = fy;
      if (fy > this.bottom) this.bottom = fy;
    }
    this.friends = size;
  }

  private gatherTies(): void {
    const { x, y, present } = this.drawing;
    const { from, to } = this.net;
    const { person } = this;
    let size = 0;
    this.words = Math.max(1, Math.ceil(this.friends / BITS));
    for (let tie = 0; tie < from.length; tie += 1) {
      const a = from[tie]!;
      const b = to[tie]!;
      if (a === person || b === person || !present[a] || !present[b]) continue;
      const ax = x[a]!;
      const ay = y[a]!;
      const dx = x[b]! - ax;
      const dy = y[b]! - ay;
      this.tieX[size] = ax;
      this.tieY[size] = ay;
      this.tieDX[size] = dx;
      this.tieDY[size] = dy;
      this.tieLength[size] = dx * dx + dy * dy;
      this.sortFriends(size, a, b, ax, ay, dx, dy);
      size += 1;
    }
    this.ties = size;
  }

  /** Which friends are left and right of a tie; its own ends are on neither side. */
  private sortFriends(tie: number, a: number, b: number, ax: number, ay: number, dx: number, dy: number): void {
    const { friends, friend, friendX, friendY, words } = this;
    let at = 0;
    for (let word = tie * words; word < (tie + 1) * words; word += 1) {
      let left = 0;
      let right = 0;
      for (let bit = 0; at < friends && bit < BITS; bit += 1, at += 1) {
        const one = friend[at]!;
        if (one === a || one === b) continue;
        const side = dx * (friendY[at]! - ay) - dy * (friendX[at]! - ax);
        if (side < 0) left |= 1 << bit;
        else if (side > 0) right |= 1 << bit;
      }
      this.lefts[word] = left;
      this.rights[word] = right;
    }
  }
}
