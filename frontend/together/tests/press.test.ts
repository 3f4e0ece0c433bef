/** Nothing is replaced under a finger (`map.together`: Stop as big as Next, and as sure). */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Press } from "../press.ts";

function pressing() {
  const page = new EventTarget();
  const waiting: (() => void)[] = [];
  const press = new Press(page, (task) => void waiting.push(task));
  const done: string[] = [];
  return {
    done,
    is: (event: string) => page.dispatchEvent(new Event(event)),
    renew: (what: string) => press.after(() => done.push(what)),
    rest: () => waiting.splice(0).forEach((task) => task()),
  };
}

test("map.together: with nothing pressed it is renewed at once", () => {
  const { done, renew } = pressing();
  renew("at once");
  assert.deepEqual(done, ["at once"]);
});

test("map.together: what is pressed stays until its click is over, and is then renewed once", () => {
  const { done, is, renew, rest } = pressing();
  is("mousedown");
  renew("typed");
  renew("typed again");
  assert.deepEqual(done, []);
  is("mouseup");
  assert.deepEqual(done, [], "the click comes first");
  rest();
  assert.deepEqual(done, ["typed again"]);
});

test("map.together: what the click itself does renews at once, and nothing older comes after it", () => {
  const { done, is, renew, rest } = pressing();
  is("mousedown");
  renew("typed");
  is("mouseup");
  renew("by the click");
  rest();
  assert.deepEqual(done, ["by the click"]);
});

test("map.together: a press that ends elsewhere holds nothing back", () => {
  for (const end of ["dragend", "pointercancel", "keydown", "blur"]) {
    const { done, is, renew, rest } = pressing();
    is("mousedown");
    renew("typed");
    is(end);
    rest();
    assert.deepEqual(done, ["typed"], end);
  }
});
