/** The quality of suggestions: kept or not, right or wrong, faster or not, led on or not, and what is missed. */
import { queryOptions, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";

import { getQuality } from "../../api/endpoints.ts";
import type { Id, Project, Quality } from "../../api/model.ts";
import { ProblemNotice, Skeleton } from "../../frame/States.tsx";
import { Page, Panel } from "../Page.tsx";
import { may } from "../permissions.ts";
import { ProjectFrame } from "../ProjectFrame.tsx";
import { QualityTabs } from "../QualityTabs.tsx";
import { Became } from "./Became.tsx";
import { Comparisons } from "./Comparisons.tsx";
import { EnginesSection } from "./EnginesSection.tsx";
import { Bands, Patterns } from "./Kept.tsx";
import { t } from "./messages.ts";
import { Missed, Refused } from "./Places.tsx";
import styles from "./SuggestionsPage.module.css";
import { total } from "./figures.ts";
import { Versions } from "./Versions.tsx";

const route = getRouteApi("/inside/p/$project/suggestions");

const qualityQuery = (project: Id) =>
  queryOptions({ queryKey: ["project", project, "quality"], queryFn: () => getQuality(project) });

export function SuggestionsPage() {
  const { project } = route.useParams();
  return (
    <ProjectFrame projectId={project} title={t("page")} needs="read_work">
      {(row) => <Suggestions project={row} />}
    </ProjectFrame>
  );
}

function Suggestions({ project }: { project: Project }) {
  const query = useQuery(qualityQuery(project.id));
  return (
    <Page heading={t("title")} sub={t("sub")}>
      <QualityTabs project={project} />
      {may(project, "run_engines") && <EnginesSection project={project.id} />}
      {query.error && <ProblemNotice error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && [150, 210, 320].map((height) => <Skeleton key={height} height={height} />)}
      {query.data && <Worth project={project} quality={query.data} />}
    </Page>
  );
}

function Worth({ project, quality }: { project: Project; quality: Quality }) {
  const measured = quality.gold.adjudicated + quality.gold.control > 0 && quality.versions.length > 0;
  const nothing = total(quality.outcomes) === 0 && !measured && quality.missed.length === 0;
  if (nothing) {
    return (
      <Panel className={styles["empty"]}>
        <h2>{t("nothing")}</h2>
        <p>{t("nothing_help")}</p>
        {project.engine === "" && <p>{t("no_engine")}</p>}
      </Panel>
    );
  }
  return (
    <>
      <Became quality={quality} />
      <Comparisons project={project} quality={quality} />
      <div className={styles["pair"]}>
        <Patterns quality={quality} />
        <Bands quality={quality} />
      </div>
      <Versions quality={quality} />
      <div className={styles["pair"]}>
        <Missed project={project} quality={quality} />
        <Refused project={project} quality={quality} />
      </div>
    </>
  );
}
