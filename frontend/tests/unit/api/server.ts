/** A small HTTP server for the tests of the client: real requests, answers chosen by the test. */
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Received {
  method: string;
  path: string;
  headers: IncomingMessage["headers"];
  body: string;
}

export type Answer = (request: Received, response: ServerResponse) => void;

export interface TestServer {
  received: Received[];
  answer: (next: Answer) => void;
  close: () => Promise<void>;
}

/**
 * Start a server and let relative addresses of `fetch` lead to it; cookies it sets reach the document, as in a
 * browser.
 */
export async function startServer(): Promise<TestServer> {
  const received: Received[] = [];
  let current: Answer = json(200, {});
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { method = "", url = "", headers } = request;
      const one = { method, path: url, headers, body: Buffer.concat(chunks).toString() };
      received.push(one);
      current(one, response);
    });
  });
  await new Promise<void>((ready) => {
    server.listen(0, "127.0.0.1", ready);
  });
  const restore = leadFetchTo(server);
  return {
    received,
    answer: (next) => {
      current = next;
    },
    close: async () => {
      restore();
      await new Promise((closed) => {
        server.close(closed);
        server.closeAllConnections();
      });
    },
  };
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return (_, response) => {
    response.writeHead(status, { "Content-Type": "application/json", ...headers });
    response.end(JSON.stringify(body));
  };
}

function leadFetchTo(server: Server): () => void {
  const { port } = server.address() as AddressInfo;
  const real = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const answer = await real(new URL(String(input), `http://127.0.0.1:${port}`), init);
    for (const cookie of answer.headers.getSetCookie()) document.cookie = cookie;
    return answer;
  };
  return () => {
    globalThis.fetch = real;
  };
}
