/** What keys and the mouse do, in one chunk of its own; `run.ts` is the way to it. */
export { fetchAhead, keepAhead, takeAhead } from "./commands/ahead.ts";
export { sayWhyNot } from "./commands/asides.ts";
export { RUN } from "./commands/commands.ts";
export { end } from "./commands/ending.ts";
export { standOn } from "./desk/cursor.ts";
export { takeOwnKeys } from "./commands/ownKeys.ts";
export { letGo } from "./article/pointer.ts";
export { bringIntoView, paintAll } from "./article/highlights.ts";
export { drawLater } from "./article/idle.ts";
export { isSeen, refuse } from "./article/pageChanged.ts";
export { snap } from "../text/snap.ts";
export { setFragments, setSpeakers, toggleNoSpeaker } from "../work/transitions.ts";
