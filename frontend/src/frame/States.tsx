/** What a screen shows instead of its content: loading, a problem with its way out, nothing there. */
import { useEffect, useEffectEvent, useState } from "react";
import type { ReactNode } from "react";

import { ApiError } from "../api/errors.ts";
import { Button, ButtonLink } from "../ui/Button.tsx";
import { t } from "../ui/messages.ts";
import { Notice } from "../ui/Notice.tsx";
import styles from "./States.module.css";
import { usePageTitle } from "../ui/page/title.ts";

export function Loading({ label = t("loading") }: { label?: string }) {
  return (
    <p className={styles["loading"]} role="status">
      {label}
    </p>
  );
}

/** Hold the place of a panel that is still being read, so that nothing jumps. */
export function Skeleton({ height = 90 }: { height?: number }) {
  return <div className={styles["skeleton"]} style={{ height }} aria-hidden="true" />;
}

interface Explained {
  title: string;
  help: string;
  detail: string | null;
  canRetry: boolean;
}

/** Say in words what an error means and whether trying again can help. */
export function explain(error: unknown): Explained {
  if (!(error instanceof ApiError)) {
    const detail = error instanceof Error ? error.message : String(error);
    return { title: t("problem_other"), help: detail, detail: null, canRetry: true };
  }
  const detail = error.requestId === null ? null : t("request_id", { id: error.requestId });
  if (error.unreachable && !navigator.onLine) {
    return { title: t("problem_offline"), help: t("problem_offline_help"), detail, canRetry: true };
  }
  if (error.away) {
    return { title: t("problem_unreachable"), help: t("problem_unreachable_help"), detail, canRetry: true };
  }
  if (error.status >= 500) {
    return { title: t("problem_server"), help: t("problem_server_help"), detail, canRetry: true };
  }
  if (error.code === "paused") {
    return { title: t("problem_paused"), help: String(error.details["reason"]), detail: null, canRetry: false };
  }
  if (error.status === 403) {
    return { title: t("problem_forbidden"), help: t("problem_forbidden_help"), detail, canRetry: false };
  }
  if (error.status === 404) {
    return { title: t("problem_not_found"), help: t("problem_not_found_help"), detail: null, canRetry: false };
  }
  return { title: t("problem_other"), help: error.message, detail, canRetry: true };
}

const secondsBetweenTries = 5;

/** A whole page about an error; when the server is gone it tries again by itself. */
export function ProblemPage({ error, retry }: { error: unknown; retry?: (() => void) | undefined }) {
  const away = error instanceof ApiError && error.away;
  const seconds = (away && error.retryAfter) || secondsBetweenTries;
  const again = useEffectEvent(() => retry?.());
  useEffect(() => {
    if (!away) return undefined;
    const timer = setInterval(again, seconds * 1000);
    addEventListener("online", again);
    return () => {
      clearInterval(timer);
      removeEventListener("online", again);
    };
  }, [away, seconds]);
  const kept = useKept(away);
  const { title, help, detail, canRetry } = explain(error);
  return (
    <StatePage title={title}>
      <p>{help}</p>
      {kept > 0 && <p>{t("problem_kept", { count: kept })}</p>}
      {detail !== null && <p className={styles["detail"]}>{detail}</p>}
      <div className={styles["actions"]}>
        {canRetry && retry && (
          <Button kind="primary" onClick={retry}>
            {t("retry")}
          </Button>
        )}
        <ButtonLink to="/">{t("back_to_projects")}</ButtonLink>
      </div>
    </StatePage>
  );
}

/** How many changes of articles wait on this device; nobody knows whose while there is no server to say. */
function useKept(wanted: boolean): number {
  const [kept, setKept] = useState(0);
  useEffect(() => {
    if (!wanted) return;
    const count = async (): Promise<number> => {
      const [{ DeviceStore }, { countOf }] = await Promise.all([
        import("../sync/device/store.ts"),
        import("../sync/device/kept.ts"),
      ]);
      const store = await DeviceStore.open();
      try {
        return await countOf(store);
      } finally {
        store.close();
      }
    };
    // Where the browser keeps nothing, or the code for it is out of reach, nothing is promised.
    count().then(setKept, () => undefined);
  }, [wanted]);
  return kept;
}

export function StatePage({ title, children }: { title: string; children: ReactNode }) {
  usePageTitle(title);
  return (
    <main id="content" className={styles["state"]}>
      <h1>{title}</h1>
      {children}
    </main>
  );
}

/** A problem with one part of a page; the rest of the page goes on. */
export function ProblemNotice({ error, retry }: { error: unknown; retry?: (() => void) | undefined }) {
  const { title, help, detail, canRetry } = explain(error);
  return (
    <Notice
      tone="bad"
      title={title}
      action={
        canRetry &&
        retry && (
          <Button small onClick={retry}>
            {t("retry")}
          </Button>
        )
      }
    >
      {help} {detail !== null && <span className={styles["detail"]}>{detail}</span>}
    </Notice>
  );
}
