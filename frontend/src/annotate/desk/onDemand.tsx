/** What the article does not need to be read: it is fetched after the text is there, before anyone can ask for it. */
import { type ComponentProps, type ComponentType, lazy, useState } from "react";

type All = typeof import("../openable.ts");
/** The components in it: their names begin with a capital. */
type Openable = { [Name in keyof All as Name extends Capitalize<Name> ? Name : never]: All[Name] };
type PropsOf<Name extends keyof Openable> = ComponentProps<Openable[Name]>;

let loaded: All | null = null;
let fetchAll: (() => Promise<All>) | null = null;

/** Say where it comes from: `late.ts` does, so that no room imports the rooms above it. */
export function openablesComeFrom(fetch: () => Promise<All>): void {
  fetchAll = fetch;
}

/** Fetch it, once. */
export async function load(): Promise<All> {
  // The browser takes its time also for what it has: whoever comes after the first must not wait for others' tasks.
  if (!loaded && !fetchAll) throw new Error("late.ts was not imported");
  loaded ??= (await fetchAll?.()) ?? null;
  return loaded as All;
}

/** Resolves when the next frame is on the screen: to begin a fetch takes as long as some frames do. */
function shown(): Promise<unknown> {
  return new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}

/** Once fetched a component is drawn at once; React holds back what it had to wait for by up to 300 ms. */
function onDemand<Name extends keyof Openable>(name: Name): ComponentType<PropsOf<Name>> {
  // The table of components is uniform only as far as React is concerned; callers get the exact props.
  const pick = (all: All) => all[name] as ComponentType<object>;
  const Waiting: ComponentType<object> = lazy(async () => {
    await shown();
    return { default: pick(await load()) };
  });
  return function OnDemand(props: object) {
    const [Drawn] = useState(() => (loaded ? pick(loaded) : Waiting));
    return <Drawn {...props} />;
  } as ComponentType<PropsOf<Name>>;
}

export const AcceptAll = onDemand("AcceptAll");
export const Ask = onDemand("Ask");
export const Awaited = onDemand("Awaited");
export const Between = onDemand("Between");
export const Blocked = onDemand("Blocked");
export const ConflictCard = onDemand("ConflictCard");
export const CommentsButton = onDemand("CommentsButton");
export const CommentsDrawer = onDemand("CommentsDrawer");
export const Connectors = onDemand("Connectors");
export const DeletedConflicts = onDemand("DeletedConflicts");
export const Details = onDemand("Details");
export const EvidenceDrawer = onDemand("EvidenceDrawer");
export const Find = onDemand("Find");
export const FinishDialog = onDemand("FinishDialog");
export const Help = onDemand("Help");
export const HintBar = onDemand("HintBar");
export const HistoryDrawer = onDemand("HistoryDrawer");
export const KeySettings = onDemand("KeySettings");
export const NoteFields = onDemand("NoteFields");
export const Palette = onDemand("Palette");
export const Pointing = onDemand("Pointing");
export const Returned = onDemand("Returned");
export const SelectionBar = onDemand("SelectionBar");
export const SkipDialog = onDemand("SkipDialog");
export const SpeakerPicker = onDemand("SpeakerPicker");
export const SpeakersDrawer = onDemand("SpeakersDrawer");
export const Tour = onDemand("Tour");
