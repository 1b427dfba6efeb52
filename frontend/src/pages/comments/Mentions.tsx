/** Where the person was mentioned and has not looked; nothing where there is no such place. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";

import { listMentions } from "../../api/endpoints.ts";
import type { Mention } from "../../api/model.ts";
import { nameOf, Words } from "../../comments/Thread.tsx";
import { formatMoment } from "../../ui/language/translate.ts";
import { Panel } from "../Page.tsx";
import styles from "./CommentsPage.module.css";
import { t } from "./messages.ts";

export function Mentions() {
  const mentions = useQuery({ queryKey: ["mentions"], queryFn: listMentions, refetchOnMount: "always" }).data ?? [];
  if (mentions.length === 0) return null;
  return (
    <Panel heading={t("mentioned")}>
      <ul className={styles["mentions"]}>
        {mentions.map((mention) => (
          <li key={mention.id}>
            <OneMention mention={mention} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function OneMention({ mention }: { mention: Mention }) {
  const { project, project_name, article, article_number: number, article_title, claim, claim_words } = mention;
  const title = article_title || t("untitled", { number });
  return (
    <Link to="/p/$project/comments/$article" params={{ project, article }} search={claim === null ? {} : { claim }}>
      <p>
        <b>{t("mentioned_in", { who: nameOf(mention.author), project: project_name })}</b>{" "}
        <small>
          <time dateTime={mention.created_at}>{formatMoment(mention.created_at)}</time>
        </small>
      </p>
      <p className={styles["said"]} dir="auto">
        <Words comment={mention} />
      </p>
      <small dir="auto">
        {t("article_place", { title, number })}
        {claim_words !== null && `, ${t("on_claim", { words: claim_words })}`}
      </small>
    </Link>
  );
}
