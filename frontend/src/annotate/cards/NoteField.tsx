/** Free text on a claim: a note, and the reasons for its verdict. It is stored when the person leaves the field. */
import { type KeyboardEvent, useEffect, useRef, useState } from "react";

import { isComposing } from "../../keys/layout.ts";
import { setFields, setRationale } from "../../work/transitions.ts";
import type { Claim } from "../../work/types.ts";
import styles from "./NoteField.module.css";
import { useDesk } from "../desk/context.ts";
import { useInView } from "./inView.ts";
import { t as words } from "../desk/panelMessages.ts";

const LONGEST = 10_000;
/** Milliseconds after the last letter until what is written so far is stored. */
const PAUSE = 700;

export function NoteFields({ claim }: { claim: Claim }) {
  const fields = useRef<HTMLDivElement>(null);
  useInView(fields);
  return (
    <div ref={fields}>
      <NoteField key={claim.id} claim={claim} />
      {claim.verdict && <RationaleField key={`why ${claim.id}`} claim={claim} />}
    </div>
  );
}

function NoteField({ claim }: { claim: Claim }) {
  const desk = useDesk();
  const store = (note: string): void => {
    const current = desk.state.pass.claims.get(claim.id);
    if (current) desk.work.commit(setFields(current, { note }), "step_note");
  };
  return <FreeText label={words("note_label")} text={claim.note} store={store} focus />;
}

function RationaleField({ claim }: { claim: Claim }) {
  const desk = useDesk();
  const store = (rationale: string): void => {
    const current = desk.state.pass.claims.get(claim.id);
    if (current) desk.work.commit(setRationale(current, rationale), "step_rationale");
  };
  return <FreeText label={words("rationale")} text={claim.verdict?.rationale ?? ""} store={store} />;
}

function FreeText({
  label,
  text,
  store,
  focus = false,
}: {
  label: string;
  text: string;
  store: (text: string) => void;
  focus?: boolean;
}) {
  const desk = useDesk();
  const field = useRef<HTMLTextAreaElement>(null);
  const [draft, setDraft] = useState(() => text + (focus ? desk.panels.typed : ""));
  useEffect(() => {
    if (focus) field.current?.focus({ preventScroll: true });
  }, [focus]);
  // A pause is enough: a crash in the middle of a long note must not take it along.
  const latest = useRef({ store, draft });
  useEffect(() => {
    latest.current = { store, draft };
  });
  useEffect(() => () => latest.current.store(latest.current.draft), []);
  useEffect(() => {
    const timer = setTimeout(() => latest.current.store(draft), PAUSE);
    return () => clearTimeout(timer);
  }, [draft]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key !== "Escape" && !(event.key === "Enter" && (event.ctrlKey || event.metaKey))) return;
    event.preventDefault();
    event.stopPropagation();
    store(draft);
    desk.panels.open(null);
  };
  return (
    <label className={styles["free"]}>
      <span>{label}</span>
      <textarea
        ref={field}
        dir="auto"
        rows={3}
        maxLength={LONGEST}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => store(draft)}
        onKeyDown={onKeyDown}
      />
    </label>
  );
}
