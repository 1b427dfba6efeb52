/** What a manager sets for a project: its rules and its guideline. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";

import type { Project } from "../../api/model.ts";
import { metaQuery } from "../../query.ts";
import { ProblemNotice, Skeleton } from "../../frame/States.tsx";
import { ButtonLink } from "../../ui/Button.tsx";
import { Page } from "../Page.tsx";
import { ProjectFrame } from "../ProjectFrame.tsx";
import { Ending, Restore } from "./Ending.tsx";
import { t } from "./messages.ts";
import { SettingsForm } from "./SettingsForm.tsx";

const route = getRouteApi("/inside/p/$project/settings");

export function SettingsPage() {
  const { project } = route.useParams();
  return (
    <ProjectFrame projectId={project} title={t("page")} needs="end_project">
      {(row) => <Settings key={project} project={row} />}
    </ProjectFrame>
  );
}

function Settings({ project }: { project: Project }) {
  if (project.archived_at === null) return <Open project={project} />;
  return (
    <Page heading={t("title", { project: project.name })} narrow>
      <Restore project={project} />
      <Ending project={project} />
    </Page>
  );
}

function ToHistory({ project }: { project: Project }) {
  return (
    <ButtonLink to="/p/$project/history" params={{ project: project.id }}>
      {t("history")}
    </ButtonLink>
  );
}

function Open({ project }: { project: Project }) {
  const meta = useQuery(metaQuery);
  return (
    <Page
      heading={t("title", { project: project.name })}
      sub={t("sub")}
      action={<ToHistory project={project} />}
      narrow
    >
      {meta.isPending && <Skeleton height={380} />}
      {meta.error && <ProblemNotice error={meta.error} retry={() => void meta.refetch()} />}
      {meta.data && <SettingsForm project={project} meta={meta.data} />}
      <Ending project={project} />
    </Page>
  );
}
