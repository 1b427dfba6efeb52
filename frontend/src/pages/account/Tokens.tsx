/** Tokens of one person: listed, revoked, and one's own made. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { listTokens, listTokensOf, makeToken, revokeToken } from "../../api/endpoints.ts";
import type { Token } from "../../api/model.ts";
import { Button } from "../../ui/Button.tsx";
import { Loading, ProblemNotice } from "../../frame/States.tsx";
import { toast } from "../../ui/overlay/Toast.tsx";
import { formatMoment } from "../../ui/language/translate.ts";
import styles from "./AccountPage.module.css";
import { t } from "./messages.ts";

/** The tokens of an account, or without one those of the person who looks. */
export function Tokens({ account, none }: { account?: number; none: string }) {
  const tokens = useQuery({
    queryKey: ["tokens", account ?? "own"],
    queryFn: () => (account === undefined ? listTokens() : listTokensOf(account)),
  });
  if (tokens.isPending) return <Loading />;
  if (tokens.error) return <ProblemNotice error={tokens.error} retry={() => void tokens.refetch()} />;
  if (tokens.data.results.length === 0) return <p className={styles["hint"]}>{none}</p>;
  return (
    <div className={styles["scrolled"]}>
      <table className={styles["table"]}>
        <thead>
          <tr>
            <th scope="col">{t("token_begins")}</th>
            <th scope="col">{t("token_made")}</th>
            <th scope="col">{t("token_ends")}</th>
            <th scope="col">
              <span className="visually-hidden">{t("acts")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {tokens.data.results.map((token) => (
            <OneToken key={token.id} token={token} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function useTokensChanged() {
  const queries = useQueryClient();
  return async (): Promise<void> => {
    await queries.invalidateQueries({ queryKey: ["tokens"] });
    await queries.invalidateQueries({ queryKey: ["accounts"] });
  };
}

function OneToken({ token }: { token: Token }) {
  const revoke = useMutation({ mutationFn: () => revokeToken(token.id), onSuccess: useTokensChanged() });
  const ends = token.expires_at === null ? t("token_never") : formatMoment(token.expires_at);
  return (
    <tr>
      <th scope="row">
        <code>{token.begins}…</code>
      </th>
      <td>{formatMoment(token.created_at)}</td>
      <td>
        {ends}
        {token.expired && ` (${t("token_ended")})`}
      </td>
      <td className={styles["act"]}>
        <Button
          small
          kind="quiet"
          aria-label={t("token_revoke_of", { begins: token.begins })}
          disabled={revoke.isPending}
          onClick={() => revoke.mutate(undefined, { onSuccess: () => toast(t("token_revoked")) })}
        >
          {t("token_revoke")}
        </Button>
        {revoke.error && <ProblemNotice error={revoke.error} />}
      </td>
    </tr>
  );
}

async function copy(token: string): Promise<void> {
  await navigator.clipboard.writeText(token);
  toast(t("token_copied"));
}

/** Make a token for oneself and show it, once. */
export function MakeToken() {
  const make = useMutation({ mutationFn: () => makeToken(), onSuccess: useTokensChanged() });
  return (
    <div className={styles["make"]}>
      <Button disabled={make.isPending} onClick={() => make.mutate()}>
        {t("token_make")}
      </Button>
      {make.error && <ProblemNotice error={make.error} />}
      <div aria-live="polite">
        {make.data && (
          <p className={styles["new"]}>
            <span>{t("token_new")}</span>
            <code translate="no">{make.data.token}</code>
            <Button small onClick={() => void copy(make.data.token)}>
              {t("token_copy")}
            </Button>
          </p>
        )}
      </div>
    </div>
  );
}
