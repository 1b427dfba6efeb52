/** The whole screen around a desk, for tests: without a server, and with a router that leads nowhere. */
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from "@tanstack/react-router";
import { useSyncExternalStore } from "react";
import { render } from "vitest-browser-react";

import { DrawnAgain } from "../ui/page/DrawnAgain.tsx";
import { Toasts } from "../ui/overlay/Toast.tsx";
import { DeskContext } from "./desk/context.ts";
import type { Desk } from "./desk/desk.ts";
import { DeskView } from "./DeskView.tsx";
import { load } from "./desk/onDemand.tsx";
import { withActs } from "./desk/run.ts";

/** Nobody answers here: what is talked about an article is not asked for. */
const offline = new QueryClient({ defaultOptions: { queries: { enabled: false } } });
const QUEUE = { number: 1, articles: 2, mine_submitted: 0 };
const nothing = (): void => undefined;

let shown: Desk;
const changed = new Set<() => void>();

/** Put another desk on the screen that is there. */
export function showNext(desk: Desk): void {
  shown = desk;
  for (const listener of changed) listener();
}

/** Draw the screen of a desk, with everything there that is fetched on demand. */
export async function showDesk(desk: Desk): Promise<HTMLElement> {
  shown = desk;
  await Promise.all([load(), new Promise<void>((ready) => withActs(() => ready()))]);
  const history = createMemoryHistory({ initialEntries: ["/"] });
  const router = createRouter({ routeTree: createRootRoute({ component: Screen }), history });
  const { container } = await render(
    <QueryClientProvider client={offline}>
      <RouterProvider router={router as never} />
      <Toasts />
    </QueryClientProvider>,
  );
  return container;
}

function Screen() {
  const desk = useSyncExternalStore(
    (listener) => {
      changed.add(listener);
      return () => changed.delete(listener);
    },
    () => shown,
  );
  return (
    <DeskContext value={desk}>
      <DrawnAgain>
        <DeskView
          key={desk.state.setting.article.id + desk.state.setting.text.length}
          queue={QUEUE}
          pending={false}
          next={nothing}
        />
      </DrawnAgain>
    </DeskContext>
  );
}
