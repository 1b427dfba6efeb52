/** Make a release: whose work, in which format, in which splits; and the releases made before. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";

import type { Project } from "../../../api/model.ts";
import { ProblemNotice, Skeleton } from "../../../frame/States.tsx";
import { metaQuery } from "../../../query.ts";
import { DatasetTabs } from "../../DatasetTabs.tsx";
import { Page } from "../../Page.tsx";
import { ProjectFrame } from "../../ProjectFrame.tsx";
import { t } from "./messages.ts";
import { ReleaseForm } from "./ReleaseForm.tsx";
import { ReleaseList } from "./ReleaseList.tsx";
import { releasesQuery } from "./releases.ts";
import styles from "./ReleasesPage.module.css";

const route = getRouteApi("/inside/p/$project/releases");

export function ReleasesPage() {
  const { project } = route.useParams();
  return (
    <ProjectFrame projectId={project} title={t("title")} needs="export">
      {(row) => <Releases project={row} />}
    </ProjectFrame>
  );
}

function Releases({ project }: { project: Project }) {
  const meta = useQuery(metaQuery);
  const query = useQuery(releasesQuery(project.id));
  const data = query.data;
  return (
    <Page heading={t("title")} sub={t("sub")}>
      <DatasetTabs project={project} />
      {meta.error && <ProblemNotice error={meta.error} retry={() => void meta.refetch()} />}
      {query.error && data === undefined && <ProblemNotice error={query.error} retry={() => void query.refetch()} />}
      {(meta.isPending || query.isPending) && <Skeleton height={380} />}
      {meta.data && data && (
        <div className={styles["columns"]}>
          <ReleaseForm project={project} formats={meta.data.formats} data={data} />
          <ReleaseList project={project} data={data} />
        </div>
      )}
    </Page>
  );
}
