/** The queue: articles with their turn and whoever has them; rows are selected and given out, ordered, released, put aside. */
import {
  infiniteQueryOptions,
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQueryClient,
  type InfiniteData,
  type UseInfiniteQueryResult,
} from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { type Dispatch, type Ref, type SetStateAction, useEffect, useRef, useState } from "react";

import { actOnMany, listQueue } from "../../api/endpoints.ts";
import type { BulkAct, BulkResult, Id, Page as PageOf, Project, QueuedArticle, QueueState } from "../../api/model.ts";
import { ProblemNotice, Skeleton } from "../../frame/States.tsx";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { Kbd } from "../../ui/Kbd.tsx";
import { t as frame } from "../../ui/messages.ts";
import { toast } from "../../ui/overlay/Toast.tsx";
import { Segments } from "../../ui/Segments.tsx";
import { Page, Panel } from "../Page.tsx";
import { ProjectFrame } from "../ProjectFrame.tsx";
import { AsideBox, AssignBox } from "./boxes.tsx";
import { useQueueKeys } from "./keys.ts";
import { t } from "./messages.ts";
import { Order } from "./Order.tsx";
import { QueueTable } from "./QueueTable.tsx";
import styles from "./QueuePage.module.css";
import { moved, NOTHING, type Selection, turned, turnedAll } from "./selection.ts";

const route = getRouteApi("/inside/p/$project/queue");
const STATES: readonly (QueueState | undefined)[] = [undefined, "new", "in_work", "done", "gold", "record", "skipped"];
const NO_ROWS: readonly QueuedArticle[] = [];

const queueQuery = (project: Id, state: QueueState | undefined, q: string) =>
  infiniteQueryOptions({
    queryKey: ["project", project, "queue", state ?? null, q],
    queryFn: ({ pageParam, signal }) =>
      listQueue(project, { after: pageParam, limit: 50, state: state ?? null, q }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    refetchOnMount: "always",
  });

export function QueuePage() {
  const { project } = route.useParams();
  return (
    <ProjectFrame projectId={project} title={t("page")} needs="distribute_work">
      {(row) => <Queue project={row} />}
    </ProjectFrame>
  );
}

/** As many articles as one request may change. */
const MAX = 1000;

const idsOf = (data: { pages: readonly { results: readonly QueuedArticle[] }[] } | undefined): readonly Id[] =>
  data?.pages.flatMap((page) => page.results.map(({ id }) => id)) ?? [];

type List = Pick<
  UseInfiniteQueryResult<InfiniteData<PageOf<QueuedArticle>>>,
  "data" | "hasNextPage" | "fetchNextPage" | "error"
>;

/** Give what selects all that match, also those that were not read yet; or none where all are selected. */
function useSelectAll(query: List, selection: Selection, select: Dispatch<SetStateAction<Selection>>): () => void {
  const readOn = async (wanted: Selection): Promise<void> => {
    let list = query;
    while (list.hasNextPage && !list.error && idsOf(list.data).length < MAX) list = await list.fetchNextPage();
    const all = idsOf(list.data).slice(0, MAX);
    select((now) => (now.chosen === wanted.chosen ? { ...now, chosen: new Set(all) } : now));
  };
  return () => {
    const wanted = turnedAll(selection, idsOf(query.data));
    select(wanted);
    if (wanted.chosen.size > 0) void readOn(wanted);
  };
}

/** How the queue of a project was left for an article that was opened from it: whoever comes back finds it so. */
const left = new Map<Id, { state: QueueState | undefined; q: string; at: number }>();

function useLeft(project: Id) {
  const [before] = useState(() => left.get(project));
  useEffect(() => void left.delete(project), [project]);
  return before;
}

function Queue({ project }: { project: Project }) {
  const before = useLeft(project.id);
  const [state, setState] = useState(before?.state);
  const [q, setQ] = useState(before?.q ?? "");
  const [selection, setSelection] = useState<Selection>({ ...NOTHING, at: before?.at ?? 0 });
  const search = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  const query = useInfiniteQuery(queueQuery(project.id, state, q));
  const rows = query.data?.pages.flatMap((page) => page.results) ?? NO_ROWS;
  const ids = idsOf(query.data);
  const chosen = rows.filter(({ id }) => selection.chosen.has(id));
  const { act, run, open, box, close } = useActs(project.id, chosen, () =>
    setSelection({ ...selection, chosen: new Set() }),
  );
  // Rows of the search before are shown until those of this one are there: nothing is done to them meanwhile.
  const settled = !query.isPlaceholderData;
  const selectAll = useSelectAll(query, selection, setSelection);
  useQueueKeys(box === null && settled, {
    move: (by, extend) => setSelection(moved(selection, ids, selection.at + by, extend)),
    turn: () => setSelection(turned(selection, ids, selection.at)),
    all: selectAll,
    assign: () => open("assign"),
    raise: () => run({ act: "priority", priority: 1 }),
    lower: () => run({ act: "priority", priority: -1 }),
    release: () => run({ act: "release" }),
    third: () => run({ act: "third" }),
    aside: () => open("aside"),
    open: () => {
      const id = ids[selection.at];
      if (id === undefined) return;
      left.set(project.id, { state, q, at: selection.at });
      void navigate({ to: "/p/$project/read/$article", params: { project: project.id, article: id } });
    },
    search: () => search.current?.focus(),
    none: () => setSelection({ ...selection, chosen: new Set(), from: null }),
  });
  return (
    <Page heading={t("page")} sub={t("sub")}>
      <Order project={project} />
      <Panel>
        <Tools search={search} q={q} setQ={setQ} state={state} setState={setState} />
        {query.error && <ProblemNotice error={query.error} retry={() => void query.refetch()} />}
        {act.error && <ProblemNotice error={act.error} />}
        {query.isPending && <Skeleton height={320} />}
        {query.data && rows.length === 0 && <Empty project={project} filtered={state !== undefined || q !== ""} />}
        {rows.length > 0 && (
          <div inert={!settled} aria-busy={!settled}>
            <QueueTable project={project} rows={rows} selection={selection} select={setSelection} />
          </div>
        )}
        {query.hasNextPage && <More wait={query.isFetchingNextPage} get={() => void query.fetchNextPage()} />}
      </Panel>
      {rows.length > 0 && <Acts chosen={settled ? chosen : NO_ROWS} run={run} open={open} />}
      <Box box={box} project={project} chosen={chosen} close={close} run={run} />
    </Page>
  );
}

function More({ wait, get }: { wait: boolean; get: () => void }) {
  return (
    <Button disabled={wait} onClick={get}>
      {t("more")}
    </Button>
  );
}

interface BoxProps {
  box: "assign" | "aside" | null;
  project: Project;
  chosen: readonly QueuedArticle[];
  close: () => void;
  run: (what: BulkAct) => void;
}

function Box({ box, project, chosen, close, run }: BoxProps) {
  const done = (what: BulkAct): void => {
    close();
    run(what);
  };
  if (box === "assign") return <AssignBox project={project} articles={chosen} close={close} assign={done} />;
  return box === "aside" && <AsideBox close={close} put={done} />;
}

interface ToolsProps {
  search: Ref<HTMLInputElement>;
  q: string;
  setQ: (q: string) => void;
  state: QueueState | undefined;
  setState: (state: QueueState | undefined) => void;
}

function Tools({ search, q, setQ, state, setState }: ToolsProps) {
  return (
    <div className={styles["tools"]}>
      <input
        ref={search}
        type="search"
        aria-label={t("search")}
        placeholder={t("search")}
        maxLength={200}
        disabled={state === "skipped"}
        defaultValue={q}
        onChange={(event) => setQ(event.target.value)}
        onKeyDown={(event) => {
          // Back to the rows: Escape empties the field first, as browsers do.
          if (event.key === "Enter" || (event.key === "Escape" && event.currentTarget.value === ""))
            event.currentTarget.blur();
        }}
      />
      <Segments
        label={t("filter")}
        choices={STATES}
        chosen={state}
        nameOf={(one) => t(one === undefined ? "state_all" : `state_${one}`)}
        onChoose={(one) => {
          // What was skipped is not searched in.
          if (one === "skipped") setQ("");
          setState(one);
        }}
      />
    </div>
  );
}

interface ActsProps {
  chosen: readonly QueuedArticle[];
  run: (what: BulkAct) => void;
  open: (box: "assign" | "aside") => void;
}

function Acts({ chosen, run, open }: ActsProps) {
  const none = chosen.length === 0;
  return (
    <div className={styles["bar"]} role="group" aria-label={t("acts")}>
      <span role="status">{t("selected", { count: chosen.length })}</span>
      <Act act={t("assign")} at="a" none={none} run={() => open("assign")} />
      <Act act={t("raise")} at="+" none={none} run={() => run({ act: "priority", priority: 1 })} />
      <Act act={t("normal")} none={none} run={() => run({ act: "priority", priority: 0 })} />
      <Act act={t("lower")} at="−" none={none} run={() => run({ act: "priority", priority: -1 })} />
      <Act act={t("withdraw")} none={none} run={() => run({ act: "withdraw" })} />
      <Act act={t("release")} at="l" none={none} run={() => run({ act: "release" })} />
      <Act act={t("third")} at="3" none={none} run={() => run({ act: "third" })} />
      {chosen.some((row) => row.set_aside_reason !== null) && (
        <Act act={t("take_back")} none={false} run={() => run({ act: "take_back" })} />
      )}
      <Act act={t("aside")} at="z" none={none} run={() => open("aside")} />
    </div>
  );
}

function Act({ act, at, none, run }: { act: string; at?: string; none: boolean; run: () => void }) {
  return (
    <Button small disabled={none} onClick={run}>
      {act} {at !== undefined && <Kbd>{at}</Kbd>}
    </Button>
  );
}

/** What the keys and buttons do to the articles that are chosen; some of it asks first, in a box. */
function useActs(project: Id, chosen: readonly QueuedArticle[], done: () => void) {
  const [box, setBox] = useState<"assign" | "aside" | null>(null);
  const act = useAct(project, done);
  const run = (what: BulkAct): void => {
    if (chosen.length > 0) act.mutate({ articles: chosen.map(({ id }) => id), ...what });
    else toast(t("select_first"));
  };
  const open = (which: "assign" | "aside"): void => {
    if (chosen.length > 0) setBox(which);
    else toast(t("select_first"));
  };
  return { act, run, open, box, close: () => setBox(null) };
}

/** Do something to many articles, say what became of it, and read the list again. */
function useAct(project: Id, done: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: BulkAct & { articles: readonly Id[] }) => actOnMany(project, body),
    onSuccess: async (result, { act }) => {
      toast(whatBecameOf(act, result));
      // What is only ranked is often given out next.
      if (act !== "priority" && act !== "third") done();
      await queries.invalidateQueries({ queryKey: ["project", project] });
    },
  });
}

function whatBecameOf(act: BulkAct["act"], { done, skipped }: BulkResult): string {
  const codes = [...new Set(skipped.map(({ code }) => code))].map((code) => t(`code_${code}`));
  return [
    t(act === "assign" ? "done_assign" : "done", { count: done }),
    skipped.length > 0 && `${t("skipped", { count: skipped.length })} ${codes.join(" ")}`,
  ]
    .filter(Boolean)
    .join(" ");
}

function Empty({ project, filtered }: { project: Project; filtered: boolean }) {
  if (filtered) return <p className={styles["empty"]}>{t("no_match")}</p>;
  return (
    <div className={styles["empty"]}>
      <p>{t("none")}</p>
      <ButtonLink kind="primary" to="/p/$project/import" params={{ project: project.id }}>
        {frame("import")}
      </ButtonLink>
    </div>
  );
}
