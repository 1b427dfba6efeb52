/** What keys and the mouse do, in one chunk of its own; `run.ts` is the way to it. */
export { fetchAhead, keepAhead, takeAhead } from "./ahead.ts";
export { sayWhyNot } from "./asides.ts";
export { RUN } from "./commands.ts";
export { end } from "./ending.ts";
export { standOn } from "./cursor.ts";
export { takeOwnKeys } from "./ownKeys.ts";
export { letGo } from "./pointer.ts";
export { bringIntoView, paintAll } from "./highlights.ts";
export { drawLater } from "./idle.ts";
export { isSeen, refuse } from "./pageChanged.ts";
export { snap } from "../text/snap.ts";
export { setFragments, setSpeakers, toggleNoSpeaker } from "../work/transitions.ts";
