import { expect, test } from "vitest";

import { askedAt, namesNobody, offered, piecesOf, toShown, toStored } from "./mentions.ts";

const anna = { pseudonym: "a-x1", called: "Anna", role: "annotator" };
const annaBerg = { pseudonym: "a-x12", called: "Anna Berg", role: "manager" };
const unknown = { pseudonym: "a-zz", called: "a-zz", role: "adjudicator" };
const people = [anna, annaBerg, unknown];

test.each([
  ["@Anna Berg, look", "@a-x12, look"],
  ["@Anna, @Anna Berg and @a-zz", "@a-x1, @a-x12 and @a-zz"],
  ["(@Anna) @Annabel me@Anna @@Anna", "(@a-x1) @Annabel me@Anna @@Anna"],
  ["@Anna-Lena", "@Anna-Lena"],
])("no name of anybody leaves the screen: %s", (shown, stored) => {
  expect(toStored(shown, people)).toBe(stored);
  expect(toShown(stored, people)).toBe(shown);
});

test("a name that is no word for a pattern is found as it is", () => {
  const odd = { pseudonym: "a-1", called: "C. (Chris) O’Neil*", role: "annotator" };
  expect(toStored("@C. (Chris) O’Neil* said", [odd])).toBe("@a-1 said");
});

test("whoever does not know names reads pseudonyms", () => {
  expect(toShown("@a-zz?", people)).toBe("@a-zz?");
  expect(toStored("@Anna?", [])).toBe("@Anna?");
});

test("a text is cut at those whom the server found in it", () => {
  const pieces = piecesOf("@a-x12: is @a-x1 right, or @a-zz?", [anna, annaBerg]);
  expect(pieces.map(({ text, person }) => person?.called ?? text)).toEqual([
    "Anna Berg",
    ": is ",
    "Anna",
    " right, or @a-zz?",
  ]);
  expect(piecesOf("nobody", [])).toEqual([{ text: "nobody", person: null }]);
});

test.each([
  ["so, @ma|", { at: 4, query: "ma" }],
  ["@|", { at: 0, query: "" }],
  ["@Anna B|", { at: 0, query: "Anna B" }],
  ["@an| and more", { at: 0, query: "an" }],
  ["mail me@an|", null],
  ["@Anna Berg did|", null],
  ["nothing|", null],
])("what is asked for before the caret: %s", (marked, wanted) => {
  expect(askedAt(marked.replace("|", ""), marked.indexOf("|"))).toEqual(wanted);
});

const names = (query: string) => offered(people, query, ({ role }) => role).map(({ pseudonym }) => pseudonym);

test("people are found by any word of their name, by pseudonym and by what they do", () => {
  expect(names("")).toEqual(["a-x1", "a-x12", "a-zz"]);
  expect(names("BERG")).toEqual(["a-x12"]);
  expect(names("anna b")).toEqual(["a-x12"]);
  expect(names("mana")).toEqual(["a-x12"]);
  expect(names("a-z")).toEqual(["a-zz"]);
  expect(names("nobody")).toEqual([]);
});

test("capitals do not matter, and a number is not the beginning of another one", () => {
  const second = { pseudonym: "a-p2", called: "Annotator 2", role: "annotator" };
  const later = { pseudonym: "a-p21", called: "Annotator 21", role: "annotator" };
  expect(toStored("@annotator 2, @Annotator 21: @ANNA", [second, later, anna])).toBe("@a-p2, @a-p21: @a-x1");
  expect(toShown("@a-p2 and @a-p21", [second, later])).toBe("@Annotator 2 and @Annotator 21");
});

test.each([
  ["@mria, look", ["mria"]],
  ["@Anna and @Nobody and @Nobody", ["Nobody"]],
  ["@Anna, @a-zz; me@home, @@x", []],
  ["@Annabel", ["Annabel"]],
  ["@Annotator 7", ["Annotator 7"]],
  ["nobody is named @ all", []],
])("an @ that names nobody is found: %s", (text, wanted) => {
  expect(namesNobody(text, people)).toEqual(wanted);
});
