import { expect, test } from "vitest";

import { languageName, problemsOf } from "../../../src/pages/new-project/draft.ts";

test("a project needs a name and a language, and blanks are neither", () => {
  expect(problemsOf({ name: " ", language: "", preset: "both" })).toEqual({
    name: "needs_name",
    language: "needs_language",
  });
  expect(problemsOf({ name: "Harbour desk", language: "en", preset: "both" })).toEqual({});
});

test("a language code is explained while it is typed, and nothing is said of one that names no language", () => {
  expect(languageName("pt-BR", "en")).toBe("Brazilian Portuguese");
  expect(languageName(" de ", "de")).toBe("Deutsch");
  for (const code of ["", "x", "not a language", "qqq"]) expect(languageName(code, "en"), code).toBeNull();
});
