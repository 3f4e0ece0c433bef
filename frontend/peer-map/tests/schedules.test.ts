/** Generated schedules of several people on and off line, with a server in memory (quality R1). */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Store } from "../store/store.ts";
import { FakeServer, settled, storeWith } from "./fake-server.ts";
import { dice } from "./looking.ts";
import { idMaker, randomChange } from "./making.ts";

/** 2 to 4 people, on and off line, with lost requests and lost answers; ends when everything has gone out. */
async function playSchedule(seed: number): Promise<void> {
  const roll = dice(seed);
  const server = new FakeServer();
  const typed: { word: string; by: Store; id: string }[] = [];
  let bad = true;
  const people = Array.from({ length: 2 + Math.floor(roll() * 3) }, (_, i) =>
    storeWith(
      server,
      async (command) => {
        const luck = bad ? roll() : 1;
        if (luck < 0.15) return { failed: "unreachable" };
        const answer = server.answer(command, `person ${i}`);
        return luck < 0.3 ? { failed: "unreachable" } : answer;
      },
      idMaker((i + 1) * 100000),
      `person ${i}`,
    ),
  );
  for (let step = 0; step < 24; step++) {
    const who = people[Math.floor(roll() * people.length)]!;
    act(who, roll, `w${seed}x${step}`, typed);
    if (roll() < 0.4) await new Promise((resolve) => setImmediate(resolve));
  }
  bad = false;
  await settled();
  for (const who of people) await who.refresh();
  checkSchedule(seed, server, people, typed);
}

function act(
  who: Store,
  roll: () => number,
  word: string,
  typed: { word: string; by: Store; id: string }[],
): void {
  if (roll() < 0.12) who.undo();
  else if (roll() < 0.06) who.redo();
  else {
    const change = randomChange(who.document, roll, idMaker(Math.floor(roll() * 1e9)), word);
    const command = change && who.do(change);
    if (command && JSON.stringify(command).includes(word)) typed.push({ word, by: who, id: command.id });
  }
}

function checkSchedule(
  seed: number,
  server: FakeServer,
  people: readonly Store[],
  typed: readonly { word: string; by: Store; id: string }[],
): void {
  for (const [id, times] of server.count)
    assert.equal(times, 1, `schedule ${seed}: ${id} happened ${times} times`);
  for (const who of people) {
    assert.equal(who.saving, "saved", `schedule ${seed}`);
    const { crossed: _, ...map } = who.document;
    assert.deepEqual(map, server.state.document, `schedule ${seed}: everybody sees the same map`);
  }
  for (const { word, by, id } of typed) {
    const refused = by.refusals.flatMap((r) => r.commands).some((c) => c.id === id);
    const crossed = server.crossings.some((one) => one.command === id);
    assert.ok(server.taken.has(id) || refused || crossed, `schedule ${seed}: ${word} is lost`);
  }
}

const SCHEDULES = Number(process.env.MAP_SCHEDULES ?? 300);

test(`in ${SCHEDULES} generated schedules every value typed is on record or its author is told, and all see one map`, async () => {
  for (let seed = 1; seed <= SCHEDULES; seed++) await playSchedule(seed);
});
