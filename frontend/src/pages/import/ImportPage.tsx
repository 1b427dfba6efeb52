/** Bring articles in, and watch what became of each of them. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";

import type { Id, Meta, Project } from "../../api/model.ts";
import { noteText } from "../../api/said.ts";
import { metaQuery } from "../../query.ts";
import { Notice } from "../../ui/Notice.tsx";
import { ProblemNotice, Skeleton } from "../../frame/States.tsx";
import { jobsQuery } from "../jobs.ts";
import { Page, Panel } from "../Page.tsx";
import { ProjectFrame } from "../ProjectFrame.tsx";
import { Annotations } from "./annotations/Annotations.tsx";
import { FileChooser } from "./FileChooser.tsx";
import { Held } from "./Held.tsx";
import { ImportEntry } from "./ImportEntry.tsx";
import { t } from "./messages.ts";
import { PasteForm } from "./PasteForm.tsx";
import { Suggesting } from "./Suggesting.tsx";

const route = getRouteApi("/inside/p/$project/import");

export function ImportPage() {
  const { project } = route.useParams();
  return (
    <ProjectFrame projectId={project} title={t("page")} needs="import_articles">
      {(row) => <Import project={row} />}
    </ProjectFrame>
  );
}

function Import({ project }: { project: Project }) {
  const meta = useQuery(metaQuery);
  // A project without articles needs its first one, and pasting it is the shortest way.
  const [first] = useState(project.progress.articles === 0);
  const [pasting, setPasting] = useState(first);
  return (
    <Page heading={t("title")} sub={t("sub")} narrow>
      {!project.engine_available && <Notice tone="warn">{noteText(project.engine_note)}</Notice>}
      {meta.isPending && <Skeleton height={170} />}
      {meta.error && <ProblemNotice error={meta.error} retry={() => void meta.refetch()} />}
      {meta.data && (
        <>
          <FileChooser
            project={project.id}
            limits={meta.data.limits}
            pasting={pasting}
            onPaste={() => setPasting(!pasting)}
          />
          {pasting && <PasteForm project={project.id} limit={meta.data.limits.article_characters} first={first} />}
          <OtherTools project={project.id} meta={meta.data} />
        </>
      )}
      <Held project={project.id} />
      <Imports project={project} />
    </Page>
  );
}

function OtherTools({ project, meta }: { project: Id; meta: Meta }) {
  const jobs = useQuery(jobsQuery(project));
  const imports = jobs.data?.filter((job) => job.kind === "import_annotations") ?? [];
  return <Annotations project={project} limits={meta.limits} formats={meta.formats} jobs={imports} />;
}

function Imports({ project }: { project: Project }) {
  const jobs = useQuery(jobsQuery(project.id));
  const imports = jobs.data?.filter((job) => job.kind === "import_articles") ?? [];
  const newest = jobs.data?.find((job) => job.kind === "suggest");
  return (
    <>
      {jobs.error && jobs.data === undefined && <ProblemNotice error={jobs.error} retry={() => void jobs.refetch()} />}
      {newest && <Suggesting key={newest.id} job={newest} />}
      {imports.length > 0 && (
        <Panel heading={t("imports")}>
          {imports.map((job, index) => (
            <ImportEntry key={job.id} listed={job} first={index === 0} />
          ))}
        </Panel>
      )}
    </>
  );
}
