/** What the article does not need to be read: it is fetched after the text is there, before anyone can ask for it. */
import { lazy } from "react";

const load = () => import("./openable.ts");

/** Fetch it while nobody waits: a panel still on its way when the person types would lose letters. */
export const preload = (): void => void load();

export const Between = lazy(async () => ({ default: (await load()).Between }));
export const Blocked = lazy(async () => ({ default: (await load()).Blocked }));
export const ConflictCard = lazy(async () => ({ default: (await load()).ConflictCard }));
export const Connectors = lazy(async () => ({ default: (await load()).Connectors }));
export const Details = lazy(async () => ({ default: (await load()).Details }));
export const EvidenceDrawer = lazy(async () => ({ default: (await load()).EvidenceDrawer }));
export const Find = lazy(async () => ({ default: (await load()).Find }));
export const FinishDialog = lazy(async () => ({ default: (await load()).FinishDialog }));
export const Help = lazy(async () => ({ default: (await load()).Help }));
export const NoteFields = lazy(async () => ({ default: (await load()).NoteFields }));
export const Palette = lazy(async () => ({ default: (await load()).Palette }));
export const SelectionBar = lazy(async () => ({ default: (await load()).SelectionBar }));
export const SkipDialog = lazy(async () => ({ default: (await load()).SkipDialog }));
export const SpeakerPicker = lazy(async () => ({ default: (await load()).SpeakerPicker }));
export const Guidelines = lazy(() => import("./Guidelines.tsx"));
