/** Everybody in the project, those who were removed last; whoever was just removed can be taken back. */
import { useEffect, useRef, useState } from "react";

import type { Id, Invited, Member } from "../../api/model.ts";
import { ProblemNotice } from "../../frame/States.tsx";
import { Button } from "../../ui/Button.tsx";
import { Field } from "../../ui/Field.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Panel } from "../Page.tsx";
import { useAct } from "./acts.ts";
import { MemberRow } from "./MemberRow.tsx";
import { t } from "./messages.ts";
import { manages, nameOf } from "./people.ts";
import styles from "./PeoplePage.module.css";

/** A list that fits on a screen needs no search. */
const SEARCHED_FROM = 13;

interface MemberListProps {
  project: Id;
  members: readonly Member[];
  linked: (invited: Invited) => void;
}

export function MemberList({ project, members, linked }: MemberListProps) {
  const [words, setWords] = useState("");
  const [gone, setGone] = useState<Member | null>(null);
  const act = useAct(project, { linked, removed: setGone });
  const shown = members.filter((member) => resembles(member, words));
  const alone = members.filter(manages).length === 1;
  return (
    <Panel heading={t("members")}>
      {gone && <Undo key={gone.id} member={gone} undo={() => act.mutate({ member: gone, act: { do: "restore" } })} />}
      {act.error && <ProblemNotice error={act.error} />}
      {members.length >= SEARCHED_FROM && (
        <Field
          type="search"
          label={t("members_find")}
          autoComplete="off"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      )}
      {members.length === 1 && <p className={styles["hint"]}>{t("members_alone")}</p>}
      <div className={styles["scrolled"]}>
        <table className={styles["people"]}>
          <thead>
            <tr>
              <th scope="col">{t("name")}</th>
              <th scope="col">{t("role")}</th>
              <th scope="col">{t("state")}</th>
              <th scope="col" className={styles["number"]}>
                {t("open")}
              </th>
              <th scope="col" className={styles["number"]}>
                {t("done")}
              </th>
              <th scope="col" className={styles["day"]}>
                {t("last_sign_in")}
              </th>
              <th scope="col">
                <span className="visually-hidden">{t("actions")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((member) => (
              <MemberRow
                key={member.id}
                member={member}
                last={alone && manages(member)}
                busy={act.isPending && act.variables.member.id === member.id}
                act={(what) => act.mutate({ member, act: what })}
              />
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles["hint"]} role="status">
        {shown.length === 0 ? t("members_none") : t("members_count", { count: shown.length })}
      </p>
    </Panel>
  );
}

function resembles(member: Member, words: string): boolean {
  const about = [nameOf(member), member.username, member.email, member.pseudonym].join(" ").toLocaleLowerCase();
  return words
    .toLocaleLowerCase()
    .split(/\s+/u)
    .every((word) => about.includes(word));
}

function Undo({ member, undo }: { member: Member; undo: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  // Whoever removed somebody by keyboard goes on here: the menu of the row has gone.
  useEffect(() => button.current?.focus(), []);
  return (
    <Notice
      tone="ok"
      action={
        <Button ref={button} small onClick={undo}>
          {t("undo")}
        </Button>
      }
    >
      {t("removed", { name: nameOf(member) })}
    </Notice>
  );
}
