/** One version of the guideline beside the one before: what was struck, and what is new. */
import { useQuery } from "@tanstack/react-query";

import { getGuideline } from "../../api/endpoints.ts";
import type { Id } from "../../api/model.ts";
import { Loading, ProblemNotice } from "../../frame/States.tsx";
import { compared } from "./compared.ts";
import { t } from "./messages.ts";
import styles from "./SettingsPage.module.css";

const TAGS = { same: "span", added: "ins", removed: "del" } as const;

export default function Compared({ project, number }: { project: Id; number: number }) {
  const versions = useQuery({
    queryKey: ["project", project, "guideline", number, "compared"],
    queryFn: () => Promise.all([getGuideline(project, number - 1), getGuideline(project, number)]),
    staleTime: Infinity,
  });
  if (versions.error) return <ProblemNotice error={versions.error} retry={() => void versions.refetch()} />;
  if (!versions.data) return <Loading />;
  const parts = compared(versions.data[0].markdown, versions.data[1].markdown);
  return (
    <section className={`${styles["preview"]} ${styles["changes"]}`} aria-label={t("guideline_changes_of", { number })}>
      {parts.length === 0 && <p>{t("guideline_alike")}</p>}
      <div dir="auto">
        {parts.map(({ kind, text }, i) => {
          const Tag = TAGS[kind];
          return <Tag key={i}>{text}</Tag>;
        })}
      </div>
    </section>
  );
}
