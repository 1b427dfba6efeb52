/** The second factor: an authenticator app, recovery codes, passkeys. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import {
  type Authenticator,
  listAuthenticators,
  makeRecoveryCodes,
  readRecoveryCodes,
  removeApp,
} from "../../api/account.ts";
import { Loading, ProblemNotice } from "../../frame/States.tsx";
import { Button } from "../../ui/Button.tsx";
import { formatMoment } from "../../ui/language/translate.ts";
import { Notice } from "../../ui/Notice.tsx";
import { toast } from "../../ui/overlay/Toast.tsx";
import { copy } from "../../ui/page/copying.ts";
import { Panel } from "../Page.tsx";
import { AddApp } from "./AddApp.tsx";
import { Passkeys } from "./Passkeys.tsx";
import { moment, refusalWords, t } from "./security.ts";
import styles from "./AccountPage.module.css";
import { useProved } from "./useProved.tsx";

export function SecondFactor() {
  const own = useQuery({ queryKey: ["authenticators"], queryFn: listAuthenticators });
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const changed = useChanged();
  const read = useProved<void, Authenticator>(readRecoveryCodes, ({ unused_codes: fresh }) => setCodes(fresh ?? null));
  // With the first factor come recovery codes, which are shown now or never.
  const added = async (): Promise<void> => {
    const first = !own.data?.some(({ type }) => type === "recovery_codes");
    await changed();
    if (first) read.change();
  };
  return (
    <Panel heading={t("factor")}>
      <p className={styles["hint"]}>{t("factor_help")}</p>
      {own.isPending && <Loading />}
      {own.error && <ProblemNotice error={own.error} retry={() => void own.refetch()} />}
      {own.data && (
        <>
          <App own={own.data} added={added} />
          <Passkeys own={own.data} added={added} />
          <Codes own={own.data} show={setCodes} />
        </>
      )}
      {codes && <ShownCodes codes={codes} close={() => setCodes(null)} />}
      {read.error && <ProblemNotice error={read.error} />}
      {read.proof}
    </Panel>
  );
}

function useChanged() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ["authenticators"] });
}

function App({ own, added }: { own: readonly Authenticator[]; added: () => Promise<void> }) {
  const app = own.find(({ type }) => type === "totp");
  const changed = useChanged();
  const remove = useProved<void, unknown>(removeApp, async () => {
    toast(t("app_removed"));
    await changed();
  });
  return (
    <>
      <h3 className={styles["title"]}>{t("app")}</h3>
      {app ? (
        <div className={styles["line"]}>
          <span>
            {t("app_since", { when: formatMoment(moment(app.created_at)) })}{" "}
            {app.last_used_at !== null && t("used_last", { when: formatMoment(moment(app.last_used_at)) })}
          </span>
          <Button small kind="quiet" disabled={remove.pending} onClick={() => remove.change()}>
            {t("app_remove")}
          </Button>
        </div>
      ) : (
        <AddApp added={added} />
      )}
      {remove.error && <Notice tone="bad">{refusalWords(remove.error)}</Notice>}
      {remove.proof}
    </>
  );
}

function Codes({ own, show }: { own: readonly Authenticator[]; show: (codes: readonly string[]) => void }) {
  const left = own.find(({ type }) => type === "recovery_codes")?.unused_code_count;
  const changed = useChanged();
  const make = useProved<void, Authenticator>(makeRecoveryCodes, async ({ unused_codes: fresh }) => {
    show(fresh ?? []);
    await changed();
  });
  if (left === undefined) return null;
  return (
    <>
      <h3 className={styles["title"]}>{t("codes")}</h3>
      <div className={styles["line"]}>
        <span>{t("codes_left", { count: left })}</span>
        <Button small kind="quiet" disabled={make.pending} onClick={() => make.change()}>
          {t("codes_make")}
        </Button>
      </div>
      {make.error && <Notice tone="bad">{refusalWords(make.error)}</Notice>}
      {make.proof}
    </>
  );
}

function ShownCodes({ codes, close }: { codes: readonly string[]; close: () => void }) {
  const copyCodes = (): Promise<void> => copy(codes.join("\n"));
  return (
    <div className={styles["shown"]} role="status">
      <strong>{t("codes_new")}</strong>
      <p className={styles["hint"]}>{t("codes_help")}</p>
      <ul className={styles["codes"]} translate="no">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className={styles["line"]}>
        <Button small onClick={() => void copyCodes()}>
          {t("codes_copy")}
        </Button>
        <Button small kind="quiet" onClick={close}>
          {t("codes_close")}
        </Button>
      </div>
    </div>
  );
}
