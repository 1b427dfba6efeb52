/** Gives the parts of the screen the desk they stand on. */
import { createContext, use } from "react";
import { useStore } from "zustand";

import { shown } from "../../keys/keymap.ts";
import type { Desk, DeskState } from "./desk.ts";
import { t } from "./messages.ts";

export const DeskContext = createContext<Desk | null>(null);

/** The desk of this screen. */
export function useDesk(): Desk {
  const desk = use(DeskContext);
  if (!desk) throw new Error("outside of an annotate screen");
  return desk;
}

/** A part of the desk's state; the component is drawn again when just this part changes. */
export function useDeskState<Part>(select: (state: DeskState) => Part): Part {
  return useStore(useDesk().store, select);
}

export const isMac = /mac|iphone|ipad/i.test(navigator.userAgent);

/** Write a key as the keyboard of this person shows it. */
export const keyName = (key: string): string =>
  shown(key, isMac).replace(/Ctrl|del|Home|End/, (name) => t(`key_${name}` as "key_del"));
