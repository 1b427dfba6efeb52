/** A project's own engines: which one reads, what was trained and how good it is, training and choosing. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState } from "react";

import { chooseEngine, getEngines, patchProject, trainEngine } from "../../api/endpoints.ts";
import type { EngineModel, Engines, Id, Job } from "../../api/model.ts";
import { noteText } from "../../api/said.ts";
import { Button } from "../../ui/Button.tsx";
import { t as frame } from "../../ui/messages.ts";
import { Notice } from "../../ui/Notice.tsx";
import { explain, ProblemNotice, Skeleton } from "../../frame/States.tsx";
import { toast } from "../../ui/overlay/Toast.tsx";
import { formatDayOf, formatPercent } from "../../ui/language/translate.ts";
import { JobLine } from "../JobLine.tsx";
import { useLiveJob } from "../jobs.ts";
import { Panel } from "../Page.tsx";
import { t } from "./engineMessages.ts";
import styles from "./EnginesSection.module.css";

const idleInterval = 15_000;
const keyOf = (project: Id) => ["project", project, "engines"] as const;

export function EnginesSection({ project }: { project: Id }) {
  const query = useQuery({
    queryKey: keyOf(project),
    queryFn: () => getEngines(project),
    staleTime: 0,
    refetchInterval: idleInterval,
  });
  return (
    <Panel heading={t("heading")}>
      {query.isPending && <Skeleton height={160} />}
      {query.error && query.data === undefined && (
        <ProblemNotice error={query.error} retry={() => void query.refetch()} />
      )}
      {query.data && <Known project={project} engines={query.data} />}
    </Panel>
  );
}

function Known({ project, engines }: { project: Id; engines: Engines }) {
  const champion = engines.models.find(({ state }) => state === "champion") ?? null;
  const rest = engines.models.filter(({ state }) => state !== "champion");
  return (
    <>
      <InUse project={project} engines={engines} champion={champion} />
      <Training project={project} training={engines.training} />
      {!engines.auto_promote && <ByHand project={project} />}
      {engines.models.length === 0 ? (
        <Notice title={t("empty")}>{t("empty_help")}</Notice>
      ) : (
        <Table project={project} models={champion === null ? rest : [champion, ...rest]} />
      )}
      {engines.models[0] && <Worthiness {...engines.models[0].checkworthiness} />}
    </>
  );
}

/** Which engine reads; the way back to the rules. */
function InUse({ project, engines, champion }: { project: Id; engines: Engines; champion: EngineModel | null }) {
  const [asking, setAsking] = useState(false);
  const { engine } = engines;
  const learns = engine.name === "rules";
  const name = engine.reads || champion === null ? t("rules") : champion.name;
  if (!learns)
    return (
      <p className={styles["note"]}>
        {engine.name === "" ? t("engine_none") : t("engine_other", { name: engine.name })}
      </p>
    );
  return (
    <div className={styles["use"]}>
      <div>
        <div className={styles["label"]}>{t("reads")}</div>
        <div className={styles["name"]}>{name}</div>
        {champion !== null && !champion.usable && <div className={styles["bad"]}>{noteText(champion.note)}</div>}
      </div>
      {champion !== null && !asking && (
        <Button small onClick={() => setAsking(true)}>
          {t("back")}
        </Button>
      )}
      {asking && (
        <Question
          project={project}
          engine={null}
          label={t("back")}
          ask={t("back_ask")}
          help={t("back_help")}
          close={() => setAsking(false)}
        />
      )}
    </div>
  );
}

function Training({ project, training }: { project: Id; training: Engines["training"] }) {
  const queries = useQueryClient();
  const start = useMutation({
    mutationFn: () => trainEngine(project),
    onError: (error) => toast(explain(error).title, "bad"),
    onSettled: () => queries.invalidateQueries({ queryKey: ["project", project] }),
  });
  const { articles, held_out, held_out_needed: needed } = training;
  const words = training.automatic ? "next_auto" : "next_hand";
  const measuring =
    held_out >= needed
      ? t("held_out_enough", { count: held_out })
      : training.held_out_share > 0
        ? t("held_out", { have: held_out, needed })
        : t("held_out_small", { from: training.holds_out_from });
  return (
    <div className={styles["training"]}>
      {training.job ? (
        <Following job={training.job} />
      ) : (
        <div className={styles["start"]}>
          <div>
            <p>{t(words, { count: articles, next: training.next_at })}</p>
            <p className={styles["note"]}>{training.available ? measuring : noteText(training.note)}</p>
          </div>
          <Button
            disabled={start.isPending || !training.available || articles < training.needed}
            title={articles < training.needed ? t("train_first", { count: training.needed }) : undefined}
            onClick={() => start.mutate()}
          >
            {t("train")}
          </Button>
        </div>
      )}
    </div>
  );
}

function Following({ job }: { job: Job }) {
  return <JobLine job={useLiveJob(job)} title={t("training")} />;
}

function ByHand({ project }: { project: Id }) {
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: () => patchProject(project, { auto_promote: true }),
    onError: (error) => toast(explain(error).title, "bad"),
    onSettled: () => queries.invalidateQueries({ queryKey: keyOf(project) }),
  });
  return (
    <Notice
      action={
        <Button small disabled={change.isPending} onClick={() => change.mutate()}>
          {t("by_hand_off")}
        </Button>
      }
    >
      {t("by_hand")}
    </Notice>
  );
}

function Table({ project, models }: { project: Id; models: readonly EngineModel[] }) {
  const help = useId();
  return (
    <>
      <div className={styles["scroll"]}>
        <table className={styles["table"]} aria-label={t("trained")} aria-describedby={help}>
          <thead>
            <tr>
              <th scope="col">{t("name")}</th>
              {(["iou50", "exact", "sourced", "ahead"] as const).map((key) => (
                <th key={key} scope="col" className={styles["number"]}>
                  {t(key)}
                </th>
              ))}
              <th scope="col">{t("measured")}</th>
              <th scope="col">{t("choose")}</th>
            </tr>
          </thead>
          <tbody>
            {models.map((model) => (
              <Row key={model.id} project={project} model={model} />
            ))}
          </tbody>
        </table>
      </div>
      <p id={help} className={styles["note"]}>
        {t("figures_help")}
      </p>
    </>
  );
}

function Row({ project, model }: { project: Id; model: EngineModel }) {
  const [asking, setAsking] = useState(false);
  const { figures, against } = model;
  const day = formatDayOf(model.created_at);
  return (
    <>
      <tr data-state={model.state} data-asking={asking}>
        <th scope="row">
          {model.name}
          <span className={styles["sub"]}>
            {t(model.state)} · {day}
          </span>
          {!model.usable && <span className={styles["bad"]}>{noteText(model.note)}</span>}
        </th>
        {(["iou50", "exact", "sourced"] as const).map((name) => (
          <td key={name} className={styles["number"]} data-label={t(name)}>
            {figures[name].toFixed(1)}
            <span className={styles["sub"]}>{against.figures[name].toFixed(1)}</span>
          </td>
        ))}
        <td className={styles["number"]} data-label={t("ahead")}>
          {signed(model.gain)}
          <span className={styles["sub"]}>{t("chance", { share: formatPercent(model.chance) })}</span>
        </td>
        <td className={styles["measured"]}>{t(`method_${model.method}`, { count: figures.articles })}</td>
        <td className={styles["act"]}>
          {model.state !== "champion" && model.usable && !asking && (
            <Button small aria-label={t("use_label", { name: model.name, day })} onClick={() => setAsking(true)}>
              {t("use")}
            </Button>
          )}
        </td>
      </tr>
      {asking && (
        <tr>
          <td colSpan={columns}>
            <Question
              project={project}
              engine={model.id}
              label={t("use")}
              ask={t("use_ask", { name: model.name })}
              help={t("use_help")}
              close={() => setAsking(false)}
            />
          </td>
        </tr>
      )}
    </>
  );
}

const columns = 7;
const signed = (points: number): string => `${points > 0 ? "+" : points < 0 ? "−" : ""}${Math.abs(points).toFixed(1)}`;

interface QuestionProps {
  project: Id;
  /** Null: the rules. */
  engine: Id | null;
  label: string;
  ask: string;
  help: string;
  close: () => void;
}

/** Asks in place before engines are switched; Escape and “Cancel” take it back. */
function Question({ project, engine, label, ask, help, close }: QuestionProps) {
  const queries = useQueryClient();
  const question = useId();
  const cancel = useRef<HTMLButtonElement>(null);
  useEffect(() => cancel.current?.focus(), []);
  const leave = ({ key }: { key: string }): void => {
    if (key === "Escape") close();
  };
  const change = useMutation({
    mutationFn: () => chooseEngine(project, engine),
    onSuccess: (engines) => {
      queries.setQueryData(keyOf(project), engines);
      toast(t("switched"));
      close();
    },
    onError: (error) => toast(explain(error).title, "bad"),
    onSettled: () => queries.invalidateQueries({ queryKey: ["project", project] }),
  });
  return (
    <div role="group" aria-labelledby={question} className={styles["ask"]}>
      <div>
        <div id={question} className={styles["question"]}>
          {ask}
        </div>
        <div className={styles["note"]}>{help}</div>
      </div>
      <div className={styles["buttons"]}>
        <Button ref={cancel} small disabled={change.isPending} onClick={close} onKeyDown={leave}>
          {frame("cancel")}
        </Button>
        <Button small kind="primary" disabled={change.isPending} onClick={() => change.mutate()} onKeyDown={leave}>
          {label}
        </Button>
      </div>
    </div>
  );
}

function Worthiness({ labels, average_precision: reached, share, used }: EngineModel["checkworthiness"]) {
  const words =
    used && reached !== null && share !== null
      ? t("worth_used", { reached: formatPercent(reached), share: formatPercent(share) })
      : t(reached === null ? "worth_off" : "worth_useless", { labels });
  return (
    <div className={styles["worth"]}>
      <div className={styles["label"]}>{t("worth")}</div>
      <p>{words}</p>
    </div>
  );
}
