/** A claim that was changed elsewhere since this screen read it: both versions side by side, and the choice. */
import type { Claim as WireClaim } from "../../api/model.ts";
import { Button } from "../../ui/Button.tsx";
import type { Claim } from "../../work/types.ts";
import parts from "../desk/parts.module.css";
import cards from "./cards.module.css";
import styles from "./ConflictCard.module.css";
import { useDesk, useDeskState } from "../desk/context.ts";
import { Key } from "../desk/Key.tsx";
import { t } from "../desk/messages.ts";
import { t as words } from "../desk/panelMessages.ts";

export function ConflictCard({ claim, theirs }: { claim: Claim | null; theirs: WireClaim | null }) {
  const desk = useDesk();
  // The words as they are stored: what the screen shows instead of broken lines is as long.
  const { text } = useDeskState((state) => state.setting.article);
  const id = claim?.id ?? theirs?.id ?? "";
  const mine = claim && {
    exact: claim.content.map(([start, end]) => text.slice(start, end)),
    speakers: claim.speakers,
    label: claim.verdict?.label,
    note: claim.note,
  };
  const other = theirs && {
    exact: theirs.exact.content,
    speakers: theirs.speakers,
    label: theirs.verdict?.label,
    note: theirs.note,
  };
  return (
    <div className={styles["conflict"]} role="group" aria-label={words("conflict_title")}>
      <strong>{words("conflict_title")}</strong>
      <dl>
        <dt>{words("mine")}</dt>
        <dd>{mine ? <Version {...mine} /> : words("conflict_deleted_here")}</dd>
        <dt>{words("theirs")}</dt>
        <dd>{other ? <Version {...other} /> : words("conflict_deleted")}</dd>
      </dl>
      <div className={parts["row"]}>
        <Button small onClick={() => desk.device.settle(id, "mine")}>
          {words("conflict_mine")} <Key of="keepMine" />
        </Button>
        <Button small onClick={() => desk.device.settle(id, "theirs")}>
          {words("conflict_theirs")} <Key of="keepTheirs" />
        </Button>
      </div>
    </div>
  );
}

interface VersionProps {
  exact: readonly string[];
  speakers: readonly string[];
  label: string | undefined;
  note: string;
}

function Version({ exact, speakers, label, note }: VersionProps) {
  const known = useDeskState((state) => state.pass.speakers);
  const labels = useDeskState((state) => state.setting.project.scale.labels);
  const names = speakers.map((id) => known.get(id)?.name ?? words("unnamed_short")).join(", ") || t("no_speaker_yet");
  const verdict = labels.find(({ key }) => key === label)?.name ?? t("no_verdict");
  return (
    <>
      <q dir="auto">{exact.join(" … ")}</q>
      <div>
        {names} · {verdict}
        {note && ` · ${note}`}
      </div>
    </>
  );
}

/** A claim that was deleted here and changed elsewhere has no card of its own. */
export function DeletedConflicts() {
  const conflicts = useDeskState((state) => state.conflicts);
  const claims = useDeskState((state) => state.pass.claims);
  const deleted = [...conflicts].filter(([id]) => !claims.has(id));
  return deleted.map(([id, conflict]) => (
    <div key={id} className={`${cards["card"]} ${styles["loose"]}`}>
      <ConflictCard claim={null} theirs={conflict.theirs} />
    </div>
  ));
}
