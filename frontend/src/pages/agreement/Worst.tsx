/** The claims on which people part the most; each leads to its place in the article. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { RefObject } from "react";

import { listExamples } from "../../api/endpoints.ts";
import type { AgreementExample, Project, Slot } from "../../api/model.ts";
import { ProblemNotice, Skeleton } from "../../frame/States.tsx";
import { Button } from "../../ui/Button.tsx";
import { Panel } from "../Page.tsx";
import { excerpt } from "../suggestions/figures.ts";
import styles from "./AgreementPage.module.css";
import { valueName, worstSlots } from "./figures.ts";
import { t } from "./messages.ts";

/** Which differences are shown: in a slot, between two people, of one cell of its table. */
export interface Wanted {
  slot: Slot;
  people?: string;
  cell?: { values: string; one: string; other: string };
}

interface WorstProps {
  project: Project;
  wanted: Wanted;
  setWanted: (wanted: Wanted) => void;
  heading: RefObject<HTMLHeadingElement | null>;
}

export function Worst({ project, wanted, setWanted, heading }: WorstProps) {
  const { slot, people, cell } = wanted;
  const filter = { slot, ...(people !== undefined && { people }), ...(cell && { cell: cell.values }) };
  const query = useInfiniteQuery({
    queryKey: ["project", project.id, "agreement", "examples", filter],
    queryFn: ({ pageParam }) => listExamples(project.id, { ...filter, ...(pageParam !== "" && { after: pageParam }) }),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next,
  });
  const found = query.data?.pages.flatMap(({ results }) => results) ?? [];
  const slots = worstSlots.some((one) => one === slot) ? worstSlots : [...worstSlots, slot];
  return (
    <Panel>
      <h2 ref={heading} tabIndex={-1} className={styles["heading"]}>
        {t("worst")}
      </h2>
      <p className={styles["note"]}>{t("worst_note")}</p>
      <div className={styles["choices"]} role="group" aria-label={t("worst_of")}>
        {slots.map((one) => (
          <button key={one} type="button" aria-pressed={one === slot} onClick={() => setWanted({ slot: one })}>
            {one === "found" ? t("only_one") : t(one)}
          </button>
        ))}
      </div>
      {(people !== undefined || cell) && (
        <p className={styles["note"]}>
          {cell && t("worst_cell", { one: cell.one, other: cell.other })}{" "}
          <Button kind="quiet" small onClick={() => setWanted({ slot })}>
            {t("worst_all")}
          </Button>
        </p>
      )}
      {query.error && <ProblemNotice error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && <Skeleton height={160} />}
      {query.isSuccess && found.length === 0 && <p role="status">{t("worst_none")}</p>}
      <ol className={styles["examples"]}>
        {found.map((one) => (
          <Example
            key={`${one.article} ${one.sides.map(({ claim }) => claim).join(" ")}`}
            project={project}
            slot={slot}
            example={one}
          />
        ))}
      </ol>
      {query.hasNextPage && (
        <Button kind="quiet" small onClick={() => void query.fetchNextPage()} disabled={query.isFetchingNextPage}>
          {t("more")}
        </Button>
      )}
    </Panel>
  );
}

function Example({ project, slot, example }: { project: Project; slot: Slot; example: AgreementExample }) {
  const { article, number, title, content, sides, words, opposite } = example;
  const [before, exact, after] = excerpt(example);
  return (
    <li>
      <Link
        to="/p/$project/read/$article"
        params={{ project: project.id, article }}
        search={{ at: content.map((pair) => pair.join("-")).join(",") }}
        preload={false}
      >
        {t("article", { number })}: {title || t("untitled")}
      </Link>
      <blockquote dir="auto">
        {before}
        <mark>{exact}</mark>
        {after}
      </blockquote>
      <ul className={styles["sides"]}>
        {sides.map((side, at) => (
          // There are two, always in this order.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={at}>
            <b>{side.person}</b> {said(project, slot, side)}
          </li>
        ))}
        {slot === "verdict" && opposite && <li className={styles["opposite"]}>{t("opposite")}</li>}
        {slot === "boundary" && <li>{t("words_apart", { count: words })}</li>}
      </ul>
    </li>
  );
}

function said(project: Project, slot: Slot, { claim, value }: AgreementExample["sides"][number]): string {
  if (claim === null) return t("not_marked");
  if (value === "") return t("nothing");
  if (slot === "verdict") {
    const label = project.scale.labels.find(({ key }) => key === value);
    return label ? `${label.sign} ${valueName(slot, label)}` : value;
  }
  const judged = slot === "directness" || slot === "checkworthiness" || slot === "was_said" || slot === "claim_type";
  return judged ? valueName(slot, { key: value, name: value }) : `“${value}”`;
}
