/** Tokens: listed with what they are for, revoked, and made. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import {
  listProjectTokens,
  listTokens,
  listTokensOf,
  makeProjectToken,
  makeToken,
  revokeProjectToken,
  revokeToken,
} from "../../api/endpoints.ts";
import type { Id, Token, TokenWish } from "../../api/model.ts";
import { Loading, ProblemNotice } from "../../frame/States.tsx";
import { Button } from "../../ui/Button.tsx";
import { formatDay, formatMoment } from "../../ui/language/translate.ts";
import { toast } from "../../ui/overlay/Toast.tsx";
import { copy } from "../../ui/page/copying.ts";
import { t as people } from "../people/messages.ts";
import { RowActs, RowTable } from "../RowTable.tsx";
import { MakeBox } from "./MakeBox.tsx";
import { t } from "./messages.ts";
import styles from "./Tokens.module.css";

/** Whose tokens: one's own, those of an account (for administrators), or those that are for one project. */
export type Whose = "own" | { readonly account: number } | { readonly project: Id };

const keyOf = (whose: Whose) => ["tokens", whose] as const;

function list(whose: Whose) {
  if (whose === "own") return listTokens();
  return "account" in whose ? listTokensOf(whose.account) : listProjectTokens(whose.project);
}

export function Tokens({ whose, none }: { whose: Whose; none: string }) {
  const tokens = useQuery({ queryKey: keyOf(whose), queryFn: () => list(whose) });
  if (tokens.isPending) return <Loading />;
  if (tokens.error) return <ProblemNotice error={tokens.error} retry={() => void tokens.refetch()} />;
  if (tokens.data.results.length === 0) return <p className={styles["hint"]}>{none}</p>;
  return (
    <RowTable columns={[t("token_name"), t("token_for"), t("token_used"), t("token_ends")]} acts={t("acts")}>
      {tokens.data.results.map((token) => (
        <OneToken key={token.id} token={token} whose={whose} />
      ))}
    </RowTable>
  );
}

function useTokensChanged() {
  const queries = useQueryClient();
  return async (): Promise<void> => {
    await queries.invalidateQueries({ queryKey: ["tokens"] });
    await queries.invalidateQueries({ queryKey: ["accounts"] });
  };
}

/** What a token is for, in words: its actions, and in a person's own list its project. */
function purposeOf({ actions, project }: Token, whose: Whose): string {
  const what = actions === null ? t("token_for_all") : actions.map((one) => people(`action_${one}`)).join(", ");
  const inProject = typeof whose === "object" && "project" in whose;
  return project !== null && !inProject ? `${project.name}: ${what}` : what;
}

function OneToken({ token, whose }: { token: Token; whose: Whose }) {
  const inProject = typeof whose === "object" && "project" in whose;
  const revoke = useMutation({
    mutationFn: () => (inProject ? revokeProjectToken(whose.project, token.id) : revokeToken(token.id)),
    onSuccess: useTokensChanged(),
  });
  const ends = token.expires_at === null ? t("token_never") : formatMoment(token.expires_at);
  return (
    <tr>
      <th scope="row">
        <span dir="auto">{token.name || t("token_unnamed")}</span>
        <span className={styles["hint"]}>
          <code>{token.begins}…</code>
          {inProject && ` ${t("token_by", { person: token.person })}`}
        </span>
      </th>
      <td>{purposeOf(token, whose)}</td>
      <td>{token.last_used_on === null ? t("token_never") : formatDay(token.last_used_on)}</td>
      <td>
        {ends}
        {token.expired && ` (${t("token_ended")})`}
      </td>
      <RowActs>
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
      </RowActs>
    </tr>
  );
}

/** Make a token, for oneself or for one project, and show it, once. */
export function MakeToken({ project }: { project?: Id }) {
  const [asked, ask] = useState(false);
  const changed = useTokensChanged();
  const make = useMutation({
    mutationFn: (wish: TokenWish) => (project === undefined ? makeToken(wish) : makeProjectToken(project, wish)),
    onSuccess: async () => {
      ask(false);
      await changed();
    },
  });
  return (
    <div className={styles["make"]}>
      <Button disabled={make.isPending} onClick={() => ask(true)}>
        {t("token_make")}
      </Button>
      {asked && (
        <MakeBox
          {...(project !== undefined && { project })}
          error={make.error}
          busy={make.isPending}
          close={() => ask(false)}
          make={(wish) => make.mutate(wish)}
        />
      )}
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
