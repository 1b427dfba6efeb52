import fc from "fast-check";
import { expect, test } from "vitest";

import vectors from "../../tests/vectors/offsets.json";
import { fragment } from "./offsets.ts";
import { snap, snapContent, toGraphemes, takeBothMarks, trim, withoutMarks } from "./snap.ts";
import { isUnspaced, wordAround } from "./unspaced.ts";

/** The text between the brackets is what the mouse covered. */
function selected(marked: string, how = snapContent): string {
  const start = marked.indexOf("[");
  const end = marked.indexOf("]") - 1;
  const text = marked.replace(/[[\]]/g, "");
  return text.slice(...how(text, fragment(start, end)));
}

test.each([
  ["a drag that cuts words takes them whole", "Iran int[ends to enr]ich uranium", "intends to enrich"],
  ["a drag that begins at a hyphen takes the whole compound", "the 94[-metre dam]", "94-metre dam"],
  ["half of a compound can be chosen", "[Iran]-backed militias", "Iran"],
  ["space at the ends stays out", "Iran[ intends ]to", "intends"],
  ["one mark of a pair takes the other in", "a [“pretext]” for war", "“pretext”"],
  ["the closing mark alone takes the opening one in", "a “[pretext”] for war", "“pretext”"],
  ["a stop before the closing mark comes along", "said: [“We know]. ”", "“We know"],
  ["a comma inside the closing mark comes along", "[“We know],” she said", "“We know,”"],
  ["words between marks stay without them", "a “[pretext]” for war", "pretext"],
  ["the sentence's full stop stays out", "[He left.] She stayed.", "He left"],
  ["the full stop of an abbreviation stays in", "They live in the [U.S.] now", "U.S."],
  ["a question mark stays in", "[Is it true?] Yes", "Is it true?"],
])("%s", (_, marked, wanted) => {
  expect(selected(marked)).toBe(wanted);
});

const outside = (text: string, raw: Parameters<typeof snapContent>[1]) => snapContent(text, raw, false);

test.each([
  ["both marks stay outside", "a [“pretext”] for war", "pretext"],
  ["so they do when one of them was chosen", "a “[pretext”] for war", "pretext"],
  ["a comma before the closing mark stays outside with it", "[“We know],” she said", "We know"],
  ["so does the stop after it", "He called it [„Unsinn“].", "Unsinn"],
  ["a question mark before the closing mark belongs to the words", "[“Is it true?”] he asked", "Is it true?"],
  [
    "a quotation that goes on in the next paragraph loses its one mark",
    "[“We know. And we will say so.]\n“Soon.”",
    "We know. And we will say so",
  ],
  ["so does one that began before", "x “We know.\n[And we will say so.”]", "And we will say so"],
  ["marks in the middle stay", "[he called it a “pretext” for war]", "he called it a “pretext” for war"],
  ["two quotations in one stay whole", "[“We know” and “we care”]", "“We know” and “we care”"],
  ["straight marks go like curly ones", 'a ["pretext"] for war', "pretext"],
  ["brackets are no quotation marks", "[(he said so)]", "(he said so)"],
  ["the apostrophe of a plural stays", "the [workers’] rights", "workers’"],
])("where the project keeps marks out of the content, %s", (_, marked, wanted) => {
  expect(selected(marked, outside)).toBe(wanted);
});

test("with Alt held a selection may cut a word, never a character", () => {
  expect(selected("Iran int[end]s", (text, raw) => snap(text, raw, true))).toBe("end");
  const text = "a👨‍👩‍👧‍👦b";
  expect(snap(text, fragment(3, 6), true)).toEqual([1, text.length - 1]);
});

test("no snapped selection cuts a character, in any script", () => {
  const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
  for (const { text } of vectors.cases) {
    const borders = new Set(Array.from(graphemes.segment(text), ({ index }) => index)).add(text.length);
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(text.length), (a, b) => {
        const [start, end] = toGraphemes(text, fragment(Math.min(a, b), Math.max(a, b)));
        expect(borders.has(start) && borders.has(end)).toBe(true);
        expect(start).toBeLessThanOrEqual(Math.min(a, b));
        expect(end).toBeGreaterThanOrEqual(Math.max(a, b));
      }),
    );
  }
});

const words = (text: string, raw: Parameters<typeof snapContent>[1]) => snap(text, raw);

test.each([
  ["[交通部长]罗莎布鲁姆周一表示港口将关闭至星期五。", "交通部长"],
  ["交通部长罗莎布鲁姆周一表示[港口]将关闭至星期五。", "港口"],
  ["交通部长罗莎布鲁姆周一表示港[口将关]闭至星期五。", "港口将关闭"],
  ["交通相のローザ・ブルームは月曜日、[港は金曜日]まで閉鎖されると述べた。", "港は金曜日"],
  ["交通相のローザ・ブ[ルーム]は月曜日、港は金曜日まで閉鎖されると述べた。", "ブルーム"],
  ["รัฐมนตรี[กล่าว]ว่าท่าเรือจะปิด", "กล่าว"],
  ["รัฐมนตรีกล่าวว่า[ท่า]เรือจะปิด", "ท่าเรือ"],
  ["ລັດຖະມົນຕີ[ກ່າວ]ວ່າທ່າເຮືອຈະປິດ", "ກ່າວ"],
  ["他在[OPEC]国家工作", "OPEC"],
  ["他在[OP]EC国家工作", "OPEC"],
  ["他说「[港口关闭」]。", "「港口关闭」"],
  ["《[日报》]写道", "《日报》"],
  ["[𠮷]野家は閉店した", "𠮷"],
])("a drag marks words of a script without spaces as the browser cuts them: %s", (marked, wanted) => {
  expect(selected(marked, words)).toBe(wanted);
});

test.each([
  ["a script that has no dictionary", "ꦏꦩꦤꦸꦁꦱ[ꦤ꧀ꦱꦏꦺꦃ]ꦲꦶꦁꦗꦒꦠ꧀", "ꦤ꧀ꦱꦏꦺꦃ"],
  [
    "letters that are one word for the browser, longer than any word",
    `${"アルヴェナ".repeat(5)}[アルヴェナ]${"ブルーム".repeat(5)}`,
    "アルヴェナ",
  ],
])("exactly what was dragged is marked in %s", (_, marked, wanted) => {
  expect(selected(marked, words)).toBe(wanted);
});

test.each([
  ["[港口关闭。]", "港口关闭"],
  ["[港は閉鎖、]", "港は閉鎖"],
  ["[الميناء مغلق،] قال", "الميناء مغلق"],
])("the stop of the sentence stays outside in %s", (marked, wanted) => {
  expect(selected(marked)).toBe(wanted);
});

test("corner marks go like quotation marks where the project keeps marks out", () => {
  expect(selected("彼は[「港は閉鎖」]と述べた", outside)).toBe("港は閉鎖");
  expect(selected("[《日报》写道]", outside)).toBe("《日报》写道");
});

const chosen = (text: string, raw: Parameters<typeof snapContent>[1]) => snapContent(text, raw, true, true);

test("what somebody chose with Alt or by characters becomes the content as it is", () => {
  expect(selected("Iran int[end]s", chosen)).toBe("end");
  expect(selected("交[通部]长", chosen)).toBe("通部");
  expect(selected("a [“pretext]” for war", chosen)).toBe("“pretext”");
});

test("white space is trimmed from both ends, down to nothing", () => {
  expect(trim("  ab  ", fragment(0, 6))).toEqual([2, 4]);
  expect(trim("    ", fragment(1, 3))).toEqual([3, 3]);
});

test("a selection made backwards is the same, and one of nothing stays where it is", () => {
  expect(snap("one two", fragment(6, 1))).toEqual([0, 7]);
  expect(snap("one two", fragment(1, 6))).toEqual([0, 7]);
  expect(snap("one two", fragment(3, 4))).toEqual([4, 4]);
  expect(snap("one two", fragment(5, 5))).toEqual([5, 5]);
});

test("the other mark is taken in where it stands beside the piece, with a stop between", () => {
  expect(takeBothMarks("“We know.” x", fragment(0, 8))).toEqual([0, 10]);
  expect(takeBothMarks("“We know”", fragment(1, 9))).toEqual([0, 9]);
  expect(takeBothMarks("(a) b", fragment(1, 2))).toEqual([1, 2]);
  expect(takeBothMarks("(a) b", fragment(0, 2))).toEqual([0, 3]);
});

test("the end of a quotation is left outside, an apostrophe is not one", () => {
  expect(withoutMarks("x we know.” y", fragment(2, 11))).toEqual([2, 10]);
  expect(withoutMarks("the board’ x", fragment(0, 10))).toEqual([0, 10]);
  expect(snapContent("“We know.” x", fragment(0, 10))).toEqual([0, 10]);
  expect(snapContent("“We know.” x", fragment(0, 10), false)).toEqual([1, 8]);
});

test("the edges of a text, a letter with its accent and a joined word stay whole", () => {
  expect(toGraphemes("ab", fragment(-1, 9))).toEqual([0, 2]);
  expect(toGraphemes("e\u0301x", fragment(1, 2))).toEqual([0, 2]);
  expect(snap("well-known x", fragment(4, 6))).toEqual([0, 10]);
});

test("a word of a script without spaces is what a dictionary says, and nothing where it says nothing", () => {
  const city = "กรุงเทพมหานครเป็นเมืองหลวง";
  expect(city.slice(...wordAround(city, 2))).toBe("กรุงเทพมหานคร");
  expect(city.slice(...wordAround(city, 15))).toBe("เป็น");
  expect(wordAround(city, 0)).toEqual([0, 0]);
  expect(wordAround("abcd ef", 2)).toEqual([2, 2]);
  expect(wordAround("ꦱꦏ꧀ꦱꦏ꧀", 2)).toEqual([2, 2]);
  expect([isUnspaced("a"), isUnspaced("港"), isUnspaced("ꦱ")]).toEqual([false, true, true]);
});

test("a joiner at either edge of a selection belongs to the word it joins", () => {
  expect(snap("well-known x", fragment(0, 5))).toEqual([0, 10]);
  expect(snap("well-known x", fragment(4, 10))).toEqual([0, 10]);
  expect(snap("so well- x", fragment(3, 8))).toEqual([3, 8]);
  expect(snap("x -known x", fragment(2, 8))).toEqual([2, 8]);
});

test("letters of two units each are letters, and a word of them stays whole", () => {
  expect(snap("x 𝐚𝐛𝐜 y", fragment(4, 6))).toEqual([2, 8]);
  expect(snap("𝐚𝐛𝐜", fragment(2, 4))).toEqual([0, 6]);
  expect(wordAround("𝐚𝐛𝐜港", 2)).toEqual([0, 6]);
});

test("a word is cut by a dictionary only where a script without spaces stands beside it", () => {
  expect(snap("abcd 港口", fragment(1, 2))).toEqual([0, 4]);
  expect(wordAround("在OPEC国", 2)).toEqual([1, 5]);
});

test("the other mark is that of the same quotation", () => {
  expect(takeBothMarks('x "We know" y', fragment(2, 10))).toEqual([2, 11]);
  expect(takeBothMarks("“We know”“x”", fragment(1, 9))).toEqual([0, 9]);
  expect(takeBothMarks("“a” and b”", fragment(0, 9))).toEqual([0, 9]);
});

test("half a quotation leaves its mark outside, with a stop behind it, and whatever mark it is", () => {
  expect(withoutMarks("x we know”. y", fragment(2, 11))).toEqual([2, 9]);
  expect(withoutMarks('we know" y', fragment(0, 8))).toEqual([0, 7]);
  expect(withoutMarks("“A” said b", fragment(0, 10))).toEqual([0, 10]);
});
