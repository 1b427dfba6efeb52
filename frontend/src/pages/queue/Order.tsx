/** The order in which people are given articles, and how much there is to give. */
import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { getOrdering, setOrder } from "../../api/endpoints.ts";
import type { Id, Ordering, Project, QueueOrder } from "../../api/model.ts";
import { ProblemNotice, Skeleton } from "../../frame/States.tsx";
import { Button } from "../../ui/Button.tsx";
import { formatNumber } from "../../ui/language/translate.ts";
import { Segments } from "../../ui/Segments.tsx";
import { Panel } from "../Page.tsx";
import { t } from "./messages.ts";
import styles from "./QueuePage.module.css";

const ORDERS: readonly QueueOrder[] = ["age", "unsure", "random"];
/** Milliseconds after which a page looks again whether the articles are in their order. */
const LOOK_AGAIN = 1000;

const orderQuery = (project: Id) =>
  queryOptions({
    queryKey: ["project", project, "queue-order"],
    queryFn: () => getOrdering(project),
    refetchOnMount: "always",
    refetchInterval: ({ state }) => (state.data?.ordering === true ? LOOK_AGAIN : false),
  });

export function Order({ project }: { project: Project }) {
  const queries = useQueryClient();
  const query = useQuery(orderQuery(project.id));
  const choose = useMutation({
    mutationFn: ({ order, seed }: { order: QueueOrder; seed?: number }) => setOrder(project.id, order, seed),
    onSuccess: (now) => queries.setQueryData(orderQuery(project.id).queryKey, now),
  });
  const problem = query.error ?? choose.error;
  return (
    <Panel>
      {problem && <ProblemNotice error={problem} />}
      {query.isPending && <Skeleton height={60} />}
      {query.data && (
        <Facts
          ordering={query.data}
          locked={choose.isPending || project.archived_at !== null}
          choose={(order, seed) => choose.mutate({ order, ...(seed !== undefined && { seed }) })}
        />
      )}
    </Panel>
  );
}

interface FactsProps {
  ordering: Ordering;
  locked: boolean;
  choose: (order: QueueOrder, seed?: number) => void;
}

function Facts({ ordering, locked, choose }: FactsProps) {
  const { order, seed, places, held } = ordering;
  return (
    <dl className={styles["facts"]}>
      <div>
        <dt>{t("order")}</dt>
        <dd>
          <Segments
            label={t("order")}
            choices={ORDERS}
            chosen={order}
            nameOf={(one) => t(`order_${one}`)}
            onChoose={(one) => one !== order && choose(one)}
            disabled={locked}
          />
          {order === "random" && (
            <small>
              {t("order_seed", { seed: String(seed) })}{" "}
              <Button small kind="quiet" disabled={locked} onClick={() => choose("random", seed + 1)}>
                {t("order_again")}
              </Button>
            </small>
          )}
          <small role="status">{ordering.ordering && t("order_running")}</small>
        </dd>
      </div>
      <div>
        <dt>{t("free")}</dt>
        <dd>
          <b>{formatNumber(places)}</b> {t("free_passes", { count: places })}
        </dd>
      </div>
      <div>
        <dt>{t("held")}</dt>
        <dd>
          <b>{formatNumber(held)}</b>
        </dd>
      </div>
    </dl>
  );
}
