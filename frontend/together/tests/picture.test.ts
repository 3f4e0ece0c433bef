/** The drawing follows from what was said, by the one notation. */
import assert from "node:assert/strict";
import { test } from "node:test";
import data from "../../../alongside/peermaps/notation/pictures.json";
import { compose } from "../../peer-map/drawing/compose.ts";
import { themePaint } from "../../peer-map/drawing/paint.ts";
import { toSvg, node } from "../../peer-map/drawing/scene.ts";
import { notation } from "../../peer-map/drawing/notation.ts";
import { documentOf, freeBeside, inWords } from "../model/picture.ts";
import { readBack, whatGoes } from "../model/read-back.ts";
import { ME, OTHER, person, place, say, shown, sitting, words } from "./making.ts";

const svg = (of: ReturnType<typeof documentOf>): string => {
  const scene = compose(of, { paint: themePaint("light"), forPage: false });
  return toSvg(node("svg", {}, [...scene.items.flatMap((item) => item.parts), ...scene.overlay]));
};

test("before anything is said there is somebody in the middle", () => {
  const map = documentOf(shown(sitting()));
  assert.deepEqual(
    map.people.map((one) => [one.shown, one.placed]),
    [["me", [0, 0]]],
  );
  assert.match(svg(map), /me/);
});

test("taps draw support and harm, both where both are said; a name alone draws what being named says", () => {
  const one = sitting();
  const a = one.say(ME.id, person("A"));
  one.say(ME.id, person("B"));
  one.say(ME.id, person("C", { asked: "tricky" }));
  one.say(ME.id, { kind: "like", about: a, taps: ["looks_out", "not_ok"], words: "" });
  const map = documentOf(shown(one));
  assert.deepEqual(
    map.ties.map(({ support, harm, kinds }) => [support, harm, kinds[0]]),
    [
      ["strong", "some", "friend"],
      ["some", "none", "friend"],
      ["none", "none", "spends_time_at"],
    ],
  );
  assert.ok(
    map.ties.every((tie) => tie.support_checked && tie.harm_checked),
    "their own account is first-hand",
  );
});

test("a grown-up is drawn as one, whatever is said: nothing alarming on the screen", () => {
  const one = sitting();
  const x = one.say(ME.id, person("X", { sort: "grown_up", asked: "tricky" }));
  one.say(ME.id, { kind: "like", about: x, taps: ["not_ok"], words: "" });
  assert.equal(documentOf(shown(one)).people[1]?.kind, "trusted_adult");
});

test("newcomers stand on free spots", () => {
  const one = sitting();
  for (const name of "ABCDEFGHIJKLMNOPQRSTUV")
    one.say(ME.id, person(name, { at: freeBeside(shown(one), ME.id) }));
  const spots = documentOf(shown(one)).people.map((each) => each.placed!);
  for (const [i, a] of spots.entries())
    for (const b of spots.slice(i + 1)) assert.ok(Math.hypot(a[0] - b[0], a[1] - b[1]) >= 96);
});

test("what they call themselves stands alone, without our word for it", () => {
  const one = sitting();
  const a = one.say(ME.id, person("A"));
  one.say(ME.id, { kind: "lot", words: "us lot", members: [a] });
  const map = documentOf(shown(one));
  assert.deepEqual(map.groups[0]?.members, [ME.id, a]);
  assert.match(svg(map), /us lot/);
  assert.doesNotMatch(svg(map), /chosen by/);
});

test("carrying on shows who they drew before until they speak of them again", () => {
  const one = sitting();
  const earlier = [
    {
      known: "am",
      kind: "person" as const,
      shown: "AM",
      sort: "young" as const,
      support: "strong" as const,
      harm: "none" as const,
    },
  ];
  const before = documentOf(shown(one, [ME], earlier));
  assert.deepEqual(
    before.people.map((each) => each.shown),
    ["me", "AM"],
  );
  assert.equal(before.ties[0]?.support, "strong");
  one.say(ME.id, person("AM", { known: "am" }));
  assert.equal(documentOf(shown(one, [ME], earlier)).people.length, 2);
});

test("several stand in a ring, with what they say of each other between them", () => {
  const one = sitting();
  one.say(ME.id, { kind: "like", about: OTHER.id, taps: ["laugh"], words: "" });
  const map = documentOf(shown(one, [ME, OTHER]));
  assert.deepEqual(
    map.people.map((each) => each.shown),
    ["JK", "AM"],
  );
  assert.equal(map.ties[0]?.support, "some");
});

test("in words: the same, one thing a line", () => {
  const one = sitting();
  const a = one.say(ME.id, person("A"));
  one.say(ME.id, { kind: "like", about: a, taps: ["laugh"], words: "he is kind" });
  assert.deepEqual(inWords(shown(one), ME.id), [{ id: a, name: "A", said: "makes me laugh, “he is kind”" }]);
});

test("here is what you told me: everything, each to be let go, and what cannot be kept today", () => {
  const one = sitting();
  one.say(ME.id, { kind: "me", symbol: "fox", colour: "" });
  const a = one.say(ME.id, person("A"));
  one.say(ME.id, { kind: "like", about: a, taps: ["laugh"], words: "" });
  one.say(ME.id, person("B"));
  one.say(ME.id, place("the park"));
  one.say(ME.id, { kind: "lot", words: "us lot", members: [a] });
  one.say(ME.id, { kind: "said", asked: "wish", words: "lights" });
  one.say(ME.id, { kind: "sign", asked: "like" }, null, true);
  const told = readBack(shown(one), ME.id, say, false);
  assert.deepEqual(
    told.map(({ says, kept }) => [says, kept]),
    [
      ["You are the fox.", true],
      ["A: makes me laugh.", false],
      ["You said you like being with B.", false],
      ["You go here: the park.", true],
      ["You call yourselves “us lot”.", true],
      ["You said: “lights”", true],
    ],
  );
  one.letGo(told.flatMap(({ ids }) => ids));
  assert.deepEqual(
    one.lines.map(({ body }) => body.kind),
    ["sign"],
  );
});

test("every question has a picture, every symbol and colour a word", () => {
  for (const question of words.questions) {
    assert.ok(question.picture in data.pictures || question.picture in notation.symbols, question.picture);
  }
  assert.deepEqual(Object.keys(words.pictures).sort(), Object.keys(notation.symbols).sort());
  assert.deepEqual(Object.keys(words.colours).sort(), Object.keys(notation.chosen_colours).sort());
  for (const paths of Object.values(data.pictures)) {
    for (const { d, fill } of paths) {
      assert.match(d, /^M[\d .,\-MLHVCSQTAZmlhvcsqtaz]+$/);
      assert.match(fill, /^(none|#[0-9a-f]{6})$/);
    }
  }
});

test("map.dont_save: before all of it goes it is named, and in a group it is one young person's alone", () => {
  const one = sitting();
  one.say(ME.id, person("R"));
  one.say(ME.id, { kind: "like", about: OTHER.id, taps: ["laugh"], words: "" });
  one.say(ME.id, { kind: "said", asked: "wish", words: "a later bus" });
  one.say(ME.id, { kind: "me", symbol: "fox", colour: "" });
  one.say(OTHER.id, place("the park"));
  const both = shown(one, [ME, OTHER]);
  assert.deepEqual(whatGoes(both, ME.id, say), [
    "R", "what you said about AM", "your answers", "your picture and colour",
  ]); // prettier-ignore
  one.say(OTHER.id, { kind: "sign", asked: "go" }, null, true);
  assert.deepEqual(whatGoes(both, OTHER.id, say), ["the park"], "the quiet sign is not told");
  assert.deepEqual(whatGoes(shown(sitting()), ME.id, say), [], "where nothing was said, nothing goes");
});
