/** The way to the comments, with their number: on the claim card, on a folded card, and under the article's headline. */
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";

import { t as words } from "../../comments/messages.ts";
import { useSending, useWaiting } from "../../comments/sending.ts";
import { commentsQuery, isIn } from "../../comments/Thread.tsx";
import type { Id } from "../../work/types.ts";
import { Button } from "../../ui/Button.tsx";
import cards from "./cards.module.css";
import { RUN } from "../commands/commands.ts";
import { useDesk, useDeskState } from "../desk/context.ts";
import { Key } from "../desk/Key.tsx";

interface CommentsButtonProps {
  /** None: of the article. */
  claim?: Id;
  /** Only the number, and that only where there is one. */
  count?: boolean;
}

export function CommentsButton({ claim, count = false }: CommentsButtonProps) {
  const desk = useDesk();
  const article = useDeskState((state) => state.setting.article.id);
  const panel = useDeskState((state) => state.panel);
  const here = isIn(claim ?? null);
  const found = useQuery(commentsQuery(article)).data?.filter(here) ?? [];
  // One whose answer was lost is there already.
  const waiting = useWaiting().filter(
    (entry) => entry.article === article && here(entry) && found.every(({ id }) => id !== entry.id),
  );
  const total = found.length;
  const name = total === 0 ? words("open") : words("count", { count: total });
  if (count) {
    if (total === 0) return null;
    return (
      <span className={cards["comment_count"]} title={name}>
        <span aria-hidden="true">❝ {total}</span>
        <span className="visually-hidden">{name}</span>
      </span>
    );
  }
  const own = claim === undefined ? "articleComments" : "comments";
  const button = (
    <Button kind="quiet" small data-print="hide" aria-expanded={panel === own} onClick={() => RUN[own](desk, "w")}>
      {name}
      {found.some(({ unread }) => unread) && " •"}
      {waiting.length > 0 && ` · ${words("not_sent", { count: waiting.length })}`} <Key of={own} />
    </Button>
  );
  if (claim !== undefined) return button;
  return (
    <>
      <Arrival />
      {button}
    </>
  );
}

/** Sends what waits, and opens the comments that a link led to. */
function Arrival() {
  const desk = useDesk();
  // While its claim is on the way there is nothing yet that a comment could hang on.
  useSending(() => desk.device.flush());
  useEffect(() => {
    const asked = new URLSearchParams(location.search).get("comments");
    if (asked === null) return;
    if (desk.state.pass.claims.has(asked)) desk.attention.activate(asked, { quiet: true });
    if (desk.state.panel === null) desk.panels.open(desk.state.active === asked ? "comments" : "articleComments");
  }, [desk]);
  return null;
}
