/**
 * Every command of the annotate screen in one table: the keymap, the hint bar, the help and the palette are made
 * from it.
 */

/** Where a command's keys work. `pane` means: only while the article pane has the focus. */
export type Mode = "read" | "boundary" | "everywhere";
/** What has to be active for a command to make sense; `worth`: a suggestion of which is known how worth checking it is. */
export type Target = "any" | "claim" | "suggestion" | "selection" | "conflict" | "worth";
export type Group = "suggestions" | "claim" | "roles" | "cursor" | "move" | "history" | "help";

export interface Command {
  readonly id: CommandId;
  /** As in `event.key`, with Mod (Ctrl or Cmd), Ctrl, Alt and Shift in front; letters say Shift by being named so. */
  readonly keys: readonly string[];
  readonly group: Group;
  readonly mode: Mode;
  readonly on: readonly Target[];
  readonly pane?: true;
  /** Place in the hint bar: `left` where it suits the active thing, `right` always. */
  readonly hint?: "left" | "right";
}

const ANY: readonly Target[] = ["any"];
const CLAIM: readonly Target[] = ["claim", "suggestion"];

export const VERDICT_KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"] as const;

function row<Id extends string>(
  id: Id,
  keys: string,
  group: Group,
  on: readonly Target[] = ANY,
  more: { mode?: Mode; pane?: true; hint?: "left" | "right" } = {},
) {
  return { id, keys: keys === "" ? [] : keys.split(" "), group, mode: more.mode ?? "read", on, ...more } as const;
}

const TABLE = [
  row("accept", "a", "suggestions", ["suggestion"], { hint: "left" }),
  row("reject", "x", "suggestions", ["suggestion"], { hint: "left" }),
  row("acceptAll", "", "suggestions"),
  row("boundaries", "b", "suggestions", CLAIM, { hint: "left" }),
  row("verdict", VERDICT_KEYS.join(" "), "claim", CLAIM, { hint: "left" }),
  row("speaker", "s", "claim", CLAIM, { hint: "left" }),
  row("sameSpeaker", "Shift+S", "claim", CLAIM),
  row("noSpeaker", "0", "claim", CLAIM),
  row("evidence", "e", "claim", CLAIM, { hint: "left" }),
  row("note", "n", "claim", CLAIM),
  row("directness", "t", "claim", CLAIM),
  row("details", "m", "claim", CLAIM),
  row("history", "h", "claim", ["claim"]),
  row("comments", "w", "claim", ["claim"]),
  row("articleComments", "Shift+W", "claim"),
  row("parent", "p", "claim", CLAIM),
  row("delete", "Delete Backspace", "claim", ["claim"], { hint: "left" }),
  row("keepMine", "Alt+1", "claim", ["conflict"]),
  row("keepTheirs", "Alt+2", "claim", ["conflict"]),
  row("source", "o", "roles", ["selection"]),
  row("cue", "i", "roles", ["selection"]),
  row("addressee", "d", "roles", ["selection"]),
  row("addSource", "Shift+O", "roles", ["selection"]),
  row("addCue", "Shift+I", "roles", ["selection"]),
  row("addAddressee", "Shift+D", "roles", ["selection"]),
  row("addFragment", "+", "roles", ["selection"]),
  row("clearRoles", "r", "roles", CLAIM),
  row("claim", "c", "cursor", ANY, { hint: "right" }),
  row("nextSentence", "ArrowDown", "cursor", ANY, { hint: "right", pane: true }),
  row("previousSentence", "ArrowUp", "cursor", ANY, { pane: true }),
  row("nextWord", "ArrowRight", "cursor", ANY, { hint: "right", pane: true }),
  row("previousWord", "ArrowLeft", "cursor", ANY, { pane: true }),
  row("nextClause", "Alt+ArrowRight Alt+ArrowDown", "cursor", ANY, { pane: true }),
  row("previousClause", "Alt+ArrowLeft Alt+ArrowUp", "cursor", ANY, { pane: true }),
  row("extendWord", "Shift+ArrowRight", "cursor", ANY, { hint: "right", pane: true }),
  row("shrinkWord", "Shift+ArrowLeft", "cursor", ANY, { pane: true }),
  row("extendSentence", "Shift+ArrowDown", "cursor", ANY, { pane: true }),
  row("shrinkSentence", "Shift+ArrowUp", "cursor", ANY, { pane: true }),
  row("extendClause", "Alt+Shift+ArrowRight Alt+Shift+ArrowDown", "cursor", ANY, { pane: true }),
  row("shrinkClause", "Alt+Shift+ArrowLeft Alt+Shift+ArrowUp", "cursor", ANY, { pane: true }),
  row("extendCharacter", "Ctrl+Shift+ArrowRight", "cursor", ANY, { pane: true }),
  row("shrinkCharacter", "Ctrl+Shift+ArrowLeft", "cursor", ANY, { pane: true }),
  row("firstSentence", "Home", "cursor", ANY, { pane: true }),
  row("lastSentence", "End", "cursor", ANY, { pane: true }),
  row("endWordForward", "ArrowRight", "cursor", ANY, { mode: "boundary", hint: "left" }),
  row("endWordBack", "ArrowLeft", "cursor", ANY, { mode: "boundary" }),
  row("startWordForward", "Shift+ArrowRight", "cursor", ANY, { mode: "boundary" }),
  row("startWordBack", "Shift+ArrowLeft", "cursor", ANY, { mode: "boundary", hint: "left" }),
  row("endClauseForward", "Alt+ArrowRight ArrowDown", "cursor", ANY, { mode: "boundary", hint: "left" }),
  row("endClauseBack", "Alt+ArrowLeft ArrowUp", "cursor", ANY, { mode: "boundary" }),
  row("startClauseForward", "Alt+Shift+ArrowRight Shift+ArrowDown", "cursor", ANY, { mode: "boundary" }),
  row("startClauseBack", "Alt+Shift+ArrowLeft Shift+ArrowUp", "cursor", ANY, { mode: "boundary" }),
  row("endCharacterForward", "Ctrl+ArrowRight", "cursor", ANY, { mode: "boundary" }),
  row("endCharacterBack", "Ctrl+ArrowLeft", "cursor", ANY, { mode: "boundary" }),
  row("startCharacterForward", "Ctrl+Shift+ArrowRight", "cursor", ANY, { mode: "boundary" }),
  row("startCharacterBack", "Ctrl+Shift+ArrowLeft", "cursor", ANY, { mode: "boundary" }),
  row("nextFragment", "Tab", "cursor", ANY, { mode: "boundary" }),
  row("boundariesDone", "Enter", "cursor", ANY, { mode: "boundary", hint: "left" }),
  row("boundariesCancel", "Escape", "cursor", ANY, { mode: "boundary", hint: "left" }),
  row("next", "j", "move", ANY, { hint: "left" }),
  row("previous", "k", "move", ANY),
  row("worthiest", "", "move", ["worth"]),
  row("nextOpen", "Tab", "move", ANY, { pane: true, hint: "left" }),
  row("previousOpen", "Shift+Tab", "move", ANY, { pane: true }),
  row("find", "/", "move"),
  row("speakers", "l", "move"),
  row("finish", "Shift+Enter", "move"),
  row("skip", "", "move"),
  row("undo", "u Mod+Z", "history", ANY, { hint: "right" }),
  row("redo", "Shift+U Mod+Shift+Z Mod+Y", "history"),
  row("saveNow", "Mod+S", "history", ANY, { mode: "everywhere" }),
  row("guidelines", "g", "help"),
  row("help", "?", "help"),
  row("palette", "Mod+K", "help", ANY, { mode: "everywhere", hint: "right" }),
  row("singleKeys", "Alt+0", "help", ANY, { mode: "everywhere" }),
  row("settings", "Mod+,", "help", ANY, { mode: "everywhere" }),
  row("tour", "", "help"),
  row("clear", "Escape", "help"),
] as const;

export type CommandId = (typeof TABLE)[number]["id"];
export const COMMANDS: readonly Command[] = TABLE;

const BY_ID = new Map(COMMANDS.map((one) => [one.id, one]));

/** Find a command by its id. */
export function command(id: CommandId): Command {
  const found = BY_ID.get(id);
  if (!found) throw new Error(`no command ${id}`);
  return found;
}
