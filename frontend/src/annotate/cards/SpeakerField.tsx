/** The speakers of the active claim, and the way to the search. */
import { Suspense } from "react";

import { Avatar } from "../../ui/Avatar.tsx";
import type { Claim, Id } from "../../work/types.ts";
import parts from "../desk/parts.module.css";
import cards from "./cards.module.css";
import { useDesk, useDeskState } from "../desk/context.ts";
import { Key } from "../desk/Key.tsx";
import { t } from "../desk/messages.ts";
import { SpeakerPicker } from "../desk/onDemand.tsx";
import { withActs } from "../desk/run.ts";

export function SpeakerField({ claim, searching }: { claim: Claim; searching: boolean }) {
  const desk = useDesk();
  const speakers = useDeskState((state) => state.pass.speakers);
  const known = claim.speakers.map((id) => speakers.get(id)).filter((speaker) => speaker !== undefined);
  const drop = (id: Id): void =>
    withActs(({ setSpeakers }) => {
      const rest = claim.speakers.filter((one) => one !== id);
      desk.work.commit(setSpeakers(claim, rest), "step_speaker");
    });
  return (
    <div className={cards["speakers"]}>
      {known.length > 1 &&
        known.map((speaker) => (
          <button
            key={speaker.id}
            type="button"
            className={`${parts["chip"]} ${cards["chip_source"]}`}
            title={t("remove")}
            onClick={() => drop(speaker.id)}
          >
            <bdi>{speaker.name}</bdi> ×
          </button>
        ))}
      {searching ? (
        <Suspense>
          <SpeakerPicker key={claim.id} claim={claim} />
        </Suspense>
      ) : (
        <button type="button" className={cards["field"]} onClick={() => desk.panels.open("speaker")}>
          {known[0] && <Avatar name={known[0].name} unnamed={known[0].anonymous} />}
          <span className={known[0] ? "" : cards["absent"]} dir="auto">
            {known[0]?.name ?? t(claim.no_speaker_stated ? "no_speaker" : "no_speaker_yet")}
          </span>
          <Key of="speaker" />
        </button>
      )}
      {known.length === 0 && !searching && (
        <button
          type="button"
          className={cards["link"]}
          aria-pressed={claim.no_speaker_stated}
          onClick={() => withActs(({ toggleNoSpeaker }) => desk.work.commit(toggleNoSpeaker(claim), "step_speaker"))}
        >
          {claim.no_speaker_stated ? "✓ " : ""}
          {t("no_speaker")} <Key of="noSpeaker" />
        </button>
      )}
    </div>
  );
}
