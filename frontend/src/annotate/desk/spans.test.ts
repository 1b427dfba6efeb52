import { expect, test } from "vitest";

import { Blocks } from "../../text/blocks.ts";
import { paragraphsOf } from "../../text/paragraphs.ts";
import { fragment } from "../../text/offsets.ts";
import { apply, itemsOf } from "../../work/pass.ts";
import { at, smallPass, TEXT } from "../../work/testing.ts";
import * as does from "../../work/transitions.ts";
import { SpanIndexer } from "./spans.ts";

test("only the block whose spans changed gets a new list", () => {
  const { pass, setting, outer } = smallPass();
  const indexer = new SpanIndexer(new Blocks(TEXT, paragraphsOf(TEXT)), setting.project.scale.labels);
  const before = indexer.of(itemsOf(pass, setting), null);
  const next = apply(pass, does.create(pass, setting, at("several planning efforts")));
  const after = indexer.of(itemsOf(next, setting), null);
  expect(after[0]).toBe(before[0]);
  expect(after[1]).not.toBe(before[1]);
  const judged = apply(next, does.accept(next, setting, outer));
  const last = indexer.of(itemsOf(judged, setting), null);
  expect(last[0]).not.toBe(after[0]);
  expect(last[1]).toBe(after[1]);
});

test("boundaries under the arrow keys stand in for the content until they are stored", () => {
  const { pass, setting, outer } = smallPass();
  const indexer = new SpanIndexer(new Blocks(TEXT, paragraphsOf(TEXT)), []);
  const draft = { id: outer.id, role: "content", fragments: [fragment(0, 3)] } as const;
  const spans = indexer
    .of(itemsOf(pass, setting), draft)[0]
    ?.filter((span) => span.owner === outer.id && span.role === "content");
  expect(spans).toMatchObject([{ start: 0, end: 3, last: true }]);
});

test("a claim over two paragraphs is in both", () => {
  const { pass, setting } = smallPass();
  const across = fragment(TEXT.indexOf("strike"), TEXT.indexOf("several"));
  const next = apply(pass, does.create(pass, setting, across));
  const index = new SpanIndexer(new Blocks(TEXT, paragraphsOf(TEXT)), []).of(itemsOf(next, setting), null);
  expect(index.map((spans) => spans.filter((span) => span.type === "claim").length)).toEqual([1, 1]);
});
