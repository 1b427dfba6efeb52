/** How far people agree: slot by slot, pair by pair, which answers are mixed up, and the claims on which they part. */
import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useRef, useState } from "react";

import { getAgreement } from "../../api/endpoints.ts";
import type { Agreement, AgreementFilter, Id, Project } from "../../api/model.ts";
import { ProblemNotice, Skeleton } from "../../frame/States.tsx";
import { ButtonLink } from "../../ui/Button.tsx";
import { formatPercent } from "../../ui/language/translate.ts";
import { Page, Panel } from "../Page.tsx";
import { may } from "../permissions.ts";
import { ProjectFrame } from "../ProjectFrame.tsx";
import { QualityTabs } from "../QualityTabs.tsx";
import styles from "./AgreementPage.module.css";
import { Confused } from "./Confused.tsx";
import { two } from "./figures.ts";
import { Filters } from "./Filters.tsx";
import { t } from "./messages.ts";
import { Pairs } from "./Pairs.tsx";
import { Slots } from "./Slots.tsx";
import { type Wanted, Worst } from "./Worst.tsx";

const route = getRouteApi("/inside/p/$project/agreement");
const soon = 5000;

const agreementQuery = (project: Id, filter: AgreementFilter) =>
  queryOptions({
    queryKey: ["project", project, "agreement", filter],
    queryFn: () => getAgreement(project, filter),
    placeholderData: keepPreviousData,
    // What is still being compared follows by itself.
    refetchInterval: ({ state }) => ((state.data?.pending ?? 0) > 0 ? soon : false),
  });

export function AgreementPage() {
  const { project } = route.useParams();
  return (
    <ProjectFrame projectId={project} title={t("title")} needs="see_agreement">
      {(row) => <Agreed project={row} />}
    </ProjectFrame>
  );
}

function Agreed({ project }: { project: Project }) {
  const [filter, setFilter] = useState<AgreementFilter>({});
  const query = useQuery(agreementQuery(project.id, filter));
  const report = query.data;
  return (
    <Page heading={t("title")} sub={report && report.comparisons > 0 ? headline(report) : t("sub")}>
      <QualityTabs project={project} />
      {query.error && <ProblemNotice error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && [420, 260, 200].map((height) => <Skeleton key={height} height={height} />)}
      {report && <Report project={project} report={report} filter={filter} setFilter={setFilter} />}
    </Page>
  );
}

/** The two figures that matter most, as sentences. */
function headline({ slots }: Agreement): string {
  const value = (name: string) => slots.find(({ slot }) => slot === name)?.value ?? null;
  const [found, verdict] = [value("found"), value("verdict")];
  const sentences = [
    found === null ? t("sub") : t("headline", { found: Math.round(found * 100) }),
    verdict === null ? "" : t("headline_verdict", { verdict: two(verdict) }),
  ];
  return sentences.filter(Boolean).join(" ");
}

interface ReportProps {
  project: Project;
  report: Agreement;
  filter: AgreementFilter;
  setFilter: (filter: AgreementFilter) => void;
}

function Report({ project, report, filter, setFilter }: ReportProps) {
  const [wanted, setWanted] = useState<Wanted>({ slot: "verdict" });
  const worst = useRef<HTMLHeadingElement>(null);
  const show = (next: Wanted) => {
    setWanted({ ...(filter.people !== undefined && { people: filter.people }), ...next });
    worst.current?.focus();
  };
  const filtered = Object.keys(filter).length > 0;
  const singly = may(project, "read_work");
  if (report.comparisons === 0 && !filtered) return <Empty project={project} report={report} />;
  return (
    <>
      <Filters report={report} filter={filter} setFilter={setFilter} />
      {report.comparisons === 0 ? <Panel>{t("empty_filter")}</Panel> : <Notes report={report} />}
      <div className={styles["columns"]}>
        <Slots report={report} show={singly ? show : undefined} />
        <div className={styles["stack"]}>
          {report.pairs.length > 0 && <Pairs report={report} show={show} />}
          <Confused report={report} show={singly ? show : undefined} />
        </div>
      </div>
      {singly && report.comparisons > 0 && (
        <Worst project={project} wanted={wanted} setWanted={setWanted} heading={worst} />
      )}
    </>
  );
}

function Empty({ project, report }: { project: Project; report: Agreement }) {
  const share = formatPercent(project.overlap_share);
  return (
    <Panel className={styles["empty"]}>
      <h2>{t("empty")}</h2>
      <p>{t("empty_overlap", { share, count: project.annotators_per_article })}</p>
      {report.pending > 0 && <p role="status">{t("pending", { count: report.pending })}</p>}
      {may(project, "edit_project") && (
        <ButtonLink to="/p/$project/settings" params={{ project: project.id }}>
          {t("to_settings")}
        </ButtonLink>
      )}
    </Panel>
  );
}

/** What the figures rest on, and what is left out of them. */
function Notes({ report }: { report: Agreement }) {
  const { articles, comparisons, every, limits, both_empty: empty, after_feedback: late, pending } = report;
  return (
    <p className={styles["notes"]} role="status">
      {[
        t("counted", { count: articles, comparisons }),
        every ? "" : t("newest", { count: limits.comparisons }),
        empty > 0 ? t("both_empty", { count: empty }) : "",
        late > 0 ? t("after_feedback", { count: late }) : "",
        pending > 0 ? t("pending", { count: pending }) : "",
      ]
        .filter(Boolean)
        .join(" ")}
    </p>
  );
}
