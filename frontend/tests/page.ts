/** Imported for its effect: as much of a page as the logic of `sync` needs, events and a storage. Making a whole page takes longer than the tests. */
class Shelf {
  private readonly kept = new Map<string, string>();
  getItem = (key: string): string | null => this.kept.get(key) ?? null;
  setItem = (key: string, value: string): void => void this.kept.set(key, value);
  removeItem = (key: string): void => void this.kept.delete(key);
  clear = (): void => this.kept.clear();
  key = (at: number): string | null => [...this.kept.keys()][at] ?? null;
  get length(): number {
    return this.kept.size;
  }
}

class Page extends EventTarget {
  cookie = "";
  get visibilityState(): string {
    return "visible";
  }
}

const events = new EventTarget();
const added = {
  document: new Page(),
  localStorage: new Shelf(),
  addEventListener: events.addEventListener.bind(events),
  removeEventListener: events.removeEventListener.bind(events),
  dispatchEvent: events.dispatchEvent.bind(events),
};
for (const [name, value] of Object.entries(added))
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
Object.defineProperty(navigator, "onLine", { get: () => true, configurable: true });
