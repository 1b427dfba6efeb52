/** The boxes of the queue: to whom articles are given, with what each gets said beforehand; and why some are put aside. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";

import { actOnMany, listMembers } from "../../api/endpoints.ts";
import type { BulkAct, BulkResult, Id, Member, Project, QueuedArticle } from "../../api/model.ts";
import { Loading, ProblemNotice } from "../../frame/States.tsx";
import { Button } from "../../ui/Button.tsx";
import { Field } from "../../ui/Field.tsx";
import { t as frame } from "../../ui/messages.ts";
import { Modal } from "../../ui/overlay/Modal.tsx";
import { may } from "../permissions.ts";
import { t } from "./messages.ts";
import styles from "./QueuePage.module.css";
import { ranges } from "./selection.ts";

interface AssignProps {
  project: Project;
  articles: readonly QueuedArticle[];
  close: () => void;
  assign: (what: BulkAct) => void;
}

export function AssignBox({ project, articles, close, assign }: AssignProps) {
  const [members, setMembers] = useState<readonly Id[]>([]);
  const [due, setDue] = useState("");
  const people = useQuery({ queryKey: ["project", project.id, "members"], queryFn: () => listMembers(project.id) });
  const able =
    people.data?.results.filter((one) => one.active && one.account_active !== false && may(one, "take_work")) ?? [];
  const what = { act: "assign" as const, members, ...(due !== "" && { due_on: due }) };
  const keys = articles.map(({ id }) => id);
  const trial = useQuery({
    queryKey: ["project", project.id, "trial", keys, members],
    queryFn: () => actOnMany(project.id, { ...what, articles: keys, dry_run: true }),
    enabled: members.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const found = members.length > 0 ? trial.data : undefined;
  const passes = found?.given.reduce((sum, one) => sum + one.articles.length, 0) ?? 0;
  const turn = (id: Id): void =>
    setMembers(members.includes(id) ? members.filter((one) => one !== id) : [...members, id]);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (passes > 0) assign(what);
  };
  return (
    <Modal title={t("assign_title", { count: articles.length })} close={close}>
      <form className={styles["box"]} onSubmit={submit}>
        {people.isPending && <Loading />}
        {people.error && <ProblemNotice error={people.error} retry={() => void people.refetch()} />}
        <fieldset className={styles["choice"]} aria-label={t("assign_whom")}>
          {able.map((one, index) => (
            <label key={one.id}>
              <input
                type="checkbox"
                checked={members.includes(one.id)}
                {...(index === 0 && { "data-first": true })}
                onChange={() => turn(one.id)}
              />
              {one.called}
              {one.open !== null && <small>{t("open_now", { count: one.open })}</small>}
            </label>
          ))}
        </fieldset>
        <Field type="date" label={t("due")} optional value={due} onChange={(event) => setDue(event.target.value)} />
        {trial.error && <ProblemNotice error={trial.error} />}
        {found && <Trial result={found} people={able} articles={articles} />}
        <div className={styles["acts"]}>
          <Button onClick={close}>{frame("cancel")}</Button>
          <Button kind="primary" type="submit" disabled={passes === 0 || trial.isFetching}>
            {t("assign_confirm", { count: passes })}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** Who gets what, and why somebody gets less: in a sentence for each. */
function Trial({
  result,
  people,
  articles,
}: {
  result: BulkResult;
  people: readonly Member[];
  articles: readonly QueuedArticle[];
}) {
  const number = new Map(articles.map((one) => [one.id, one.number]));
  const name = new Map(people.map((one) => [one.id, one.called]));
  const numbers = (ids: readonly Id[]): string => ranges(ids.map((id) => number.get(id) ?? 0));
  const left = Map.groupBy(result.skipped, ({ member, code }) => `${member ?? ""} ${code}`);
  return (
    <div role="status" className={styles["trial"]}>
      {result.given.map(({ member, articles: own }) => (
        <p key={member}>{t("gets", { name: name.get(member) ?? "", numbers: numbers(own) })}</p>
      ))}
      {[...left.values()].map(([first, ...others]) => {
        if (first === undefined) return null;
        const own = numbers([first, ...others].map(({ article }) => article));
        const who = first.member === null ? t("nobody") : (name.get(first.member) ?? "");
        return (
          <p key={`${first.member} ${first.code}`}>
            {t("not", { name: who, numbers: own })} {t(`code_${first.code}`)}
          </p>
        );
      })}
    </div>
  );
}

export function AsideBox({ close, put }: { close: () => void; put: (what: BulkAct) => void }) {
  const [reason, setReason] = useState("");
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (reason.trim() !== "") put({ act: "set_aside", reason: reason.trim() });
  };
  return (
    <Modal title={t("aside")} close={close}>
      <form className={styles["box"]} onSubmit={submit}>
        <Field
          data-first
          label={t("aside_reason")}
          hint={t("aside_help")}
          value={reason}
          maxLength={500}
          required
          onChange={(event) => setReason(event.target.value)}
        />
        <div className={styles["acts"]}>
          <Button onClick={close}>{frame("cancel")}</Button>
          <Button kind="primary" type="submit" disabled={reason.trim() === ""}>
            {t("aside")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
