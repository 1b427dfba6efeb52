/** Sign in with name and password, then with the second factor where there is one, and go back to where one came from. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useRouter } from "@tanstack/react-router";
import { useRef, useState } from "react";
import type { FormEvent } from "react";

import { awaitedFactors, goToProvider, passkeysWork, type Proof, signIn, signInByPasskey } from "../../api/account.ts";
import type { Session } from "../../api/model.ts";
import { belongTo, personOf } from "../../api/person.ts";
import { sessionQuery } from "../../query.ts";
import { LargeBrand } from "../../ui/Brand.tsx";
import { Button } from "../../ui/Button.tsx";
import { Field } from "../../ui/Field.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { usePageTitle } from "../../ui/page/title.ts";
import { Forgotten } from "./Forgotten.tsx";
import { t } from "./messages.ts";
import { refusal } from "./refusal.ts";
import { SecondFactor } from "./SecondFactor.tsx";
import styles from "./SignInPage.module.css";

const route = getRouteApi("/sign-in");

export function SignInPage() {
  usePageTitle(t("title"));
  const { link, provider } = route.useSearch();
  const [factors, setFactors] = useState<readonly Proof[] | null>(null);
  const arrive = useArrival();
  const queries = useQueryClient();
  // Somebody with a second factor who comes by a link is asked for it here.
  const awaited = useQuery({
    queryKey: ["awaited factors"],
    queryFn: awaitedFactors,
    enabled: link === "factor",
    gcTime: 0,
    meta: { stay: true },
  });
  const asked = factors ?? awaited.data ?? null;
  const { data: session } = useQuery(sessionQuery);
  const [forgotten, setForgotten] = useState(false);
  const again = (): void => {
    setFactors(null);
    queries.setQueryData(["awaited factors"], null);
  };
  return (
    <main id="content" className={styles["page"]}>
      <div className={styles["box"]}>
        <LargeBrand />
        <p className={styles["promise"]}>{t("promise")}</p>
        {link && link !== "factor" && (
          <Notice tone="warn" title={t(`link_${link}`)}>
            {t(`link_${link}_help`)}
          </Notice>
        )}
        {provider && !asked && (
          <Notice tone="warn" title={t(`provider_${provider}`)}>
            {t(`provider_${provider}_help`, { name: session?.provider ?? t("provider") })}
          </Notice>
        )}
        {asked ? (
          <SecondFactor factors={asked} arrive={arrive} again={again} />
        ) : forgotten ? (
          <Forgotten back={() => setForgotten(false)} />
        ) : (
          <SignInForm
            arrive={arrive}
            ask={setFactors}
            forgot={session?.mail ? () => setForgotten(true) : null}
            provider={session?.provider ?? null}
          />
        )}
        <p className={styles["foot"]}>{t("no_account")}</p>
      </div>
    </main>
  );
}

/** Show the pages of whoever has signed in. */
function useArrival(): (session: Session) => void {
  const queries = useQueryClient();
  const router = useRouter();
  const { next } = route.useSearch();
  return (session) => {
    // What another person left in the cache of this tab must not show.
    queries.clear();
    queries.setQueryData(sessionQuery.queryKey, session);
    belongTo(personOf(session.user));
    router.history.push(next ?? "/");
  };
}

interface SignInFormProps {
  arrive: (session: Session) => void;
  ask: (factors: readonly Proof[]) => void;
  /** Ask for a new password by mail; null where this server sends none. */
  forgot: (() => void) | null;
  /** Name of the identity provider; null where this server has none. */
  provider: string | null;
}

/** Go to the identity provider, and come back signed in. */
function Provider({ name, busy }: { name: string; busy: boolean }) {
  const { next } = route.useSearch();
  const go = useMutation({
    meta: { stay: true },
    mutationFn: () => goToProvider(next ?? "/"),
    onSuccess: (address) => location.assign(address),
  });
  return (
    <>
      <Button disabled={busy || go.isPending || go.isSuccess} onClick={() => go.mutate()}>
        {t("provider_go", { name })}
      </Button>
      {go.error && <Notice tone="bad">{refusal(go.error)}</Notice>}
    </>
  );
}

/** Sign in with a passkey instead, where this browser and this address can. */
function Passkey({ arrive, busy }: { arrive: (session: Session) => void; busy: boolean }) {
  const enter = useMutation({ meta: { stay: true }, mutationFn: signInByPasskey, onSuccess: arrive });
  if (!passkeysWork()) return null;
  return (
    <>
      <Button disabled={busy || enter.isPending} onClick={() => enter.mutate()}>
        {t("passkey")}
      </Button>
      {enter.error && <Notice tone="bad">{refusal(enter.error)}</Notice>}
    </>
  );
}

function SignInForm({ arrive, ask, forgot, provider }: SignInFormProps) {
  const [asked, setAsked] = useState(false);
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const passwordInput = useRef<HTMLInputElement>(null);
  const nameInput = useRef<HTMLInputElement>(null);
  const enter = useMutation({
    meta: { stay: true },
    mutationFn: () => signIn(name.trim(), password),
    onSuccess: (entered) => ("session" in entered ? arrive(entered.session) : ask(entered.factors)),
    onError: () => passwordInput.current?.select(),
  });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (name.trim() === "") nameInput.current?.focus();
    else if (password === "") passwordInput.current?.focus();
    else enter.mutate();
  };

  return (
    <form className={styles["form"]} onSubmit={submit} noValidate>
      <h1>{t("title")}</h1>
      {enter.error && <Notice tone="bad">{refusal(enter.error)}</Notice>}
      <Field
        ref={nameInput}
        label={t("name")}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={asked && name.trim() === "" ? t("name_missing") : null}
      />
      <Field
        ref={passwordInput}
        label={t("password")}
        name="password"
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        error={asked && password === "" ? t("password_missing") : null}
      />
      <Button kind="primary" type="submit" className={styles["submit"]} disabled={enter.isPending}>
        {enter.isPending ? t("submitting") : t("submit")}
      </Button>
      <Passkey arrive={arrive} busy={enter.isPending} />
      {provider !== null && <Provider name={provider} busy={enter.isPending} />}
      {forgot && (
        <Button kind="quiet" onClick={forgot}>
          {t("forgotten")}
        </Button>
      )}
    </form>
  );
}
