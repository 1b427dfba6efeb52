/** What each role may do, from the table that the server sends. */
import { useQuery } from "@tanstack/react-query";

import { ProblemNotice, Skeleton } from "../../frame/States.tsx";
import { metaQuery } from "../../query.ts";
import { Panel } from "../Page.tsx";
import { t } from "./messages.ts";
import styles from "./PeoplePage.module.css";

export function RoleTable() {
  const meta = useQuery(metaQuery);
  const roles = meta.data?.roles ?? [];
  const actions = [...new Set(roles.flatMap(({ allowed }) => allowed))];
  return (
    <Panel heading={t("roles")}>
      {meta.isPending && <Skeleton height={300} />}
      {meta.error && <ProblemNotice error={meta.error} retry={() => void meta.refetch()} />}
      {roles.length > 0 && (
        <table className={styles["roles"]}>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{t("roles_what")}</span>
              </th>
              {roles.map(({ key }) => (
                <th key={key} scope="col">
                  <abbr title={t(`role_${key}`)}>{t(`short_${key}`)}</abbr>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {actions.map((action) => (
              <tr key={action}>
                <th scope="row">{t(`action_${action}`)}</th>
                {roles.map(({ key, allowed }) => (
                  <td key={key} data-may={allowed.includes(action) || undefined}>
                    <span aria-hidden="true">{allowed.includes(action) ? "✓" : "·"}</span>
                    <span className="visually-hidden">{t(allowed.includes(action) ? "yes" : "no")}</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
