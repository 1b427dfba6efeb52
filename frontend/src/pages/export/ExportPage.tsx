/** Take a dataset out: what, in which format, what it will look like, and the ones built before. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";

import { buildExport } from "../../api/endpoints.ts";
import type { Id, Meta, Project, Wanted } from "../../api/model.ts";
import { metaQuery } from "../../query.ts";
import { Button } from "../../ui/Button.tsx";
import { ProblemNotice, Skeleton } from "../../frame/States.tsx";
import { Page, Panel } from "../Page.tsx";
import { DatasetTabs } from "../DatasetTabs.tsx";
import { ProjectFrame } from "../ProjectFrame.tsx";
import { everybody, exportsQuery } from "./exports.ts";
import { FormatChoice } from "./FormatChoice.tsx";
import { LayerChoice } from "./LayerChoice.tsx";
import styles from "./ExportPage.module.css";
import { ExportTable } from "./ExportTable.tsx";
import { t } from "./messages.ts";
import { Preview } from "./Preview.tsx";
import { Selecting } from "./selecting/Selecting.tsx";
import { everything } from "./selecting/selection.ts";

const route = getRouteApi("/inside/p/$project/export");

export function ExportPage() {
  const { project } = route.useParams();
  return (
    <ProjectFrame projectId={project} title={t("page")} needs="export">
      {(row) => <ExportDataset project={row} />}
    </ProjectFrame>
  );
}

function ExportDataset({ project }: { project: Project }) {
  const meta = useQuery(metaQuery);
  return (
    <Page heading={t("title")} sub={t("sub")}>
      <DatasetTabs project={project} />
      {meta.isPending && <Skeleton height={380} />}
      {meta.error && <ProblemNotice error={meta.error} retry={() => void meta.refetch()} />}
      {meta.data && <Builder project={project} meta={meta.data} />}
      <ExportTable project={project} formats={meta.data?.formats ?? []} />
    </Page>
  );
}

function Builder({ project, meta }: { project: Project; meta: Meta }) {
  const [layer, setLayer] = useState(everybody);
  const [chosen, setChosen] = useState<string | null>(null);
  const [selection, setSelection] = useState(everything);
  const format = chosen ?? meta.formats[0]?.name ?? "jsonl";
  const wanted = { format, layer, selection };
  const build = useBuild(project.id);
  return (
    <div className={styles["columns"]}>
      <Panel className={styles["choices"]}>
        <LayerChoice project={project} layer={layer} onChoose={setLayer} />
        <Selecting project={project} selection={selection} onChoose={setSelection} />
        <FormatChoice formats={meta.formats} format={format} onChoose={setChosen} />
        {build.error && <ProblemNotice error={build.error} />}
        <div className={styles["build"]}>
          <Button kind="primary" disabled={build.isPending} onClick={() => build.mutate(wanted)}>
            {build.isPending ? t("building") : t("build")}
          </Button>
          {project.progress.claims === 0 && <span className={styles["note"]}>{t("nothing")}</span>}
        </div>
      </Panel>
      <Preview project={project.id} wanted={wanted} />
    </div>
  );
}

function useBuild(project: Id) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (wanted: Wanted) => buildExport(project, wanted),
    onSuccess: () => queries.invalidateQueries({ queryKey: exportsQuery(project).queryKey }),
  });
}
