/**
 * How much work a network of a given size gets.
 *
 * Work is counted in visits, never in time, so that the same map gives the same picture on a fast
 * machine and on a slow one. The counts keep 12 people to some 25 ms, 40 to half a second and 120 and
 * more to one and a half.
 */
import type { Network } from "./network.ts";
import type { Plan } from "./search.ts";

export interface Effort {
  /** Whole drawings made, of which the best is kept. */
  readonly attempts: number;
  /** Stress drawings tried at the beginning of each attempt. */
  readonly starts: number;
  readonly plan: Plan;
}

const TRIES = 12;
const MOST_VISITS = 11_000;
/** Visits times ties: pricing a place takes longer the more ties there are. */
const MOST_WORK = 4_800_000;

function visits(net: Network): number {
  const ties = Math.max(1, net.from.length);
  return Math.min(MOST_VISITS, MOST_WORK / ties, 4 * net.count * net.count);
}

/** For a picture from nothing. */
export function fresh(net: Network): Effort {
  const attempts = net.count <= 20 ? 3 : 1;
  const rounds = Math.max(4, Math.round(visits(net) / net.count / attempts));
  return {
    attempts,
    starts: net.count <= 60 ? 10 : 6,
    plan: { rounds, tries: TRIES, hot: 6, cold: 0.1, far: 300, near: 15 },
  };
}

/** For a picture that should stay close to the one people know. */
export function close(net: Network): Plan {
  const rounds = Math.max(6, Math.round((visits(net) * 0.6) / net.count));
  return { rounds, tries: TRIES, hot: 0.8, cold: 0.05, far: 150, near: 12 };
}
