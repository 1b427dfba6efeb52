/** Who is in a project: invite, change roles, pause, remove; and what each role may do. */
import { getRouteApi } from "@tanstack/react-router";
import { useCallback, useState } from "react";

import type { Invited, Project } from "../../api/model.ts";
import { ProblemNotice, Skeleton } from "../../frame/States.tsx";
import { Page } from "../Page.tsx";
import { ProjectFrame } from "../ProjectFrame.tsx";
import { ProjectTokens } from "../tokens/ProjectTokens.tsx";
import { InviteBox } from "./InviteBox.tsx";
import { Links } from "./Links.tsx";
import { MemberList } from "./MemberList.tsx";
import { t } from "./messages.ts";
import { usePeople } from "./people.ts";
import styles from "./PeoplePage.module.css";
import { RoleTable } from "./RoleTable.tsx";

const route = getRouteApi("/inside/p/$project/people");

export function PeoplePage() {
  const { project } = route.useParams();
  return (
    <ProjectFrame projectId={project} title={t("page")} needs="manage_people">
      {(row) => <People key={project} project={row} />}
    </ProjectFrame>
  );
}

function People({ project }: { project: Project }) {
  const people = usePeople(project.id);
  const [invited, setInvited] = useState<readonly Invited[]>([]);
  // Links that are not sent yet stay; a newer one of the same person takes the place of theirs.
  const show = useCallback(
    (more: readonly Invited[]) =>
      setInvited((now) => [...more, ...now.filter((old) => !more.some((one) => one.member.id === old.member.id))]),
    [],
  );
  const newest = invited[0];
  return (
    <Page heading={t("title", { project: project.name })} sub={t("sub")}>
      <div className={styles["columns"]}>
        <div className={styles["main"]}>
          <InviteBox project={project.id} members={people.data?.results ?? []} show={show} />
          {newest && (
            <Links
              key={`${newest.member.id} ${newest.link}`}
              project={project}
              invited={invited}
              close={() => setInvited([])}
            />
          )}
          {people.isPending && <Skeleton height={380} />}
          {people.error && <ProblemNotice error={people.error} retry={() => void people.refetch()} />}
          {people.data && (
            <MemberList project={project.id} members={people.data.results} linked={(one) => show([one])} />
          )}
          <ProjectTokens project={project.id} />
        </div>
        <RoleTable />
      </div>
    </Page>
  );
}
