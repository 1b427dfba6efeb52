import { expect, test } from "vitest";

import { sentencesOf } from "./sentences.ts";
import { Steps } from "./steps.ts";

/** Sentences of a paragraph that is written with "|" where one ends. */
function cuts(marked: string, language = "en"): string {
  const text = marked.replaceAll("|", "");
  const steps = new Steps(text, language);
  return steps
    .sentences(0)
    .map(([start, end]) => text.slice(start, end))
    .join("|");
}

function holds(marked: string, language = "en"): void {
  expect(cuts(marked, language)).toBe(
    marked
      .split("|")
      .map((one) => one.trim())
      .join("|"),
  );
}

test.each([
  "Maj. Gen. Ruth Hale said the troops left. |Amb. Paul Orr and Sec. Lee denied it. |Brig. Gen. Al Cox left.",
  "Det. Sgt. Lou Park met Cllr. Dee Shah. |Insp. May Ott and Supt. Ian Roe were there.",
  "Msgr. Ott, Rev. Park and the Hon. Ada Lum spoke. |Atty. Gen. Bo Reed did not.",
  "Reps. Orr and Lee met Sens. Cox and Hale. |Govs. Roe and Ott stayed away.",
  "Lt.-Gov. Dee Shah met Lt. Col. Lou Park. |Capt. Roe, Cmdr. Ott and Cpl. Lum came too.",
  "Prof. Orr of St. Mary met J. R. R. Park at No. 10. |He left at 5 p.m. on Jan. 5.",
  "The U.S. Army left. |It was Orr vs. Lee in Main St. yesterday.",
  "He moved to the U.S. |She stayed. |They met at 5 p.m. |The talks failed.",
  "He works for Orr Inc. |The firm is large, says Bo Lee Jr. |It grew.",
  "He said no. |Marcus left. |So did I. |Ruth stayed.",
  "George W. Bush met Ph.D. student Roe. |“We know,” he said.",
  "1. The port is shut. |It opens on Friday.",
  "a. The port is shut. |It opens on Friday.",
])("English titles, initials and the like end nothing: %s", (marked) => holds(marked));

test.each([
  "Das gilt z. B. Mietern und bzw. Eigentümern. |Dr. Roth widersprach.",
  "Er kam am 3. Oktober in die 2. Bundesliga. |Das war im 21. Jahrhundert.",
  "Er wurde 31. |Sie blieb. |Hr. Prof. Dr. Ott, Gen. a. D. Roth und Fr. Lang gingen.",
  "Nach Art. 5 Abs. 2 kostet es 5 Mio. Euro. |Die Firma zahlt usw. |Der Rest bleibt.",
  "Das ist d. h. Unsinn, sagt u. a. Roth. |Es bleibt Nr. 7.",
])("German ones as well: %s", (marked) => holds(marked, "de"));

test.each([
  ["fr", "Mme. Roux et M. Blanc ont parlé. |Le Dr. Noir est parti."],
  ["es", "El Sr. Ruiz y la Dra. Paz hablaron en EE.UU. de esto. |El Gral. Sol salió."],
  ["it", "Il Sig. Rossi e l’On. Bianchi parlano. |Il Dott. Neri esce."],
  ["pt", "O Sr. Silva e a Dra. Paz falaram. |O Gen. Sol saiu."],
  ["nl", "Dat zei dhr. Bos tegen mevr. Vos. |De heer drs. Smit zweeg."],
  ["ru", "Это сказал проф. Иванов и им. Ленина. |А. С. Пушкин ушёл."],
  ["pl", "Powiedział to gen. Kowalski. |Prof. Nowak wyszedł z ks. Lis."],
  ["xx", "Dr. Roe met Gen. Ott. |Then Maj. Lum left."],
])("and those of other languages: %s", (language, marked) => holds(marked, language));

test.each([
  ["zh", "港口将关闭至星期五。|“我们不会拿任何人的生命冒险”，她说。"],
  ["zh", "她说：“港口关闭！”|他走了。|「好吗？」|她问。"],
  ["zh", "港口关闭。|「我们知道。」|《日报》写了。|（完）"],
  ["ja", "港は閉鎖された。|「命を危険にさらさない」と彼女は述べた。"],
  ["en", "It shuts on Friday.|“We know,” she said.|‘So do I,’ he said."],
  ["en", 'He said "It shuts."|"We know," she said. |It "shut."'],
  ["de", "Er ging.|„Wir wissen es.“ |Sie blieb.|»Ja«, sagte er."],
  ["de", "»Wir gehen.« |Sie blieb. |»Ja«, sagte er."],
  ["fr", "Il est parti.|« Nous savons. » |Elle est restée."],
])("an opening mark begins the next sentence, a closing one ends its own: %s %s", (language, marked) =>
  holds(marked, language),
);

test.each([
  "Rosa Blom said the port is shut 🔥 |Jo Ek denied it",
  "The port is shut 👍🏽 🎉 |Jo Ek denied it 👨‍👩‍👧‍👦 |Nobody knew.",
  "The port is shut! 🔥 |Jo Ek denied it ❤️ |“We know” 🇫🇮 |Fine",
  "🔥 The port is shut 🔥 |Jo Ek denied it",
  "I love 🔥 sauce and 🎉, too. |He does not.",
  "They made it 1️⃣ |Two more came",
  "港口关闭🔥|部长否认",
  "Orr Inc.™ makes it ©2024. |Lee does not.",
])("an emoji ends a sentence where another begins: %s", (marked) => holds(marked));

test.each([
  ["en", 'He said "It shuts. " |He left.'],
  ["en", 'She said "no." |He left. |" It shuts " is what she said.'],
  ["en", "„Ja“ sagte er.|“No,” she said."],
  ["en", "‚Ja‘ sagte er.|‘No,’ she said."],
  ["fr", "»Ja« sagte er.|«Non», dit-elle."],
  ["de", "«Non» dit-elle.|»Ja«, sagte er."],
  ["de", "Er kam am 3. |„Ja“, sagte Roth."],
  ["en", "The port is shut. |1. |It opens on Friday."],
  ["en", "He met then-ex-Gov. Smith. |He left."],
  ["en", "He left. |IV Corps stayed."],
  ["en", "He left NATO. |Marcus stayed."],
])("what opens, counts or shortens is told by what stands around it: %s %s", (language, marked) =>
  holds(marked, language),
);

test("the beginning of a long line is read like a short one", () => {
  const filler = "Nobody at the port knew why it was so. |".repeat(60);
  holds(`He left.|“We know,” she said. |${filler}It rained.`);
  holds(`„Wir wissen es.“ |Sie blieb. |${filler}Es regnete.`, "de");
});

const pieces = (line: string) => sentencesOf(new Intl.Segmenter("en", { granularity: "sentence" }), line, "en");

test.each(['He said "It shuts. "', "He left. 🎉", "🎉", "He left. She stayed. ", "🎉 He left."])(
  "the pieces of %j lie side by side, and none is empty",
  (line) => {
    const found = pieces(line);
    expect(found[0]?.[0]).toBe(0);
    expect(found.at(-1)?.[1]).toBe(line.length);
    for (const [i, [start, end]] of found.entries()) {
      expect(start).toBe(i === 0 ? 0 : found[i - 1]?.[1]);
      expect(end).toBeGreaterThan(start);
    }
  },
);
