/** Suggestions that no engine has made yet when the article is opened: they come by themselves, or with one press. */
import { useEffect, useState } from "react";

import { getWork } from "../../api/endpoints.ts";
import type { Work } from "../../api/model.ts";
import { Button } from "../../ui/Button.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { receive } from "../commands/asides.ts";
import { useDesk } from "../desk/context.ts";
import { t as words } from "../desk/panelMessages.ts";

/** Milliseconds between two looks, and how many there are. */
const PAUSE = 2500;
const LOOKS = 60;

/** It stands beside the text, which must not move when it comes and goes. */
export function Awaited() {
  const desk = useDesk();
  const [waiting, setWaiting] = useState(true);
  /** The pass with those that have come, while the person has not let them in. */
  const [come, setCome] = useState<Work | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopped = false;
    const look = async (left: number): Promise<void> => {
      // Without the network they are looked for again later.
      const work = await getWork(desk.state.setting.assignment.id).catch(() => null);
      if (stopped) return;
      if (work?.suggestions_pending === false) {
        setWaiting(false);
        // Whoever has begun decides when the screen changes.
        if (!desk.attention.begun) receive(desk, work);
        else if (work.suggestions.length > 0) setCome(work);
      } else if (left > 0) timer = setTimeout(() => void look(left - 1), PAUSE);
      else setWaiting(false);
    };
    timer = setTimeout(() => void look(LOOKS), PAUSE);
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
    // The screen that waits is that of one desk.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [desk]);
  const show = (): void => {
    if (come) receive(desk, come);
    setCome(null);
  };
  if (waiting) return <Notice>{words("awaited")}</Notice>;
  if (!come) return null;
  return (
    <Notice
      action={
        <Button small onClick={show}>
          {words("awaited_show")}
        </Button>
      }
    >
      {words("awaited_come", { count: come.suggestions.length })}
    </Notice>
  );
}
