/** Whose page this is, and who is signed in in this browser: all tabs share one session, and it may change hands. */

export interface Person {
  readonly id: number;
  readonly name: string;
}

/** Hears who is signed in now, null where nobody is; true where nothing more has to be done about it. */
type Listener = (person: Person | null) => boolean | void;

let page: Person | null = null;
let channel: BroadcastChannel | null = null;
const listeners = new Set<Listener>();
let otherwise: Listener = () => undefined;

/** The person for whom this page was opened; null before anybody signed in. */
export const pagePerson = (): Person | null => page;

/** Say whose page this is from now on; other tabs hear who is signed in. */
export function belongTo(person: Person | null): void {
  follow(person);
  open()?.postMessage(person);
}

/** Say whose page this is from now on, as another tab or the server said. */
export function follow(person: Person | null): void {
  page = person;
}

/** Take note of who is signed in, as the server or another tab says. */
export function noticed(person: Person | null): void {
  const done = Array.from(listeners, (listener) => listener(person)).includes(true);
  if (!done) otherwise(person);
}

/** Be told who is signed in whenever it may have changed; returns the way to stop listening. */
export function onPerson(listener: Listener): () => void {
  open();
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What to do where no part of the page sees to it itself. */
export function otherwiseOnPerson(listener: Listener): void {
  open();
  otherwise = listener;
}

function open(): BroadcastChannel | null {
  if (channel || typeof BroadcastChannel === "undefined") return channel;
  channel = new BroadcastChannel("on-record session");
  channel.addEventListener("message", ({ data }: MessageEvent<Person | null>) => noticed(data));
  return channel;
}

/** The name that people see. */
export const personOf = (user: { id: number; name: string; username: string } | null): Person | null =>
  user && { id: user.id, name: user.name || user.username };
