/** One card of the margin: a line for what is not active, everything for what is. */
import { memo, Suspense } from "react";

import { Avatar } from "../../ui/Avatar.tsx";
import type { Item } from "../../work/pass.ts";
import { isUnnamed } from "../../work/unnamed.ts";
import type { Claim, Suggestion, VerdictLabel } from "../../work/types.ts";
import parts from "../desk/parts.module.css";
import cards from "./cards.module.css";
import styles from "./Card.module.css";
import { ClaimCard } from "./ClaimCard.tsx";
import { useDesk, useDeskState } from "../desk/context.ts";
import { t } from "../desk/messages.ts";
import { SuggestionCard } from "./SuggestionCard.tsx";
import { reasonText } from "../../api/said.ts";
import { formatPercent, fromServer } from "../../ui/language/translate.ts";
import { CommentsButton, ConflictCard } from "../desk/onDemand.tsx";

interface CardProps {
  item: Item;
  number: number;
  active: boolean;
}

/** The frame of a card: it counts where its item stands, which a new claim above changes. */
export function Card({ item, number, active }: CardProps) {
  const desk = useDesk();
  const returned = useDeskState((state) => state.setting.assignment.returned?.claims.includes(item.id));
  const classes = [
    cards["card"],
    active ? styles["active"] : "",
    returned ? styles["returned"] : "",
    item.type === "suggestion" ? styles["proposed"] : "",
  ];
  return (
    <section className={classes.join(" ")} aria-label={t("number", { number })} aria-current={active || undefined}>
      <Content item={item} active={active} />
      {!active && (
        <button
          type="button"
          className={styles["cover"]}
          aria-label={desk.attention.describe(item)}
          onClick={() => desk.attention.activate(item.id, { quiet: true })}
        />
      )}
    </section>
  );
}

const Content = memo(function Content({ item, active }: Omit<CardProps, "number">) {
  const conflict = useDeskState((state) => state.conflicts.get(item.id));
  const refusal = useDeskState((state) => state.refused.get(item.id));
  return (
    <>
      {item.type === "suggestion" ? (
        <SuggestionHead suggestion={item.suggestion} />
      ) : (
        <ClaimHead claim={item.claim} active={active} />
      )}
      <Suspense>
        {conflict && item.type === "claim" && <ConflictCard claim={item.claim} theirs={conflict.theirs} />}
      </Suspense>
      {refusal && (
        <p className={styles["refused"]} role="alert">
          {t("refused_title", { message: fromServer(refusal.message, refusal.code) })}
        </p>
      )}
      {active && item.type === "claim" && !conflict && <ClaimCard claim={item.claim} />}
      {item.type === "suggestion" && <SuggestionCard suggestion={item.suggestion} active={active} />}
      <Suspense>{!active && <CommentsButton claim={item.id} count />}</Suspense>
    </>
  );
});

function ClaimHead({ claim, active }: { claim: Claim; active: boolean }) {
  const desk = useDesk();
  const speakers = useDeskState((state) => state.pass.speakers);
  const labels = useDeskState((state) => state.setting.project.scale.labels);
  const label = labels.find(({ key }) => key === claim.verdict?.label);
  const known = claim.speakers.map((id) => speakers.get(id)).filter((speaker) => speaker !== undefined);
  const name = known.map((speaker) => speaker.name).join(", ");
  return (
    <div className={cards["head"]}>
      <Avatar name={name || "?"} unnamed={known.length === 0 || known[0]?.anonymous === true} />
      {/* A pointer that asks who says this is led to the field below, where keys go by themselves. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-static-element-interactions */}
      <b
        dir="auto"
        className={name ? "" : cards["absent"]}
        onClick={() => {
          if (active) desk.panels.open("speaker");
        }}
      >
        {name || t(claim.no_speaker_stated ? "no_speaker" : "no_speaker_yet")}
      </b>
      <span>{t(claim.directness)}</span>
      {label ? <VerdictChip label={label} /> : <span className={cards["end"]}>{t("no_verdict")}</span>}
    </div>
  );
}

function SuggestionHead({ suggestion }: { suggestion: Suggestion }) {
  const name = suggestion.speaker?.name ?? "";
  const unnamed = name === "" || isUnnamed(name, suggestion.speaker?.kind ?? "unspecified");
  return (
    <div className={cards["head"]}>
      <Avatar name={name || "?"} unnamed={unnamed} />
      <b dir="auto" className={name ? "" : cards["absent"]}>
        {name || t("no_speaker_yet")}
      </b>
      <span>{t(suggestion.directness)}</span>
      <span className={`${parts["chip"]} ${cards["end"]}`} title={reasonText(suggestion.reason) || undefined}>
        {t("suggested", { share: formatPercent(suggestion.score) })}
      </span>
    </div>
  );
}

export function VerdictChip({ label }: { label: VerdictLabel }) {
  return (
    <span
      className={`${parts["chip"]} ${styles["verdict_chip"]} ${cards["end"]}`}
      style={{ "--verdict": `var(--verdict-${label.color})` } as object}
    >
      {label.sign} {label.name}
    </span>
  );
}
