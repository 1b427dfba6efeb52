/** Everybody's accounts, for administrators: closed and opened again, with their tokens. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";

import { listAccounts, setAccountActive } from "../../api/endpoints.ts";
import type { Account } from "../../api/model.ts";
import { Button } from "../../ui/Button.tsx";
import { Loading, ProblemNotice } from "../../frame/States.tsx";
import { toast } from "../../ui/overlay/Toast.tsx";
import { Panel } from "../Page.tsx";
import { RowActs, RowTable } from "../RowTable.tsx";
import { Tokens } from "../tokens/Tokens.tsx";
import styles from "./AccountPage.module.css";
import { t } from "./messages.ts";

export function Accounts({ me }: { me: number }) {
  const accounts = useQuery({ queryKey: ["accounts"], queryFn: listAccounts });
  const [shown, show] = useState<Account | null>(null);
  return (
    <Panel heading={t("accounts")}>
      <p className={styles["hint"]}>{t("accounts_help")}</p>
      {accounts.isPending && <Loading />}
      {accounts.error && <ProblemNotice error={accounts.error} retry={() => void accounts.refetch()} />}
      {accounts.data && (
        <RowTable
          columns={[t("account_name"), t("account_username"), t("account_projects"), t("account_tokens")]}
          acts={t("acts")}
        >
          {accounts.data.results.map((account) => (
            <OneAccount
              key={account.id}
              account={account}
              mine={account.id === me}
              open={shown?.id === account.id}
              show={() => show(shown?.id === account.id ? null : account)}
            />
          ))}
        </RowTable>
      )}
      {shown && (
        <>
          <h3 className={styles["title"]}>{t("tokens_of", { name: shown.name })}</h3>
          <Tokens key={shown.id} whose={{ account: shown.id }} none={t("tokens_none_of", { name: shown.name })} />
        </>
      )}
    </Panel>
  );
}

interface OneAccountProps {
  account: Account;
  mine: boolean;
  open: boolean;
  show: () => void;
}

function OneAccount({ account, mine, open, show }: OneAccountProps) {
  const { name } = account;
  return (
    <tr data-gone={!account.active || undefined}>
      <th scope="row">
        <span dir="auto">{name}</span>
        {account.administrator && <span className={styles["hint"]}> ({t("account_administrator")})</span>}
        {!account.active && <span className={styles["hint"]}> ({t("account_closed")})</span>}
      </th>
      <td>{account.username}</td>
      <td>{account.projects}</td>
      <td>
        {account.tokens === 0 && !open ? (
          "0"
        ) : (
          <Button
            small
            kind="quiet"
            aria-expanded={open}
            aria-label={t("account_show_tokens", { name })}
            onClick={show}
          >
            {account.tokens}
          </Button>
        )}
      </td>
      <RowActs>{!mine && <CloseOrOpen account={account} />}</RowActs>
    </tr>
  );
}

/** Closing asks once more, since no session comes back; opening does not. */
function CloseOrOpen({ account }: { account: Account }) {
  const queries = useQueryClient();
  const [asked, ask] = useState(false);
  const sure = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (asked) sure.current?.focus();
  }, [asked]);
  const { name } = account;
  const change = useMutation({
    mutationFn: (active: boolean) => setAccountActive(account.id, active),
    onSuccess: async (_, active) => {
      ask(false);
      toast(t(active ? "account_was_opened" : "account_was_closed", { name }));
      await queries.invalidateQueries({ queryKey: ["accounts"] });
      await queries.invalidateQueries({ queryKey: ["tokens"] });
    },
  });
  if (!account.active) {
    return (
      <Button
        small
        aria-label={t("account_open_of", { name })}
        disabled={change.isPending}
        onClick={() => change.mutate(true)}
      >
        {t("account_open")}
      </Button>
    );
  }
  if (!asked) {
    return (
      <Button small kind="quiet" aria-label={t("account_close_of", { name })} onClick={() => ask(true)}>
        {t("account_close")}
      </Button>
    );
  }
  return (
    <span className={styles["sure"]} role="group" aria-label={t("account_close_of", { name })}>
      <span>{t("account_close_sure")}</span>
      <Button small kind="danger" ref={sure} disabled={change.isPending} onClick={() => change.mutate(false)}>
        {t("account_close")}
      </Button>
      <Button small onClick={() => ask(false)}>
        {t("account_keep")}
      </Button>
      {change.error && <ProblemNotice error={change.error} />}
    </span>
  );
}
