/** Settling what people saw differently in one article: opening it, and the two ways of looking at it. */
import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";

import { openGold, reopenGold } from "../api/endpoints.ts";
import { ApiError } from "../api/errors.ts";
import type { Gold, Id } from "../api/model.ts";
import { DeskContext } from "../annotate/desk/context.ts";
import { Desk } from "../annotate/desk/desk.ts";
import "../annotate/late.ts";
import { prefetchActs } from "../annotate/desk/run.ts";
import { Loading, ProblemPage, StatePage } from "../frame/States.tsx";
import { TopBar } from "../frame/TopBar.tsx";
import { DeviceStore } from "../sync/device/store.ts";
import { type Hold, holdPass } from "../sync/tabs.ts";
import { readWork } from "../sync/wire.ts";
import { OffsetMap } from "../text/offsets.ts";
import { Button, ButtonLink } from "../ui/Button.tsx";
import { formatMoment } from "../ui/language/translate.ts";
import { Adjudication } from "./Adjudication.tsx";
import { type Case, readCase } from "./groups.ts";
import { t } from "./messages.ts";
import { sendingTo } from "./sending.ts";

type Stage =
  | { readonly kind: "opening" }
  | { readonly kind: "open"; readonly desk: Desk; readonly gold: Gold; readonly all: Case }
  | { readonly kind: "elsewhere" }
  | { readonly kind: "problem"; readonly error: unknown };

interface How {
  /** Take it from somebody who left it alone. */
  readonly takeOver?: boolean;
  /** Take it from another tab. */
  readonly insist?: boolean;
}

/** Milliseconds for which an article that was left by a link is waited for, when the person comes back at once. */
const LEAVING = 5000;
let leaving: Promise<void> = Promise.resolve();

/** Open the gold layer in this tab; `left` ends it. */
async function open(article: Id, how: How, left: AbortSignal, lost: () => void): Promise<Stage> {
  prefetchActs();
  // What the screen before still sends is to be on the server before that is asked, and its hold is to be over.
  const slow = new Promise<true>((over) => setTimeout(over, LEAVING, true));
  const isLate = await Promise.race([leaving.then(() => false), slow]);
  const found = await openGold(article, how.takeOver ?? false);
  if (found.work.assignment.state === "submitted") {
    await reopenGold(found.work.assignment.id);
    return open(article, {}, left, lost);
  }
  const { id } = found.work.assignment;
  let desk: Desk | null = null;
  const hold: Hold | null = await holdPass(
    id,
    () => {
      desk?.device.leave();
      lost();
    },
    how.insist ?? false,
  );
  if (!hold) return { kind: "elsewhere" };
  try {
    // Who had it until now may have sent decisions since it was read.
    const gold = how.insist || isLate ? await openGold(article, false) : found;
    const all = readCase(gold, new OffsetMap(gold.work.article.text));
    const store = await DeviceStore.open().catch(() => null);
    desk = await Desk.open(gold.work, store, sendingTo(article), undefined, (...call) => {
      const { setting, pass, versions } = readWork(...call);
      const settled = { ...pass, decisions: all.decisions };
      // What an engine proposed is no matter here: nothing is said of it.
      const assignment = { ...setting.assignment, suggestions_shown: true };
      const own = { ...setting, assignment, project: { ...setting.project, engine_available: true } };
      return { setting: own, pass: settled, versions: new Map([...versions, ...all.versions]) };
    });
    const opened = desk;
    const leave = (): void => {
      leaving = opened.device
        .flush()
        .catch(() => false)
        .then(() => {
          opened.device.leave();
          hold.release();
        });
    };
    if (left.aborted) leave();
    else left.addEventListener("abort", leave);
    return { kind: "open", desk, gold, all };
  } catch (error) {
    hold.release();
    throw error;
  }
}

export function AdjudicateScreen({ project, article }: { project: Id; article: Id }) {
  const [stage, setStage] = useState<Stage>({ kind: "opening" });
  const [how, setHow] = useState<How>({});
  useEffect(() => {
    const left = new AbortController();
    const show = (next: Stage): void => void (left.signal.aborted || setStage(next));
    show({ kind: "opening" });
    open(article, how, left.signal, () => show({ kind: "elsewhere" })).then(show, (error: unknown) =>
      show({ kind: "problem", error }),
    );
    return () => left.abort();
  }, [article, how]);
  if (stage.kind === "open") {
    return (
      <DeskContext value={stage.desk}>
        <Adjudication gold={stage.gold} all={stage.all} project={project} reload={() => setHow({})} />
      </DeskContext>
    );
  }
  return (
    <>
      <TopBar
        crumbs={[
          <Link key="list" to="/p/$project/adjudicate" params={{ project }}>
            {t("page")}
          </Link>,
        ]}
      />
      {stage.kind === "opening" && <Loading label={t("opening")} />}
      {stage.kind === "elsewhere" && (
        <StatePage title={t("elsewhere")}>
          <Button kind="primary" onClick={() => setHow({ insist: true })}>
            {t("here")}
          </Button>
        </StatePage>
      )}
      {stage.kind === "problem" && (
        <Refused
          error={stage.error}
          project={project}
          retry={() => setHow({})}
          takeOver={() => setHow({ takeOver: true })}
        />
      )}
    </>
  );
}

interface HeldGold {
  by: string;
  since: string;
  touched_at: string;
  finished: boolean;
  may_take_over: boolean;
}

interface RefusedProps {
  error: unknown;
  project: Id;
  retry: () => void;
  takeOver: () => void;
}

/** Why the article cannot be adjudicated by this person now. */
function Refused({ error, project, retry, takeOver }: RefusedProps) {
  const code = error instanceof ApiError ? error.code : "";
  const back = (
    <ButtonLink to="/p/$project/adjudicate" params={{ project }}>
      {t("back")}
    </ButtonLink>
  );
  if (code === "gold_open" && error instanceof ApiError) {
    const held = error.details["gold"] as HeldGold;
    return (
      <StatePage title={t(held.finished ? "held_done" : "held_title", { name: held.by })}>
        <p>{t("held_help", { since: formatMoment(held.since), touched: formatMoment(held.touched_at) })}</p>
        {held.may_take_over && (
          <Button kind="primary" onClick={takeOver}>
            {t("take_over")}
          </Button>
        )}
        {back}
      </StatePage>
    );
  }
  if (code === "own_work" || code === "passes_missing") {
    const about = code === "own_work" ? "own" : "missing";
    return (
      <StatePage title={t(`${about}_title`)}>
        <p>{t(`${about}_help`)}</p>
        {back}
      </StatePage>
    );
  }
  return <ProblemPage error={error} retry={retry} />;
}
