/** Light, dark or as the system says; kept on this device. */
import { create } from "zustand";

export type Theme = "system" | "light" | "dark";

const key = "onrecord.theme";

export const useTheme = create<{ theme: Theme }>(() => ({ theme: stored() }));

/** Wear the stored theme; call once before the first paint. */
export function applyStoredTheme(): void {
  wear(useTheme.getState().theme);
}

export function setTheme(theme: Theme): void {
  useTheme.setState({ theme });
  wear(theme);
  try {
    localStorage.setItem(key, theme);
  } catch (refused) {
    // Storage can be switched off; the choice then lasts as long as the page.
    if (!(refused instanceof DOMException)) throw refused;
  }
}

function stored(): Theme {
  try {
    const value = localStorage.getItem(key);
    return value === "light" || value === "dark" ? value : "system";
  } catch (refused) {
    if (!(refused instanceof DOMException)) throw refused;
    return "system";
  }
}

function wear(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
}
