/** The installation for administrators: versions, health, projects, and jobs that failed. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";

import { getInstance } from "../../api/endpoints.ts";
import type { Instance } from "../../api/model.ts";
import { Loading, ProblemNotice } from "../../frame/States.tsx";
import { formatMoment, formatNumber } from "../../ui/language/translate.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Panel } from "../Page.tsx";
import { RowTable } from "../RowTable.tsx";
import styles from "./AccountPage.module.css";
import { t } from "./messages.ts";

export function ThisServer() {
  const query = useQuery({ queryKey: ["instance"], queryFn: getInstance, refetchOnMount: "always" });
  return (
    <Panel heading={t("server")}>
      {query.isPending && <Loading />}
      {query.error && <ProblemNotice error={query.error} retry={() => void query.refetch()} />}
      {query.data && (
        <>
          <Health instance={query.data} />
          <Failures failures={query.data.failures} />
          <Projects projects={query.data.projects} />
        </>
      )}
    </Panel>
  );
}

function Health({ instance }: { instance: Instance }) {
  const facts = [
    [
      t("server_accounts"),
      t("server_accounts_are", { open: instance.accounts_open, closed: instance.accounts_closed }),
    ],
    [t("server_jobs"), t("server_jobs_are", { queued: instance.jobs_queued, running: instance.jobs_running })],
    ...instance.versions.map(({ name, version }) => [name, version] as const),
  ] as const;
  return (
    <>
      {instance.swept ? (
        <p className={styles["hint"]}>{t("server_swept")}</p>
      ) : (
        <Notice tone="warn" title={t("server_not_swept")} />
      )}
      <RowTable>
        {facts.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </RowTable>
    </>
  );
}

function Failures({ failures }: Pick<Instance, "failures">) {
  if (failures.length === 0) return <p className={styles["hint"]}>{t("server_no_failures")}</p>;
  return (
    <>
      <h3 className={styles["title"]}>{t("server_failures")}</h3>
      <ul>
        {failures.map(({ id, kind, code, message, finished_at: at }) => (
          <li key={id}>
            <code>{kind}</code> {at !== null && formatMoment(at)} · <code>{code}</code>
            <span className={styles["hint"]}> {message}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Projects({ projects }: Pick<Instance, "projects">) {
  if (projects.length === 0) return <p className={styles["hint"]}>{t("server_no_projects")}</p>;
  return (
    <>
      <h3 className={styles["title"]}>{t("server_projects")}</h3>
      <RowTable columns={[t("server_project"), t("server_people"), t("server_articles"), t("server_open")]}>
        {projects.map(({ id, name, members, articles, open, archived }) => (
          <tr key={id}>
            <th scope="row">
              <Link to="/p/$project" params={{ project: id }}>
                {name}
              </Link>
              {archived && <span className={styles["hint"]}> ({t("server_archived")})</span>}
            </th>
            <td>{formatNumber(members)}</td>
            <td>{formatNumber(articles)}</td>
            <td>{formatNumber(open)}</td>
          </tr>
        ))}
      </RowTable>
    </>
  );
}
