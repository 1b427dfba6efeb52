/**
 * What this device keeps of comments: the text that is being written, and comments that the server does not have yet.
 * In localStorage, which is durable before the next key press is heard; a crash takes nothing along.
 */
import type { Id } from "../../api/model.ts";

/** A comment on its way to the server. */
export interface Waiting {
  readonly id: Id;
  /** Whose it is: another person at this device must not send it as their own. */
  readonly user: number;
  readonly article: Id;
  readonly claim: Id | null;
  /** As it is stored: mentions are pseudonyms. */
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Why the server did not take it; null while it only waits. */
  readonly refused: string | null;
}

const WAITING = "on-record comments waiting";
const DRAFT = "on-record comment ";

type Place = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

export class CommentBox {
  private readonly place: Place;
  private readonly listeners = new Set<() => void>();
  private read: { readonly text: string | null; readonly list: readonly Waiting[] } = { text: null, list: [] };

  constructor(place: Place) {
    this.place = place;
  }

  /** Everything that waits, oldest first; the same list until something changes. */
  get waiting(): readonly Waiting[] {
    const text = this.place.getItem(WAITING);
    if (text !== this.read.text) this.read = { text, list: parse(text) };
    return this.read.list;
  }

  /** Keep a comment until the server has it. */
  add(entry: Waiting): void {
    this.store([...this.waiting.filter(({ id }) => id !== entry.id), entry]);
  }

  /** The server has it, or the person took it back. */
  drop(id: Id): void {
    this.store(this.waiting.filter((entry) => entry.id !== id));
  }

  /** Note why the server did not take a comment, or (null) that it is to be tried again. */
  refuse(id: Id, why: string | null): void {
    this.store(this.waiting.map((entry) => (entry.id === id ? { ...entry, refused: why } : entry)));
  }

  /** The text that is being written in a place, whose name begins with the number of who writes. */
  draft(of: string): string {
    return this.place.getItem(DRAFT + of) ?? "";
  }

  keep(of: string, text: string): void {
    if (text === "") this.place.removeItem(DRAFT + of);
    else this.place.setItem(DRAFT + of, text);
  }

  /** Name the places in which a person is writing something; the name begins with their number. */
  draftsOf(user: number): readonly string[] {
    const start = `${DRAFT}${user} `;
    const keys = Array.from({ length: this.place.length }, (_, at) => this.place.key(at) ?? "");
    return keys.filter((key) => key.startsWith(start)).map((key) => key.slice(DRAFT.length));
  }

  /** Take everything of a person away, whether it was sent or not. */
  forget(user: number): void {
    for (const of of this.draftsOf(user)) this.keep(of, "");
    this.store(this.waiting.filter((entry) => entry.user !== user));
  }

  /** Be told of every change of what waits; returns the way to stop listening. */
  subscribe = (changed: () => void): (() => void) => {
    this.listeners.add(changed);
    return () => this.listeners.delete(changed);
  };

  /** Another tab has changed what waits. */
  changed = (): void => {
    for (const listener of this.listeners) listener();
  };

  private store(list: readonly Waiting[]): void {
    if (list.length === 0) this.place.removeItem(WAITING);
    else this.place.setItem(WAITING, JSON.stringify(list));
    this.changed();
  }
}

function parse(text: string | null): readonly Waiting[] {
  if (text === null) return [];
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? (list as Waiting[]) : [];
  } catch {
    // Only a hand in the browser's tools could have written this; a list that cannot be read must not stop the screen.
    return [];
  }
}

let own: CommentBox | null = null;

/** The box of this browser. */
export function commentBox(): CommentBox {
  if (own) return own;
  const box = new CommentBox(localStorage);
  addEventListener("storage", (event) => (event.key === null || event.key === WAITING) && box.changed());
  own = box;
  return box;
}
