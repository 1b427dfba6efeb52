// @vitest-environment node
import { expect, test, vi } from "vitest";

import "../../../tests/page.ts";
import { ApiError } from "../../api/errors.ts";
import type { Comment } from "../../api/model.ts";
import { CommentBox, type Waiting, commentBox } from "./commentBox.ts";
import { type Server, keepSending, sendWaiting } from "./sendComments.ts";

/** The storage of a browser that nobody else writes to. */
class Shelf {
  readonly kept = new Map<string, string>();
  getItem(key: string): string | null {
    return this.kept.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.kept.set(key, value);
  }
  removeItem(key: string): void {
    this.kept.delete(key);
  }
  get length(): number {
    return this.kept.size;
  }
  key(at: number): string | null {
    return [...this.kept.keys()][at] ?? null;
  }
}

const entry = (id: string, more: Partial<Waiting> = {}): Waiting => ({
  id,
  user: 1,
  article: "article",
  claim: null,
  text: `words of ${id}`,
  at: 0,
  refused: null,
  ...more,
});
const failure = (status: number, code = "x"): ApiError => new ApiError({ status, code, message: `because ${code}` });

function world(answer: (entry: Waiting) => Error | null = () => null, more: Partial<Server> = {}) {
  const shelf = new Shelf();
  const box = new CommentBox(shelf);
  const posted: string[] = [];
  const server: Server = {
    who: async () => 1,
    post: async (one) => {
      const error = answer(one);
      if (error) throw error;
      posted.push(one.id);
      return { id: one.id } as Comment;
    },
    hasClaim: async () => true,
    ...more,
  };
  return { shelf, box, posted, server };
}

test("what waits is sent in its order, and survives the tab until it is", async () => {
  const { shelf, box, posted, server } = world();
  box.add(entry("a"));
  box.add(entry("b", { claim: "claim" }));
  const later = new CommentBox(shelf);
  expect(later.waiting.map(({ text }) => text)).toEqual(["words of a", "words of b"]);
  expect((await sendWaiting(later, server)).map(({ id }) => id)).toEqual(["a", "b"]);
  expect([posted, box.waiting, shelf.kept.size]).toEqual([["a", "b"], [], 0]);
});

test.each([0, 500, 503, 401, 429])(
  "a server that answers %i is tried again later, with nothing lost",
  async (status) => {
    const { box, posted, server } = world(() => failure(status));
    box.add(entry("a"));
    expect(await sendWaiting(box, server)).toEqual([]);
    expect([posted, box.waiting]).toEqual([[], [entry("a")]]);
  },
);

test("what is refused stays with its reason and stops nothing else", async () => {
  const { box, posted, server } = world(({ id }) => (id === "a" ? failure(400, "unknown_claim") : null));
  box.add(entry("a"));
  box.add(entry("b"));
  await sendWaiting(box, server);
  expect([posted, box.waiting]).toEqual([["b"], [entry("a", { refused: "because unknown_claim" })]]);
  await sendWaiting(box, server);
  expect(posted).toEqual(["b"]);
  box.refuse("a", null);
  expect(box.waiting).toEqual([entry("a")]);
});

test("nobody sends what another person wrote at this device", async () => {
  const { box, posted, server } = world(undefined, { who: async () => 2 });
  box.add(entry("a"));
  box.add(entry("b", { user: 2 }));
  await sendWaiting(box, server);
  expect([posted, box.waiting]).toEqual([["b"], [entry("a")]]);
});

test("a comment waits for its claim, one on the article does not", async () => {
  const { box, posted, server } = world(undefined, { hasClaim: async () => false });
  box.add(entry("a", { claim: "claim" }));
  box.add(entry("b"));
  await sendWaiting(box, server);
  expect([posted, box.waiting.map(({ id }) => id)]).toEqual([["b"], ["a"]]);
});

test("a comment that is written while others travel goes with them", async () => {
  const { box, posted, server } = world(({ id }) => {
    if (id === "a") box.add(entry("b"));
    return null;
  });
  box.add(entry("a"));
  await sendWaiting(box, server);
  expect(posted).toEqual(["a", "b"]);
});

test("a draft is kept in its place until it is empty, and listeners hear of what waits", () => {
  const { shelf, box } = world();
  let heard = 0;
  const stop = box.subscribe(() => (heard += 1));
  box.keep("here", "half a sen");
  expect([box.draft("here"), new CommentBox(shelf).draft("here"), box.draft("there")]).toEqual([
    "half a sen",
    "half a sen",
    "",
  ]);
  box.keep("here", "");
  expect(shelf.kept.size).toBe(0);
  box.add(entry("a"));
  box.add(entry("a", { text: "newer" }));
  expect([heard, box.waiting.map(({ text }) => text)]).toEqual([2, ["newer"]]);
  stop();
  box.drop("a");
  expect(heard).toBe(2);
});

test("a list that cannot be read is an empty one", () => {
  const { shelf, box } = world();
  shelf.setItem("on-record comments waiting", "{nonsense");
  expect(box.waiting).toEqual([]);
});

test("what a person leaves behind is theirs alone: drafts and comments of others stay when theirs go", () => {
  const { box } = world();
  box.add(entry("mine"));
  box.add(entry("other", { user: 12 }));
  for (const place of ["1 article null", "1 edit c", "12 article null"]) box.keep(place, "half a sen");
  expect(box.draftsOf(1)).toEqual(["1 article null", "1 edit c"]);
  box.forget(1);
  expect(box.waiting.map(({ id }) => id)).toEqual(["other"]);
  expect([box.draftsOf(1), box.draftsOf(12)]).toEqual([[], ["12 article null"]]);
});

test("a comment is not taken for refused because somebody else is signed in", async () => {
  const { box, server } = world(() => failure(409, "other_person"));
  box.add(entry("a"));
  await sendWaiting(box, server);
  expect(box.waiting).toMatchObject([{ id: "a", refused: null }]);
});

test("comments are sent at once, when the network is back and every five seconds, until somebody stops it", () => {
  vi.useFakeTimers();
  const send = vi.fn();
  const stop = keepSending(send);
  expect(send).toHaveBeenCalledTimes(1);
  dispatchEvent(new Event("online"));
  expect(send).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(4999);
  expect(send).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(5001);
  expect(send).toHaveBeenCalledTimes(4);
  stop();
  dispatchEvent(new Event("online"));
  vi.advanceTimersByTime(60_000);
  expect(send).toHaveBeenCalledTimes(4);
  vi.useRealTimers();
});

const tell = (key: string | null) => dispatchEvent(Object.assign(new Event("storage"), { key }));

test("a comment that waits in one tab shows in the others, which hear of nothing else that is kept", () => {
  const box = commentBox();
  expect(commentBox()).toBe(box);
  const heard = vi.fn();
  const stop = box.subscribe(heard);
  tell("the theme");
  expect(heard).not.toHaveBeenCalled();
  localStorage.setItem("on-record comments waiting", JSON.stringify([entry("of another tab")]));
  tell("on-record comments waiting");
  expect(heard).toHaveBeenCalledTimes(1);
  expect(box.waiting).toEqual([entry("of another tab")]);
  localStorage.clear();
  tell(null);
  expect(heard).toHaveBeenCalledTimes(2);
  expect(box.waiting).toEqual([]);
  stop();
});

test("a fault of the program is not taken for a server that is away", async () => {
  const broken = new TypeError("nobody foresaw this");
  const { box, server } = world(() => broken);
  box.add(entry("a"));
  await expect(sendWaiting(box, server)).rejects.toBe(broken);
  expect(box.waiting).toEqual([entry("a")]);
});

test("the server is not asked who is signed in while nothing waits that could be sent", async () => {
  const who = vi.fn(async () => 1);
  const { box, server } = world(undefined, { who });
  await sendWaiting(box, server);
  box.add(entry("a", { refused: "because" }));
  await sendWaiting(box, server);
  expect(who).not.toHaveBeenCalled();
});

test("a server that does not say who is signed in is asked again later", async () => {
  const { box, posted, server } = world(undefined, { who: async () => Promise.reject(failure(503)) });
  box.add(entry("a"));
  expect(await sendWaiting(box, server)).toEqual([]);
  expect([posted, box.waiting]).toEqual([[], [entry("a")]]);
});

test.each(["csrf", "other_person"])("a comment that is refused with %s is tried again later", async (code) => {
  const { box, server } = world(() => failure(403, code));
  box.add(entry("a"));
  await sendWaiting(box, server);
  expect(box.waiting).toEqual([entry("a")]);
});

test("drafts of an empty place are empty, and a list that is none is empty", () => {
  const { shelf, box } = world();
  shelf.setItem("on-record comments waiting", '{"id": "a"}');
  expect(box.waiting).toEqual([]);
  shelf.removeItem("on-record comments waiting");
  const list = box.waiting;
  expect(box.waiting, "the same list until something changes").toBe(list);
});
