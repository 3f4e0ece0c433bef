/** Typing, walking, views, days and keys: the parts of the editor that need no page. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { namesOf } from "../drawing/names.ts";
import { notation } from "../drawing/notation.ts";
import { wordingFrom } from "../drawing/wording.ts";
import { fit, pan, reveal, toMap, zoomAt } from "../gestures/viewport.ts";
import { wishOf } from "../gestures/keys.ts";
import type { End, MapDocument } from "../model/document.ts";
import { openPairs, pairKey } from "../model/pairs.ts";
import { peopleIn, readPair, readTie } from "../model/quick.ts";
import { isFirm, seenBy, voicesOn } from "../model/views.ts";
import { tiesAround, walk, walkOffTie } from "../model/walk.ts";
import { dayAfter, dayWords, daysBetween, readWhen } from "../panels/days.ts";
import { ENGLISH } from "../panels/english.ts";
import { quickWordsFrom } from "../panels/linking.ts";
import { empty, person } from "./looking.ts";
import { story } from "./story.ts";

const say = wordingFrom({}, { ...notation.words, ...ENGLISH });
const read = (text: string, map: MapDocument = story()) =>
  readTie(text, map, namesOf(map, say).end, quickWordsFrom(say));

test("quick add: names parted by commas, each once", () => {
  const shown = (text: string): string[] => peopleIn(text, {}).people.map((one) => one.shown);
  assert.deepEqual(shown("AM, DT,LO ,, AM"), ["AM", "DT", "LO"]);
  assert.deepEqual(shown("Ms  K; Mo\nX"), ["Ms K", "Mo", "X"]);
  assert.deepEqual(shown("  "), []);
});

test("quick add: a colon says who somebody is, and what it does not say is asked", () => {
  const kinds = { parent_carer: ["parent", "mum"], trusted_adult: ["trusted adult"] };
  assert.deepEqual(peopleIn("AM, Ms K: Mum; Mo : trusted adult", kinds).people, [
    { shown: "AM", apart: "", kind: null },
    { shown: "Ms K", apart: "", kind: "parent_carer" },
    { shown: "Mo", apart: "", kind: "trusted_adult" },
  ]);
  assert.deepEqual(peopleIn("AM: boss, DT", kinds), { people: [], unread: "boss" });
});

test("quick add: a stroke or “and” parts two people, brackets tell two apart", () => {
  const named = (text: string) => peopleIn(text, {}, ["and", "with"]).people.map(({ shown, apart }) => [shown, apart]);
  assert.deepEqual(named("AB / CD, KL and MN"), [["AB", ""], ["CD", ""], ["KL", ""], ["MN", ""]]);
  assert.deepEqual(named("JK, JK (bus), jk (Bus), Sandy"), [["JK", ""], ["JK", "bus"], ["Sandy", ""]]);
});

test("both names typed, with or without a word between them", () => {
  const pair = (text: string) => readPair(text, story(), namesOf(story(), say).end, quickWordsFrom(say));
  const tie = {
    from: { type: "person", id: "jk" },
    end: { type: "person", id: "dt" },
    fields: { support: "strong", harm: "some" },
  };
  for (const text of ["JK DT strong support, some harm", "jk and dt: strong support; some harm", "JK - DT strong support and some harm"])
    assert.deepEqual(pair(text), tie, text);
  assert.deepEqual(pair("JK"), { end: { type: "person", id: "jk" }, fields: {} });
  assert.deepEqual(pair("JK and nobody: support"), { problem: "nobody", words: "nobody: support" });
  assert.deepEqual(pair("Zed DT support"), { problem: "nobody", words: "Zed DT support" });
});

test("“DT strong support” makes a tie", () => {
  assert.deepEqual(read("DT strong support"), {
    end: { type: "person", id: "dt" },
    fields: { support: "strong" },
  });
  assert.deepEqual(read("dt, some harm and strong support"), {
    end: { type: "person", id: "dt" },
    fields: { harm: "some", support: "strong" },
  });
  assert.deepEqual(read("Ms K family, support"), {
    end: { type: "person", id: "msk" },
    fields: { kinds: ["family"], support: "some" },
  });
  assert.deepEqual(read("X not known"), {
    end: { type: "person", id: "x" },
    fields: { support: "unknown", harm: "unknown" },
  });
  assert.deepEqual(read("AM close friends, past"), {
    end: { type: "person", id: "am" },
    fields: { kinds: ["close_friend"], state: "past" },
  });
  assert.deepEqual(read("The 78 bus spends time"), {
    end: { type: "place", id: "bus" },
    fields: { kinds: ["spends_time_at"] },
  });
  assert.deepEqual(read("friend from the bus"), { end: { type: "person", id: "friend" }, fields: {} });
});

test("what cannot be read is said back, never guessed", () => {
  assert.deepEqual(read("QQ strong support"), { problem: "nobody", words: "QQ strong support" });
  assert.deepEqual(read("DT wibble"), { problem: "unread", words: "wibble" });
  assert.deepEqual(read("DTX strong support"), { problem: "nobody", words: "DTX strong support" });
  const twins = empty({
    people: [person("a", [0, 0], { shown: "JK" }), person("b", [9, 9], { shown: "JK" })],
  });
  assert.deepEqual(read("JK support", twins), { problem: "several", words: "JK" });
});

test("the longest name that fits is meant", () => {
  const map = empty({ people: [person("a", [0, 0], { shown: "M" }), person("b", [9, 9], { shown: "M K" })] });
  assert.deepEqual(read("M K harm", map), {
    end: { type: "person", id: "b" } satisfies End,
    fields: { harm: "some" },
  });
});

test("arrows walk along ties to the next person", () => {
  const map = story();
  assert.equal(walk(map, "jk", "up"), "msk");
  assert.equal(walk(map, "am", "right"), "jk");
  assert.equal(walk(map, "x", "left"), "lo");
  assert.equal(walk(map, "lo", "up"), "rs");
});

test("a tie that way comes before somebody nearer without one", () => {
  const people = [person("a", [0, 0]), person("near", [100, 0]), person("tied", [400, 30])];
  const map = {
    ...empty({ people }),
    ties: [
      { ...story().ties[0]!, a: { type: "person", id: "a" }, b: { type: "person", id: "tied" } } as const,
    ],
  };
  assert.equal(walk(map, "a", "right"), "tied");
  assert.equal(walk(map, "near", "left"), "a", "without a tie, the nearest shape");
  assert.equal(walk(map, "a", "left"), null, "nobody is there");
});

test("everybody on the map can be reached by arrows from anywhere", () => {
  const map = story();
  const reached = new Set(["jk"]);
  for (const from of reached)
    for (const arrow of ["left", "right", "up", "down"] as const) {
      const next = walk(map, from, arrow);
      if (next) reached.add(next);
    }
  assert.equal(reached.size, map.people.length + map.places.length);
});

test("ties are turned through clockwise from the top, and an arrow leads off a tie to the end that way", () => {
  const around = tiesAround(story(), "jk").map((tie) => tie.id);
  assert.deepEqual(around, ["jk-msk", "jk-rs", "jk-lo", "dt-jk", "am-jk"]);
  const tie = story().ties.find((t) => t.id === "jk-rs")!;
  assert.deepEqual(
    (["left", "down", "right", "up"] as const).map((arrow) => walkOffTie(story(), tie, arrow)),
    ["jk", "jk", "rs", "rs"],
  );
});

test("keys mean what the help says, and letters stay letters in a field", () => {
  const press = (key: string, more = {}) => ({
    key,
    shiftKey: false,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    ...more,
  });
  assert.deepEqual(wishOf(press("ArrowLeft"), "picture"), { do: "walk", arrow: "left" });
  assert.deepEqual(wishOf(press("ArrowLeft", { shiftKey: true }), "picture"), { do: "nudge", arrow: "left" });
  assert.equal(wishOf(press("ArrowLeft"), "editor"), null);
  const editing = {
    p: "add_person",
    P: "add_person",
    l: "link",
    g: "group",
    o: "add_place",
    "/": "find",
    "?": "help",
  };
  for (const [key, wish] of Object.entries(editing)) {
    assert.deepEqual(wishOf(press(key, { shiftKey: key === "?" }), "picture"), { do: wish }, key);
    assert.equal(wishOf(press(key), "field"), null);
  }
  assert.deepEqual(wishOf(press("z", { ctrlKey: true }), "editor"), { do: "undo" });
  assert.deepEqual(wishOf(press("Z", { metaKey: true, shiftKey: true }), "picture"), { do: "redo" });
  assert.equal(wishOf(press("z", { ctrlKey: true }), "field"), null, "a field has its own undo");
  assert.equal(wishOf(press("p", { ctrlKey: true }), "picture"), null, "printing stays the browser's");
  assert.deepEqual(wishOf(press("Escape"), "field"), { do: "escape" });
  assert.deepEqual(wishOf(press("Delete"), "picture"), { do: "take_off" });
});

test("pair by pair asks about each pair once, the young person it is about first", () => {
  const people = ["a", "b", "c"].map((id, i) => person(id, [i * 200, 0], { focus: id === "b" }));
  const map = {
    ...empty({ people }),
    ties: [{ ...story().ties[0]!, a: { type: "person", id: "a" }, b: { type: "person", id: "c" } } as const],
  };
  const pairs = openPairs(map, new Set());
  assert.deepEqual(pairs.map(pairKey), ["a b", "b c"]);
  assert.equal(pairs[0]!.a.id, "b");
  assert.deepEqual(openPairs(map, new Set(["a b"])).map(pairKey), ["b c"]);
  const undecided = { ...map, people: map.people.map((one) => (one.id === "c" ? { ...one, provisional_until: "2026-12-04" } : one)) };
  assert.deepEqual(openPairs(undecided, new Set()).map(pairKey), ["a b"]);
});

test("map.perspectives: a view shows only its own statements, and says whom it leaves out", () => {
  const seen = seenBy(story(), "jk");
  const tie = seen.document.ties.find((t) => t.id === "jk-rs")!;
  assert.deepEqual([tie.support, tie.harm, tie.differs], ["strong", "none", false]);
  assert.ok(!seen.document.people.some((p) => p.id === "x"));
  assert.equal(seen.leftOut, 3);
  const map = story();
  assert.equal(seenBy(map, "everyone").document, map, "everyone's view is the whole map");
});

test("map.perspectives: professionals' view keeps second-hand words broken", () => {
  const tie = seenBy(story(), "professionals").document.ties.find((t) => t.id === "jk-rs")!;
  assert.deepEqual(
    [tie.support, tie.support_checked, tie.harm, tie.harm_checked],
    ["strong", true, "some", false],
  );
});

test("map.origin: a statement that repeats another is no voice of its own, and firm ground for nothing", () => {
  const map = story();
  const repeat = {
    ...map.statements[2]!,
    id: "s9",
    perspective_id: "p-mo",
    repeats: "s3",
    recorded_on: "2026-11-20",
    checked: true,
    kind: "observed" as const,
  };
  const tie = { ...map.ties[0]!, statements: [...map.ties[0]!.statements, "s9"] };
  const voices = voicesOn({ ...map, statements: [...map.statements, repeat] }, tie);
  assert.equal(voices.find((v) => v.perspective === "p-mo")!.reading.harm, "none");
  assert.equal(isFirm(repeat), false);
});

test("map.statement: in a view a level is checked only when a firm voice says as much", () => {
  const map = story();
  const strongTold = {
    ...map.statements[2]!,
    id: "s9",
    reading: { support: "strong" as const, harm: "strong" as const },
  };
  const someSeen = {
    ...map.statements[1]!,
    id: "s10",
    reading: { support: "some" as const, harm: "none" as const },
  };
  const ties = map.ties.map((t) => (t.id === "jk-rs" ? { ...t, statements: ["s9", "s10"] } : t));
  const statements = [strongTold, someSeen];
  const tie = seenBy({ ...map, ties, statements }, "professionals").document.ties.find(
    (t) => t.id === "jk-rs",
  )!;
  assert.deepEqual([tie.support, tie.support_checked], ["strong", false], "the one who saw it says less");
});

test("map.perspectives: degrees of the same are no disagreement, none against some is", () => {
  const map = story();
  const reading = (id: string, support: "none" | "some" | "strong") => ({
    ...map.statements.find((s) => s.id === id)!,
    reading: { support, harm: "none" as const },
  });
  const compared = (mo: "none" | "some") =>
    seenBy({ ...map, statements: [reading("s1", "strong"), reading("s2", mo)] }, "compare").compared.has(
      "jk-rs",
    );
  assert.deepEqual([compared("some"), compared("none")], [false, true]);
});

test("compared, only ties that two voices read differently are shown as such", () => {
  assert.deepEqual([...seenBy(story(), "compare").compared.keys()], ["jk-rs"]);
});

test("the picture fits its frame, zooms around the finger and pans with the hand", () => {
  const box = { x: 100, y: 50, width: 800, height: 400 };
  const whole = fit(box, { width: 400, height: 400 }, 1);
  assert.equal(whole.scale, 0.5);
  assert.deepEqual(toMap(whole, [0, 0])[0], 100);
  const closer = zoomAt(whole, [120, 80], 2);
  assert.deepEqual(toMap(closer, [120, 80]), toMap(whole, [120, 80]));
  assert.deepEqual(toMap(pan(whole, [10, 0]), [10, 0]), toMap(whole, [0, 0]));
  assert.equal(zoomAt(whole, [0, 0], 1000).scale, 4);
  const seen = reveal(closer, { x: 860, y: 400, width: 40, height: 40 }, { width: 400, height: 400 });
  const corner = toMap(seen, [400, 400]);
  assert.ok(corner[0] >= 900 - 1e-6 && corner[1] >= 440 - 1e-6);
  assert.deepEqual(
    reveal(whole, { x: 300, y: 100, width: 40, height: 40 }, { width: 400, height: 400 }),
    whole,
    "what is in sight does not move",
  );
});

test("days are said as exactly as they are known", () => {
  assert.equal(dayWords("2026-11-03", "2026-11-23", "en-GB"), "3 Nov");
  assert.equal(dayWords("2025-11-03", "2026-11-23", "en-GB"), "3 Nov 2025");
  assert.equal(dayWords("2026-03", "2026-11-23", "en-GB"), "March");
  assert.equal(dayWords("2024", "2026-11-23", "en-GB"), "2024");
  assert.deepEqual(
    [readWhen(""), readWhen("2026-02-30"), readWhen("2026-13"), readWhen("March")],
    [{ when: null }, null, null, null],
  );
  assert.deepEqual(readWhen("2026-03"), { when: "2026-03" });
  assert.equal(dayAfter("2026-02-27", daysBetween("2026-02-27", "2026-03-02")), "2026-03-02");
});

test("the editor's words and the drawing's words have different keys", () => {
  assert.deepEqual(
    Object.keys(ENGLISH).filter((key) => key in notation.words),
    [],
  );
});

test("every word the editor asks for exists, and a missing one is noticed", () => {
  assert.throws(() => say("no.such.words"), /no words for/);
  assert.equal(wordingFrom({ "bar.undo": "Dadwneud" }, ENGLISH)("bar.undo"), "Dadwneud");
});
