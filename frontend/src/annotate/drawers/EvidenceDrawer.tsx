/** Evidence for the verdict of the active claim: a list, and a form for one piece at a time. */
import { useEffect, useState } from "react";

import { Button } from "../../ui/Button.tsx";
import { formatDay } from "../../ui/language/translate.ts";
import { setEvidence } from "../../work/transitions.ts";
import type { Claim, Evidence } from "../../work/types.ts";
import parts from "../desk/parts.module.css";
import { useDesk, useDeskState } from "../desk/context.ts";
import { Drawer } from "./Drawer.tsx";
import { EvidenceForm } from "./EvidenceForm.tsx";
import { t } from "../desk/messages.ts";
import drawers from "./drawers.module.css";
import styles from "./EvidenceDrawer.module.css";
import { Quote } from "../cards/Quote.tsx";
import { VerdictButtons } from "../cards/VerdictButtons.tsx";
import { t as words } from "../desk/panelMessages.ts";

export function EvidenceDrawer() {
  const desk = useDesk();
  const claim = useDeskState((state) => (state.active === null ? undefined : state.pass.claims.get(state.active)));
  const number = useDeskState((state) => state.items.findIndex((item) => item.id === state.active) + 1);
  if (!claim) return null;
  return (
    <Drawer title={words("evidence_for", { number })} close={() => desk.panels.open(null)}>
      <Quote content={claim.content} whole />
      {claim.verdict === null && <p className={parts["help"]}>{words("evidence_needs_verdict")}</p>}
      <VerdictButtons claim={claim} />
      {claim.verdict && <EvidenceList key={claim.id} claim={claim} evidence={claim.verdict.evidence} />}
    </Drawer>
  );
}

function EvidenceList({ claim, evidence }: { claim: Claim; evidence: readonly Evidence[] }) {
  const desk = useDesk();
  /** Which piece the form holds; the one after the last is a new one. */
  const [editing, setEditing] = useState(evidence.length);
  const [made, setMade] = useState(0);
  const [typed] = useState(() => desk.panels.typed);
  useEffect(() => desk.panels.forgetTyped(), [desk]);
  const put = (at: number, item: Evidence | null): void => {
    const current = desk.state.pass.claims.get(claim.id);
    if (!current) return;
    desk.work.commit(setEvidence(current, at, item), "step_evidence");
    setEditing(item === null ? evidence.length - 1 : Math.max(evidence.length, at + 1));
    setMade(made + 1);
  };
  const isNew = editing >= evidence.length;
  const form = (
    <EvidenceForm
      key={`${editing} ${made}`}
      item={evidence[editing] ?? null}
      typed={made === 0 ? typed : ""}
      save={(item) => put(editing, item)}
      cancel={isNew ? null : () => setEditing(evidence.length)}
    />
  );
  return (
    <>
      {isNew && form}
      {evidence.length === 0 && <p className={parts["help"]}>{words("evidence_empty")}</p>}
      <ol className={styles["evidence"]}>
        {evidence.map((item, at) => (
          // Pieces have no identity but their place in the list.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={at}>
            {at === editing ? form : <Piece item={item} edit={() => setEditing(at)} remove={() => put(at, null)} />}
          </li>
        ))}
      </ol>
    </>
  );
}

function Piece({ item, edit, remove }: { item: Evidence; edit: () => void; remove: () => void }) {
  const safe = /^https?:\/\//i.test(item.url);
  const about = [
    item.publisher,
    item.accessed_at && `${words("accessed").toLowerCase()} ${formatDay(item.accessed_at)}`,
  ]
    .filter(Boolean)
    .join(", ");
  return (
    <div className={styles["piece"]}>
      <b dir="auto">
        {safe ? (
          <a href={item.url} target="_blank" rel="noreferrer noopener">
            {item.title || item.url}
          </a>
        ) : (
          item.title || item.url
        )}
      </b>
      <div className={drawers["about"]}>
        {about} <span className={`${parts["chip"]} ${styles[item.stance]}`}>{words(item.stance)}</span>
        {item.set_number > 1 && (
          <span className={parts["chip"]}>
            {words("set")} {item.set_number}
          </span>
        )}
      </div>
      {item.quote && <q dir="auto">{item.quote}</q>}
      <div className={parts["row"]}>
        <Button kind="quiet" small onClick={edit}>
          {words("edit")}
        </Button>
        <Button kind="quiet" small onClick={remove}>
          {t("remove")}
        </Button>
      </div>
    </div>
  );
}
