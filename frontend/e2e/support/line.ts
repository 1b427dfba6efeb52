/** The line between a browser and the server, which can be cut at any byte: a TCP relay on this machine. */
import { type AddressInfo, type Server, type Socket, connect, createServer } from "node:net";

/** What becomes of the next sync: it never arrives, its answer is lost, whole or by half, or its answer waits. */
export type Trap = "question lost" | "answer lost" | "half an answer" | "answer late";

interface Pair {
  readonly client: Socket;
  readonly server: Socket;
  /** A sync was sent and its answer has not begun. */
  waiting: boolean;
  /** Parts of an answer that waits. */
  held: Buffer[];
}

const SYNC = /^POST \/api\/v1\/(?:assignments|gold)\/[^/]+\/sync /;
/** Bytes that half an answer lacks: it ends in the middle of its JSON. */
const LACKING = 20;

export class Line {
  private readonly relay: Server;
  private readonly pairs = new Set<Pair>();
  private trap: Trap | (() => void) | null = null;
  private down = false;
  private spring: () => void = () => undefined;

  private constructor(server: URL) {
    this.relay = createServer({ noDelay: true }, (client) => this.open(client, server));
  }

  /** Lay a line to the server; `address` is where the browser finds it. */
  static async to(address: string): Promise<Line> {
    const line = new Line(new URL(address));
    await new Promise<void>((ready) => {
      line.relay.listen(0, "127.0.0.1", ready);
    });
    return line;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.relay.address() as AddressInfo).port}`;
  }

  /** Cut every connection and let none through until the line is lifted again. */
  cut(): void {
    this.down = true;
    for (const pair of this.pairs) end(pair);
  }

  /** Let everything through again, what was held first. */
  lift(): void {
    this.down = false;
    this.trap = null;
    for (const pair of this.pairs) {
      for (const part of pair.held.splice(0)) pair.client.write(part);
      pair.waiting = false;
    }
  }

  /**
   * Set a trap for the next sync; resolves when it was sprung. After all but a late answer the line is down. A
   * function is called when the sync has gone on to the server.
   */
  set(trap: Trap | (() => void)): Promise<void> {
    this.trap = trap;
    return new Promise((sprung) => {
      this.spring = sprung;
    });
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((closed) => {
      this.relay.close(closed);
    });
  }

  private open(client: Socket, { hostname, port }: URL): void {
    if (this.down) {
      client.destroy();
      return;
    }
    const pair: Pair = {
      client,
      server: connect({ host: hostname, port: Number(port), noDelay: true }),
      waiting: false,
      held: [],
    };
    this.pairs.add(pair);
    client.on("data", (part) => this.asked(pair, part));
    pair.server.on("data", (part) => this.answered(pair, part));
    for (const socket of [client, pair.server]) {
      // A reset is what these journeys are about; the other side gets to feel it.
      socket.on("error", () => end(pair));
      socket.on("close", () => {
        end(pair);
        this.pairs.delete(pair);
      });
    }
  }

  private asked(pair: Pair, part: Buffer): void {
    if (this.trap !== null && SYNC.test(part.toString("latin1", 0, 200))) {
      if (this.trap === "question lost") return this.sprung();
      pair.waiting = true;
    }
    pair.server.write(part);
    if (pair.waiting && typeof this.trap === "function") {
      const { trap } = this;
      this.trap = null;
      pair.waiting = false;
      trap();
      this.spring();
    }
  }

  private answered(pair: Pair, part: Buffer): void {
    if (!pair.waiting) return void pair.client.write(part);
    if (this.trap === "answer lost") return this.sprung();
    if (this.trap === "answer late") {
      pair.held.push(part);
      return this.spring();
    }
    pair.client.write(part.subarray(0, Math.max(1, part.length - LACKING)), () => this.sprung());
    return undefined;
  }

  private sprung(): void {
    this.trap = null;
    this.cut();
    this.spring();
  }
}

function end({ client, server }: Pair): void {
  client.destroy();
  server.destroy();
}
