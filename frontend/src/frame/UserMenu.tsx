/** The button with the user's name; what it opens is fetched once the page is there, for it weighs more than the page. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useRef, useState } from "react";

import { belongTo, pagePerson } from "../api/person.ts";
import { sessionQuery } from "../query.ts";
import type { Left } from "./leaving.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { buttonClass } from "../ui/Button.tsx";
import { t } from "../ui/messages.ts";
import { toast } from "../ui/overlay/Toast.tsx";
import { untilFetched } from "../ui/page/untilFetched.ts";
import styles from "./TopBar.module.css";

const SignOutDialog = lazy(() =>
  untilFetched(() => import("./SignOutDialog.tsx")).then((all) => ({ default: all.SignOutDialog })),
);
const fetchMenu = () => untilFetched(() => import("./PersonMenu.tsx"));
type PersonMenu = Awaited<ReturnType<typeof fetchMenu>>["PersonMenu"];

/** Milliseconds after which it is fetched unasked: by then the page stands. */
const QUIET = 2000;

export function UserMenu() {
  const user = useQuery(sessionQuery).data?.user;
  const { left, ask, leave, close } = useLeave();
  const button = useRef<HTMLButtonElement>(null);
  const [Opened, setOpened] = useState<PersonMenu | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => void fetchMenu().catch(() => undefined), QUIET);
    return () => clearTimeout(timer);
  }, []);
  if (!user) return null;
  // Where it cannot be fetched nothing opens, and the next press asks again.
  const open = (): void =>
    void fetchMenu().then(
      (all) => setOpened(() => all.PersonMenu),
      () => undefined,
    );
  const name = user.name || user.username;
  const label = t("user_menu", { name });
  return (
    <>
      {left && (
        <Suspense>
          <SignOutDialog
            left={left}
            send={async () => (await leaving()).sendRest(user.id)}
            leave={leave}
            close={close}
          />
        </Suspense>
      )}
      <button
        ref={button}
        type="button"
        className={buttonClass("quiet")}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={Opened !== null}
        onClick={open}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown") return;
          event.preventDefault();
          open();
        }}
      >
        <Avatar name={name} />
        <span className={styles["person"]}>{name}</span>
      </button>
      {Opened && <Opened button={button} label={label} close={() => setOpened(null)} signOut={() => void ask()} />}
    </>
  );
}

/** What only matters on the way out is fetched then. */
const leaving = () => import("./leaving.ts");

/** Sign out once nothing is unsent, or when the person has said what is to become of it. */
function useLeave() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [left, setLeft] = useState<Left | null>(null);
  const close = (): void => setLeft(null);
  const leave = async (unsent: "keep" | "discard"): Promise<void> => {
    close();
    const person = pagePerson();
    try {
      await (await leaving()).signOut();
    } catch {
      return toast(t("sign_out_failed"), "bad");
    }
    if (person) await (await leaving()).clearDevice(person.id, unsent);
    belongTo(null);
    queries.clear();
    await navigate({ to: "/sign-in" });
  };
  const ask = async (): Promise<void> => {
    const person = pagePerson();
    const found = person && (await (await leaving()).leftOf(person.id));
    if (found && found.changes + found.comments + found.drafts > 0) setLeft(found);
    else await leave("keep");
  };
  return { left, ask, leave: (unsent: "keep" | "discard") => void leave(unsent), close };
}
