/** Everything that appears on demand, in one chunk of its own; `onDemand.tsx` is the way to it. */
export { forgetDismissed, isClear } from "./audit.ts";
export { Between } from "./Between.tsx";
export { Blocked } from "./Blocked.tsx";
export { ConflictCard } from "./ConflictCard.tsx";
export { Connectors } from "./connectors.tsx";
export { Details } from "./Details.tsx";
export { EvidenceDrawer } from "./EvidenceDrawer.tsx";
export { Find } from "./Find.tsx";
export { FinishDialog } from "./FinishDialog.tsx";
export { Help } from "./Help.tsx";
export { HistoryDrawer } from "./HistoryDrawer.tsx";
export { KeySettings } from "./KeySettings.tsx";
export { NoteFields } from "./NoteField.tsx";
export { Palette } from "./Palette.tsx";
export { SelectionBar } from "./SelectionBar.tsx";
export { SkipDialog } from "./SkipDialog.tsx";
export { SpeakerPicker } from "./SpeakerPicker.tsx";
