/** What stands in the menu under the user's name: theme, language, account and sign out. */
import { useNavigate } from "@tanstack/react-router";
import type { RefObject } from "react";
import { I18nProvider } from "react-aria-components";

import { chosenLanguage, LANGUAGES, setLanguage } from "../ui/language/language.ts";
import type { Language } from "../ui/language/language.ts";
import { Menu, MenuItem, MenuRule, MenuSection } from "../ui/overlay/Menu.tsx";
import { t } from "../ui/messages.ts";
import { setTheme, useTheme } from "../ui/page/theme.ts";
import type { Theme } from "../ui/page/theme.ts";

const themes: readonly Theme[] = ["system", "light", "dark"];
const languages = Object.keys(LANGUAGES) as Language[];

interface PersonMenuProps {
  button: RefObject<HTMLButtonElement | null>;
  label: string;
  close: () => void;
  signOut: () => void;
}

export function PersonMenu({ button, label, close, signOut }: PersonMenuProps) {
  const theme = useTheme((state) => state.theme);
  const navigate = useNavigate();
  return (
    <I18nProvider locale={document.documentElement.lang}>
      <Menu button={button} label={label} close={close}>
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
        <MenuItem id="sign-out" onAction={() => signOut()}>
          {t("sign_out")}
        </MenuItem>
      </Menu>
    </I18nProvider>
  );
}
