/**
 * How much work a network of a given size gets.
 *
 * Work is counted in visits, never in time, so that the same map gives the same picture on a fast
 * machine and on a slow one. The counts keep 12 people to some 25 ms, 40 to a third of a second, and 120 and
 * more to one and a half.
 */
import { type Network, pricingWork } from "./network.ts";
import type { Plan } from "./search.ts";

export interface Effort {
  /** Whole drawings made, of which the best is kept. */
  readonly attempts: number;
  /** Stress drawings tried at the beginning of each attempt. */
  readonly starts: number;
  readonly plan: Plan;
}

const MOST_VISITS = 11_000;
/** Visits times the work of pricing a place. */
const MOST_WORK = 20_000_000;
const TRIES = 8;

function rounds(net: Network): number {
  const visits = Math.min(MOST_VISITS, MOST_WORK / pricingWork(net), 5 * net.count * net.count);
  return Math.max(4, Math.round(visits / net.count));
}

/**
 * For a picture from nothing.
 *
 * A small map has few good drawings, far apart: several short attempts with long steps find more of
 * them than one long attempt does. A large map needs its one attempt to be patient.
 */
export function fresh(net: Network): Effort {
  if (net.count <= 20)
    return { attempts: 3, starts: 3, plan: { rounds: 10, tries: 6, hot: 0.6, cold: 0.05, far: 700, near: 30 } };
  const far = net.count <= 60 ? 500 : 300;
  const hot = Math.min(5, net.count / 15);
  const starts = net.count <= 200 ? 6 : 1;
  return { attempts: 1, starts, plan: { rounds: rounds(net), tries: TRIES, hot, cold: 0.2, far, near: 30 } };
}

/** For a picture that should stay close to the one people know. */
export function close(net: Network): Plan {
  const share = net.count <= 20 ? 0.4 : 0.6;
  return { rounds: Math.round(rounds(net) * share), tries: TRIES, hot: 0.8, cold: 0.05, far: 400, near: 40 };
}

/** For the last rounds of either, with stricter weights. */
export function finish(net: Network): Plan {
  return { rounds: Math.max(3, Math.round(rounds(net) * 0.1)), tries: TRIES, hot: 0.3, cold: 0.05, far: 200, near: 20 };
}
