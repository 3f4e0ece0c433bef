/** Gets the JavaScript engine ready: code that has run once already runs several times faster. */
import { tidy } from "./tidy.ts";

const PEOPLE = 12;
const TIMES = 3;

/** Lays out a made-up ring of people; done when a worker or a server process starts, before anybody waits. */
export function warmUp(): void {
  const ids = Array.from({ length: PEOPLE }, (_, person) => `${person}`);
  const ring = {
    nodes: ids.map((id) => ({ id, label: "warm", width: 44, height: 44 })),
    ties: ids.flatMap((a, person) => [1, 2].map((step) => ({ a, b: `${(person + step) % PEOPLE}` }))),
    areas: [
      { id: "one", members: ids.slice(0, 5) },
      { id: "other", members: ids.slice(4, 8) },
    ],
  };
  for (let seed = 1; seed <= TIMES; seed += 1) tidy(ring, { seed });
}
