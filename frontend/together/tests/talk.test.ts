/** Saved at once; through a lost connection; sealed on the device only while it has to wait (quality R3). */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Keeper } from "../../on-device/keeper.ts";
import type { Line } from "../model/lines.ts";
import type { Change } from "../model/sitting.ts";
import { Talk, type Answer, type State } from "../talk.ts";

const line = (id: string, n = 1, words = id): Line => ({
  id,
  seat: "s",
  n,
  body: { kind: "said", asked: "wish", words },
});

class World {
  readonly sent: Change[] = [];
  readonly kept: (Change | undefined)[] = [];
  readonly states: State[] = [];
  readonly tasks: (() => void)[] = [];
  answer: Answer | Error = { status: 200, ledAway: false };
  hold: Promise<void> | null = null;
  readonly keeper: Keeper<Change> = {
    left: async () => [],
    keep: async (value) => {
      this.kept.push(value);
      return true;
    },
  };
  readonly talk: Talk;

  constructor() {
    const post = async (message: Change): Promise<Answer> => {
      this.sent.push(message);
      await this.hold;
      if (this.answer instanceof Error) throw this.answer;
      return this.answer;
    };
    const later = (task: () => void): void => void this.tasks.push(task);
    this.talk = new Talk(post, this.keeper, { patience: 1500, again: 3000, later });
    this.talk.tell = (state) => void this.states.push(state);
  }

  async settle(): Promise<void> {
    for (let i = 0; i < 20; i++) await Promise.resolve();
  }

  async timePasses(): Promise<void> {
    for (const task of this.tasks.splice(0)) task();
    await this.settle();
  }
}

test("with a connection nothing is ever written on the device", async () => {
  const world = new World();
  world.talk.push({ said: [line("a")], gone: [] });
  await world.settle();
  await world.timePasses();
  assert.deepEqual(world.sent, [{ said: [line("a")], gone: [] }]);
  assert.deepEqual(world.kept, []);
  assert.equal(world.talk.state, "saved");
});

test("without one it waits, is tried again, and is gone from the device once it is there", async () => {
  const world = new World();
  world.answer = new Error("offline");
  world.talk.push({ said: [line("a")], gone: ["x"] });
  await world.settle();
  assert.equal(world.talk.state, "waiting");
  assert.deepEqual(world.kept.at(-1), { said: [line("a")], gone: ["x"] });
  world.answer = { status: 200, ledAway: false };
  await world.timePasses();
  assert.equal(world.talk.state, "saved");
  assert.equal(world.kept.at(-1), undefined);
});

test("what is let go while it waits is let go of on the device too", async () => {
  const world = new World();
  world.answer = new Error("offline");
  world.talk.push({ said: [line("secret"), line("a")], gone: [] });
  await world.settle();
  world.talk.push({ said: [], gone: ["secret"] });
  await world.settle();
  assert.doesNotMatch(JSON.stringify(world.kept.at(-1)?.said), /secret/);
  assert.deepEqual(world.kept.at(-1)?.gone, ["secret"]);
});

test("a slow connection: after a while it waits on the device as well", async () => {
  const world = new World();
  let arrive = (): void => undefined;
  world.hold = new Promise((resolve) => (arrive = resolve));
  world.talk.push({ said: [line("a")], gone: [] });
  await world.timePasses();
  assert.equal(world.kept.length, 1);
  arrive();
  await world.settle();
  assert.equal(world.kept.at(-1), undefined);
});

test("what is said anew while the first is on its way is sent next, and only the newest", async () => {
  const world = new World();
  let arrive = (): void => undefined;
  world.hold = new Promise((resolve) => (arrive = resolve));
  world.talk.push({ said: [line("a", 1)], gone: [] });
  world.talk.push({ said: [line("a", 2)], gone: [] });
  world.talk.push({ said: [line("a", 3)], gone: [] });
  arrive();
  world.hold = null;
  await world.settle();
  await world.timePasses();
  assert.deepEqual(
    world.sent.map(({ said }) => said.map(({ n }) => n)),
    [[1], [3]],
  );
});

test("nobody signed in any more: it waits, and says so", async () => {
  for (const [answer, state] of [
    [{ status: 0, ledAway: true }, "signed_out"],
    [{ status: 403, ledAway: false }, "signed_out"],
    [{ status: 404, ledAway: false }, "other_screen"],
    [{ status: 503, ledAway: false }, "waiting"],
  ] as const) {
    const world = new World();
    world.answer = answer;
    world.talk.push({ said: [line("a")], gone: [] });
    await world.settle();
    assert.equal(world.talk.state, state);
    assert.deepEqual(world.kept.at(-1)?.said, [line("a")]);
  }
});

test("what the server does not take is not sent again for ever; the rest goes on", async () => {
  const world = new World();
  world.answer = { status: 422, ledAway: false };
  world.talk.push({ said: [line("a")], gone: [] });
  await world.settle();
  assert.equal(world.talk.state, "not_taken");
  assert.equal(world.talk.waits, false);
  world.answer = { status: 200, ledAway: false };
  world.talk.push({ said: [line("b")], gone: [] });
  await world.settle();
  assert.deepEqual(world.sent.at(-1)?.said, [line("b")]);
});

test("a sign of life without anything to say", async () => {
  const world = new World();
  assert.equal(await world.talk.flush(true), true);
  assert.deepEqual(world.sent, [{ said: [], gone: [] }]);
  assert.deepEqual(world.states, ["saved"]);
});
