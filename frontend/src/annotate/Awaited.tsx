/** Suggestions that no engine has made yet when the article is opened: they come by themselves, or with one press. */
import { useEffect, useState } from "react";

import { getWork } from "../api/endpoints.ts";
import { Button } from "../ui/Button.tsx";
import { Notice } from "../ui/Notice.tsx";
import { useDesk } from "./context.ts";
import { t } from "./messages.ts";

/** Milliseconds between two looks, and how many there are. */
const PAUSE = 2500;
const LOOKS = 60;

/** It stands beside the text, which must not move when it comes and goes. */
export function Awaited({ reread }: { reread: () => void }) {
  const desk = useDesk();
  /** How many have come; null while they are waited for. */
  const [come, setCome] = useState<number | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopped = false;
    const look = async (left: number): Promise<void> => {
      // Without the network they are looked for again later.
      const work = await getWork(desk.state.setting.assignment.id).catch(() => null);
      if (stopped) return;
      if (work?.suggestions_pending === false) {
        // Whoever has begun decides when the screen changes.
        if (work.suggestions.length > 0 && !desk.begun) reread();
        else setCome(work.suggestions.length);
      } else if (left > 0) timer = setTimeout(() => void look(left - 1), PAUSE);
      else setCome(0);
    };
    timer = setTimeout(() => void look(LOOKS), PAUSE);
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
    // The screen that waits is that of one desk.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [desk]);
  if (come === 0) return null;
  if (come === null) return <Notice>{t("awaited")}</Notice>;
  return (
    <Notice action={<Button small onClick={reread}>{t("awaited_show")}</Button>}>{t("awaited_come", { count: come })}</Notice>
  );
}
