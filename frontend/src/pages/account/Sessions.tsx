/** Where one is signed in, and the way to end it there. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { endSessions, listSessions, type SignedIn } from "../../api/account.ts";
import { Loading, ProblemNotice } from "../../frame/States.tsx";
import { Button } from "../../ui/Button.tsx";
import { formatMoment } from "../../ui/language/translate.ts";
import { toast } from "../../ui/overlay/Toast.tsx";
import { Panel } from "../Page.tsx";
import { browserOf } from "./browserOf.ts";
import { moment, t } from "./security.ts";
import styles from "./AccountPage.module.css";

export function Sessions() {
  const sessions = useQuery({ queryKey: ["sessions"], queryFn: listSessions });
  const others = sessions.data?.filter((session) => !session.is_current) ?? [];
  const end = useEnding();
  return (
    <Panel heading={t("sessions")}>
      <p className={styles["hint"]}>{t("sessions_help")}</p>
      {sessions.isPending && <Loading />}
      {sessions.error && <ProblemNotice error={sessions.error} retry={() => void sessions.refetch()} />}
      {sessions.data && (
        <ul className={styles["list"]}>
          {sessions.data.map((session) => (
            <OneSession key={session.id} session={session} />
          ))}
        </ul>
      )}
      {others.length > 1 && (
        <Button small disabled={end.isPending} onClick={() => end.mutate(others.map(({ id }) => id))}>
          {t("sessions_end_all")}
        </Button>
      )}
      {end.error && <ProblemNotice error={end.error} />}
    </Panel>
  );
}

function useEnding() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: endSessions,
    onSuccess: async (_, ended) => {
      toast(t("sessions_ended", { count: ended.length }));
      await queries.invalidateQueries({ queryKey: ["sessions"] });
    },
  });
}

function OneSession({ session }: { session: SignedIn }) {
  const end = useEnding();
  const name = browserOf(session.user_agent) ?? t("session_unknown");
  const when = formatMoment(moment(session.created_at));
  return (
    <li className={styles["line"]}>
      <span>
        <b title={session.user_agent}>{name}</b> {t("session_since", { when, address: session.ip })}
      </span>
      {session.is_current ? (
        <span className={styles["hint"]}>{t("session_this")}</span>
      ) : (
        <Button
          small
          kind="quiet"
          aria-label={t("session_end_of", { name, when })}
          disabled={end.isPending}
          onClick={() => end.mutate([session.id])}
        >
          {t("session_end")}
        </Button>
      )}
      {end.error && <ProblemNotice error={end.error} />}
    </li>
  );
}
