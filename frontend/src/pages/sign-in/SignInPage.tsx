/** Sign in with name and password, and go back to where one came from. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useRouter } from "@tanstack/react-router";
import { useRef, useState } from "react";
import type { FormEvent } from "react";

import { signIn } from "../../api/endpoints.ts";
import { ApiError } from "../../api/errors.ts";
import { belongTo, personOf } from "../../api/person.ts";
import { sessionQuery } from "../../query.ts";
import { LargeBrand } from "../../ui/Brand.tsx";
import { Button } from "../../ui/Button.tsx";
import { Field } from "../../ui/Field.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { usePageTitle } from "../../ui/page/title.ts";
import { t } from "./messages.ts";
import styles from "./SignInPage.module.css";

const route = getRouteApi("/sign-in");

export function SignInPage() {
  usePageTitle(t("title"));
  const { link } = route.useSearch();
  return (
    <main id="content" className={styles["page"]}>
      <div className={styles["box"]}>
        <LargeBrand />
        <p className={styles["promise"]}>{t("promise")}</p>
        {link && (
          <Notice tone="warn" title={t(`link_${link}`)}>
            {t(`link_${link}_help`)}
          </Notice>
        )}
        <SignInForm />
        <p className={styles["foot"]}>{t("no_account")}</p>
      </div>
    </main>
  );
}

function SignInForm() {
  const [asked, setAsked] = useState(false);
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const passwordInput = useRef<HTMLInputElement>(null);
  const nameInput = useRef<HTMLInputElement>(null);
  const enter = useSignIn(() => passwordInput.current?.select());

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (name.trim() === "") nameInput.current?.focus();
    else if (password === "") passwordInput.current?.focus();
    else enter.mutate({ name: name.trim(), password });
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
    </form>
  );
}

function useSignIn(onRefused: () => void) {
  const queries = useQueryClient();
  const router = useRouter();
  const { next } = route.useSearch();
  return useMutation({
    meta: { stay: true },
    mutationFn: ({ name, password }: { name: string; password: string }) => signIn(name, password),
    onSuccess: (session) => {
      // What another person left in the cache of this tab must not show.
      queries.clear();
      queries.setQueryData(sessionQuery.queryKey, session);
      belongTo(personOf(session.user));
      router.history.push(next ?? "/");
    },
    onError: onRefused,
  });
}

/** Say why signing in was refused, and what to do. */
export function refusal(error: unknown): string {
  if (!(error instanceof ApiError)) return t("failed", { reason: String(error) });
  if (error.unreachable) return t("unreachable");
  if (error.code === "bad_credentials") return t("bad_credentials");
  if (error.code === "too_many_attempts" || error.code === "throttled") {
    const count = Math.max(1, Math.ceil((error.retryAfter ?? 60) / 60));
    return t("too_many_attempts", { minutes: t("minutes", { count }) });
  }
  return t("failed", { reason: error.message });
}
