/** The title of the browser's tab. */
import { useEffect } from "react";

import { t } from "../messages.ts";

/** Name the tab after the page, innermost first: "Import · Middle East desk · On Record". */
export function usePageTitle(...parts: readonly (string | undefined)[]): void {
  const title = [...parts.filter(Boolean), t("brand")].join(" · ");
  useEffect(() => {
    document.title = title;
  }, [title]);
}
