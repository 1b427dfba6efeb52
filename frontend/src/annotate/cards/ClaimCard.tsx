/** The active claim: who says it, where it stands in the text, the verdict, and ways to the rest. */
import { Suspense } from "react";

import { Button } from "../../ui/Button.tsx";
import { formatNumber } from "../../ui/language/translate.ts";
import { behind } from "../../work/speakerNames.ts";
import type { Claim, TextRole } from "../../work/types.ts";
import parts from "../desk/parts.module.css";
import cards from "./cards.module.css";
import styles from "./ClaimCard.module.css";
import { RUN, withActs } from "../desk/run.ts";
import { useDesk, useDeskState } from "../desk/context.ts";
import { Key } from "../desk/Key.tsx";
import { t } from "../desk/messages.ts";
import { Quote } from "./Quote.tsx";
import { SpeakerField } from "./SpeakerField.tsx";
import { VerdictButtons } from "./VerdictButtons.tsx";
import { Ask, CommentsButton, Details, NoteFields } from "../desk/onDemand.tsx";

export function ClaimCard({ claim }: { claim: Claim }) {
  const desk = useDesk();
  const panel = useDeskState((state) => state.panel);
  const editing = useDeskState((state) => state.boundary?.id === claim.id);
  if (editing) {
    return (
      <>
        <BoundaryQuote />
        <p className={parts["help"]}>{t("editing")}</p>
      </>
    );
  }
  return (
    <>
      <Quote content={claim.content} />
      <Relation claim={claim} />
      <div className={`${parts["row"]} ${styles["top"]}`}>
        <span className={styles["name"]}>{t("speaker")}</span>
        <SpeakerField claim={claim} searching={panel === "speaker"} />
      </div>
      <Links claim={claim} />
      <div className={styles["name_line"]}>
        {t("verdict")}{" "}
        <Suspense>
          <Ask topic="verdict" name={t("verdict")} />
        </Suspense>
      </div>
      <VerdictButtons claim={claim} />
      <div className={parts["row"]}>
        <Button
          kind="quiet"
          small
          className={styles["framed"]}
          aria-expanded={panel === "evidence"}
          onClick={() => RUN.evidence(desk, "e")}
        >
          {t("evidence_count", { count: claim.verdict?.evidence.length ?? 0 })} <Key of="evidence" />
        </Button>
        <Button kind="quiet" small aria-expanded={panel === "note"} onClick={() => RUN.note(desk, "n")}>
          {t("note")}
          {claim.note || claim.verdict?.rationale ? " •" : ""} <Key of="note" />
        </Button>
        <Button kind="quiet" small aria-expanded={panel === "details"} onClick={() => RUN.details(desk, "m")}>
          {t("details")} <Key of="details" />
        </Button>
      </div>
      <div className={`${parts["row"]} ${styles["second"]}`}>
        <Suspense>
          <CommentsButton claim={claim.id} />
        </Suspense>
        <Offsets claim={claim} />
      </div>
      <Suspense>
        {panel === "note" && <NoteFields claim={claim} />}
        {panel === "details" && <Details claim={claim} />}
      </Suspense>
    </>
  );
}

function BoundaryQuote() {
  const content = useDeskState((state) => state.boundary?.content ?? []);
  return <Quote content={content} whole />;
}

/** Which claim reports this one, and how many this one reports. */
function Relation({ claim }: { claim: Claim }) {
  const desk = useDesk();
  const pass = useDeskState((state) => state.pass);
  const text = useDeskState((state) => state.setting.text);
  const parent = claim.parent === null ? undefined : pass.claims.get(claim.parent);
  const carried = [...pass.claims.values()].filter((one) => one.parent === claim.id).length;
  if (!parent && carried === 0) return null;
  const [first] = parent?.content ?? [];
  return (
    <p className={parts["help"]}>
      {parent && first && (
        <button type="button" className={cards["link"]} onClick={() => desk.attention.activate(parent.id)}>
          {t("under")} {t("quoted", { text: text.slice(first[0], Math.min(first[1], first[0] + 44)) })}
        </button>
      )}
      {parent && carried > 0 && " · "}
      {carried > 0 && t("carries", { count: carried })}
    </p>
  );
}

const LINKED: readonly TextRole[] = ["source", "cue", "addressee"];

/** The words in the text that are source, cue and addressee; pressing one takes it away. */
function Links({ claim }: { claim: Claim }) {
  const desk = useDesk();
  const { text } = useDeskState((state) => state.setting);
  const known = useDeskState((state) => state.pass.speakers);
  const speakers = claim.speakers.flatMap((id) => known.get(id) ?? []);
  const name = (role: TextRole, words: string): string => (role === "source" ? behind(words, speakers) : "");
  const links = LINKED.flatMap((role) => claim[role].map((place) => ({ role, place })));
  const unlink = (role: TextRole, start: number): void => {
    const { pass, setting } = desk.state;
    const rest = claim[role].filter(([from]) => from !== start);
    withActs(({ setFragments }) => desk.work.commit(setFragments(pass, setting, claim, role, rest), "step_clear"));
  };
  return (
    <div className={parts["row"]}>
      <span className={styles["name"]}>{t("in_text")}</span>
      {links.length === 0 && <span className={cards["absent"]}>{t("not_linked")}</span>}
      {links.map(({ role, place }) => (
        <button
          key={`${role} ${place[0]}`}
          type="button"
          className={`${parts["chip"]} ${cards[`chip_${role}`]}`}
          title={`${t(`role_${role}` as "role_source")}: ${t("remove")}`}
          onClick={() => unlink(role, place[0])}
        >
          <bdi>{text.slice(place[0], place[1])}</bdi>
          {name(role, text.slice(place[0], place[1])) && <bdi>→ {name(role, text.slice(place[0], place[1]))}</bdi>}
        </button>
      ))}
      {links.length > 0 && (
        <Button kind="quiet" small onClick={() => RUN.clearRoles(desk, "r")}>
          <Key of="clearRoles" /> {t("clear_links")}
        </Button>
      )}
    </div>
  );
}

function Offsets({ claim }: { claim: Claim }) {
  const desk = useDesk();
  const places = claim.content.map((place) => desk.codePoints(place).map(formatNumber).join("–"));
  return (
    <span className={`${cards["end"]} ${styles["offsets"]}`} title={t("offsets_label")}>
      {places.join(", ")}
    </span>
  );
}
