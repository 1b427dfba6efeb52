/** The menu under the user's name: theme, language and sign out. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";

import { signOut } from "../api/endpoints.ts";
import { ApiError } from "../api/errors.ts";
import { belongTo, pagePerson } from "../api/person.ts";
import { sessionQuery } from "../query.ts";
import type { Left } from "../sync/leaving.ts";
import { Avatar } from "./Avatar.tsx";
import { chosenLanguage, LANGUAGES, setLanguage } from "./language.ts";
import type { Language } from "./language.ts";
import { Menu, MenuItem, MenuRule, MenuSection } from "./Menu.tsx";
import { t } from "./messages.ts";
import { setTheme, useTheme } from "./theme.ts";
import type { Theme } from "./theme.ts";
import { toast } from "./Toast.tsx";
import styles from "./TopBar.module.css";

const SignOutDialog = lazy(() => import("./SignOutDialog.tsx").then((all) => ({ default: all.SignOutDialog })));

const themes: readonly Theme[] = ["system", "light", "dark"];
const languages = Object.keys(LANGUAGES) as Language[];

export function UserMenu() {
  const user = useQuery(sessionQuery).data?.user;
  const theme = useTheme((state) => state.theme);
  const { left, ask, leave, close } = useLeave();
  const navigate = useNavigate();
  if (!user) return null;
  const name = user.name || user.username;
  const face = (
    <>
      <Avatar name={name} />
      <span className={styles["person"]}>{name}</span>
    </>
  );
  const dialog = left && (
    <Suspense>
      <SignOutDialog left={left} send={async () => (await leaving()).sendRest(user.id)} leave={leave} close={close} />
    </Suspense>
  );
  return (
    <>
      {dialog}
      <Menu face={face} label={t("user_menu", { name })}>
        <MenuSection
          heading={t("theme")}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[theme]}
          onSelectionChange={(keys) => {
            const chosen = themes.find((one) => keys !== "all" && keys.has(one));
            if (chosen) setTheme(chosen);
          }}
        >
          {themes.map((one) => (
            <MenuItem key={one} id={one}>
              {t(`theme_${one}`)}
            </MenuItem>
          ))}
        </MenuSection>
        <MenuSection
          heading={t("language")}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[chosenLanguage()]}
          onSelectionChange={(keys) => {
            const chosen = languages.find((one) => keys !== "all" && keys.has(one));
            if (chosen) setLanguage(chosen);
          }}
        >
          {languages.map((one) => (
            <MenuItem key={one} id={one}>
              <span lang={one}>{LANGUAGES[one].name}</span>
            </MenuItem>
          ))}
        </MenuSection>
        <MenuRule />
        <MenuItem id="account" onAction={() => void navigate({ to: "/account" })}>
          {t("account")}
        </MenuItem>
        <MenuItem id="sign-out" onAction={() => void ask()}>
          {t("sign_out")}
        </MenuItem>
      </Menu>
    </>
  );
}

/** What only matters on the way out is fetched then. */
const leaving = () => import("../sync/leaving.ts");

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
      await signOut();
    } catch (error) {
      const over = error instanceof ApiError && error.signedOut;
      if (!over) return toast(t("sign_out_failed"), "bad");
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
