/** What keys and the mouse do, in one chunk of its own; `run.ts` is the way to it. */
export { RUN } from "./commands.ts";
export { standOn } from "./cursor.ts";
export { bringIntoView, paintAll } from "./highlights.ts";
export { isSeen, refuse } from "./pageChanged.ts";
export { snap } from "../text/snap.ts";
export { setFragments, setSpeakers, toggleNoSpeaker } from "../work/transitions.ts";
