import { expect, test } from "vitest";

import { readLines } from "./lines.ts";

const hanna = { name: "Hanna Brandt", email: "hanna@desk.example" };

test.each([
  "Hanna Brandt, hanna@desk.example",
  "Hanna Brandt,hanna@desk.example",
  "Hanna  Brandt\thanna@desk.example",
  "Hanna Brandt; hanna@desk.example;",
  "Hanna Brandt <hanna@desk.example>",
  '"Hanna Brandt" <hanna@desk.example>,',
  "hanna@desk.example, Hanna Brandt",
  " - Hanna Brandt, hanna@desk.example",
  "12. Hanna Brandt, hanna@desk.example",
])("a line is read as people write it: %s", (text) => {
  expect(readLines(text)).toEqual([{ text: expect.any(String) as string, ...hanna }]);
});

test("a name alone, an address alone and a user name are people too", () => {
  expect(readLines("Yusuf Demir\n\n   \r\nyusuf@desk.example\r@y.demir")).toEqual([
    { text: "Yusuf Demir", name: "Yusuf Demir", email: "" },
    { text: "yusuf@desk.example", name: "yusuf", email: "yusuf@desk.example" },
    { text: "@y.demir", username: "y.demir" },
  ]);
});

test("a name with a comma keeps it", () => {
  expect(readLines("Brandt, Hanna, hanna@desk.example")[0]).toMatchObject({ name: "Brandt, Hanna" });
});

test("nothing is nobody", () => {
  expect(readLines(" \n\t\n")).toEqual([]);
});
