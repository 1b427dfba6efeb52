/** Asks before a page is left with changes that are not saved. */
import { useBlocker } from "@tanstack/react-router";

import { t } from "./messages.ts";

export function useUnsavedGuard(unsaved: boolean): void {
  useBlocker({
    disabled: !unsaved,
    // The browser's own question: it stands above everything and every screen reader knows it.
    shouldBlockFn: () => !confirm(t("leave")),
    enableBeforeUnload: unsaved,
  });
}
