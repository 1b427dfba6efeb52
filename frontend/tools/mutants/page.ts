/** As much of a page as the logic of `sync` needs: events and a storage. To make a whole page takes longer than a mutant's tests. */
class Storage {
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

export default {
  name: "page",
  viteEnvironment: "ssr",
  setup(global: Record<string, unknown>) {
    const events = new EventTarget();
    const added = {
      document: new Page(),
      localStorage: new Storage(),
      addEventListener: events.addEventListener.bind(events),
      removeEventListener: events.removeEventListener.bind(events),
      dispatchEvent: events.dispatchEvent.bind(events),
    };
    for (const [name, value] of Object.entries(added))
      Object.defineProperty(global, name, { value, configurable: true, writable: true });
    Object.defineProperty(navigator, "onLine", { get: () => true, configurable: true });
    return { teardown: () => undefined };
  },
};
