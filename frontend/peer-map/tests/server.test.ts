/** What the editor makes of what the server says, whatever it says. */
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { serverAt, type Sitting } from "../io/server.ts";
import type { Command } from "../model/command.ts";
import { story } from "./story.ts";

const ID = "00000000-0000-4000-8000-000000000001";
const command: Command = {
  command: "confirm",
  what: { type: "tie", id: "x-bus" },
  still_so: true,
  id: ID,
  base: 14,
};
const sitting: Sitting = { csrf: "token-1", viewer: "rita" };
const real = globalThis.fetch;

afterEach(() => {
  globalThis.fetch = real;
});

interface Asked {
  readonly url: string;
  readonly init: RequestInit;
}

/** Answers every request alike, and remembers what was asked. */
function answering(status: number, body: unknown): Asked[] {
  const asked: Asked[] = [];
  globalThis.fetch = async (url, init = {}) => {
    asked.push({ url: String(url), init });
    return new Response(typeof body === "string" ? body : JSON.stringify(body), { status });
  };
  return asked;
}

const server = () => serverAt(story().urls, sitting);

test("a command goes out as JSON with the page's token, and follows no redirect", async () => {
  const [asked] = [answering(200, { ok: true, version: 15 })];
  assert.deepEqual(await server().send(command), { ok: true, version: 15 });
  assert.equal(asked[0]!.url, "/map/commands");
  assert.equal((asked[0]!.init.headers as Record<string, string>)["X-CSRFToken"], "token-1");
  assert.deepEqual([asked[0]!.init.method, asked[0]!.init.redirect], ["POST", "manual"]);
  assert.deepEqual(JSON.parse(String(asked[0]!.init.body)), command);
});

test("a refusal and a colleague's change come back as answers", async () => {
  answering(422, { refused: ["Paused."] });
  assert.deepEqual(await server().send(command), { refused: ["Paused."] });
  const theirs = { by: "Mo", what: null, fields: [], document: story() };
  answering(409, { out_of_date: theirs });
  assert.deepEqual(await server().send(command), { out_of_date: theirs });
});

for (const [status, why] of [
  [401, "signed_out"],
  [403, "signed_out"],
  [404, "closed"],
  [410, "closed"],
  [500, "unreachable"],
  [503, "unreachable"],
] as const) {
  test(`${status} means ${why}`, async () => {
    answering(status, "<html>");
    assert.deepEqual(await server().send(command), { failed: why });
  });
}

test("an answer that is no answer counts as none, so that the change is sent again", async () => {
  for (const body of ["<html>", { ok: true }, { ok: true, version: 15, document: {} }, []]) {
    answering(200, body);
    assert.deepEqual(await server().send(command), { failed: "unreachable" });
  }
});

test("a connection that breaks is unreachable, not an error", async () => {
  globalThis.fetch = async () => {
    throw new TypeError("network");
  };
  assert.deepEqual(await server().send(command), { failed: "unreachable" });
  assert.equal(await server().fetchDocument(), null);
});

test("a document is taken only when it is one, for today, then, and as known then", async () => {
  const asked = answering(200, story());
  assert.deepEqual(await server().fetchDocument({ on: "2026-10-01" }), JSON.parse(JSON.stringify(story())));
  await server().fetchDocument({ known: "2026-10-01" });
  assert.deepEqual(
    asked.map((a) => a.url),
    ["/map/document?on=2026-10-01", "/map/document?known=2026-10-01"],
  );
  answering(200, { ...story(), people: "none" });
  assert.equal(await server().fetchDocument(), null);
});

/** As much of a parser as the page's one element needs. */
class FakeParser {
  parseFromString(html: string): unknown {
    const found = /data-csrf="([^"]*)" data-viewer="([^"]*)"/.exec(html);
    return { querySelector: () => found && { dataset: { csrf: found[1], viewer: found[2] } } };
  }
}

test("after signing in again the new token is used; under another name nothing goes out", async () => {
  Object.assign(globalThis, { DOMParser: FakeParser });
  const one = server();
  answering(200, '<peer-map data-csrf="token-2" data-viewer="sam">');
  assert.equal(await one.comeBack(), false);
  answering(200, '<peer-map data-csrf="token-2" data-viewer="">');
  assert.equal(await one.comeBack(), false);
  answering(403, "");
  assert.equal(await one.comeBack(), false);
  answering(200, '<peer-map data-csrf="token-2" data-viewer="rita">');
  assert.equal(await one.comeBack(), true);
  const asked = answering(200, { ok: true, version: 15 });
  await one.send(command);
  assert.equal((asked[0]!.init.headers as Record<string, string>)["X-CSRFToken"], "token-2");
});
