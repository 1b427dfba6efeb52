/** Start of the application in the browser. */
import "./start.ts";
import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/source-serif-4/opsz.css";
import "@fontsource-variable/source-serif-4/opsz-italic.css";
import "./styles/slanted.css";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/print.css";

import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { makeQueryClient } from "./query.ts";
import { bearForeignChanges } from "./ui/page/foreign.ts";
import { otherwiseOnPerson } from "./api/person.ts";
import { followPerson, goToSignIn, makeRouter } from "./router.tsx";
import { followUpdates, keepShell } from "./shell/keepShell.ts";
import { opensWork } from "./soon.ts";
import { speakChosenLanguage } from "./ui/language/language.ts";
import { applyStoredTheme } from "./ui/page/theme.ts";
import { Toasts } from "./ui/overlay/Toast.tsx";

applyStoredTheme();
bearForeignChanges();
followUpdates();

const queries = makeQueryClient(() => goToSignIn(router));
// The code of the screen comes while the rest of this is done; the router asks again and tells of what fails.
if (opensWork()) import("./AnnotateRoute.tsx").catch(() => undefined);
const router = makeRouter(queries);
otherwiseOnPerson((person) => followPerson(router, person));

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");
void start(root).then(keepShell);

async function start(element: HTMLElement): Promise<void> {
  await speakChosenLanguage();
  createRoot(element).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
        <Toasts />
      </QueryClientProvider>
    </StrictMode>,
  );
}
