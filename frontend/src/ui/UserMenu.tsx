/** The menu under the user's name: theme, language and sign out. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";

import { signOut } from "../api/endpoints.ts";
import { sessionQuery } from "../query.ts";
import { Avatar } from "./Avatar.tsx";
import { chosenLanguage, LANGUAGES, setLanguage } from "./language.ts";
import type { Language } from "./language.ts";
import { Menu, MenuItem, MenuRule, MenuSection } from "./Menu.tsx";
import { t } from "./messages.ts";
import { setTheme, useTheme } from "./theme.ts";
import type { Theme } from "./theme.ts";
import { toast } from "./Toast.tsx";
import styles from "./TopBar.module.css";

const themes: readonly Theme[] = ["system", "light", "dark"];
const languages = Object.keys(LANGUAGES) as Language[];

export function UserMenu() {
  const user = useQuery(sessionQuery).data?.user;
  const theme = useTheme((state) => state.theme);
  const leave = useLeave();
  const navigate = useNavigate();
  if (!user) return null;
  const name = user.name || user.username;
  const face = (
    <>
      <Avatar name={name} />
      <span className={styles["person"]}>{name}</span>
    </>
  );
  return (
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
      <MenuItem id="sign-out" onAction={leave}>
        {t("sign_out")}
      </MenuItem>
    </Menu>
  );
}

function useLeave() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    try {
      await signOut();
    } catch {
      toast(t("sign_out_failed"), "bad");
      return;
    }
    queries.clear();
    await navigate({ to: "/sign-in" });
  };
}
