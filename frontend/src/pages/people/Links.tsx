/** The links that were just made: each is copied or put into a mail, and then never shown again. */
import { useEffect, useRef } from "react";

import type { Invited, Project } from "../../api/model.ts";
import { Button, ButtonAnchor } from "../../ui/Button.tsx";
import { formatMoment } from "../../ui/language/translate.ts";
import { copy } from "../../ui/page/copying.ts";
import { Panel } from "../Page.tsx";
import { t } from "./messages.ts";
import { nameOf } from "./people.ts";
import styles from "./PeoplePage.module.css";

interface LinksProps {
  project: Project;
  invited: readonly Invited[];
  close: () => void;
}

/** Drawn anew for every link that is made, so that the focus goes to its button. */
export function Links({ project, invited, close }: LinksProps) {
  const first = useRef<HTMLUListElement>(null);
  useEffect(() => {
    first.current?.querySelector("button")?.focus();
  }, []);
  const links = invited.filter(({ link }) => link !== null);
  const all = links.map(({ member, link }) => `${nameOf(member)}\t${link}`).join("\n");
  return (
    <Panel heading={t("links")}>
      {links.length > 0 && <p className={styles["hint"]}>{t("links_help")}</p>}
      <div className={styles["row"]}>
        {links.length > 1 && <Button onClick={() => void copy(all)}>{t("links_copy_all")}</Button>}
        <Button kind="quiet" onClick={close}>
          {t("links_done")}
        </Button>
      </div>
      <ul ref={first} className={styles["links"]}>
        {invited.map((one) => (
          <OneLink key={one.member.id} project={project} {...one} />
        ))}
      </ul>
    </Panel>
  );
}

function OneLink({ project, outcome, member, link, ends_at: ends }: Invited & { project: Project }) {
  const name = nameOf(member);
  const until = ends === null ? "" : formatMoment(ends);
  return (
    <li>
      <span className={styles["whose"]}>
        <strong dir="auto">{name}</strong> <span className={styles["hint"]}>{member.username}</span>
        <span className={styles["hint"]}>{t(`outcome_${outcome}`, { until })}</span>
      </span>
      {link !== null && (
        <>
          <code translate="no">{link}</code>
          <span className={styles["acts"]}>
            <Button small aria-label={t("link_copy_of", { name })} onClick={() => void copy(link)}>
              {t("link_copy")}
            </Button>
            {member.email !== null && (
              <ButtonAnchor
                small
                kind="quiet"
                aria-label={t("link_mail_of", { name })}
                href={mail(member.email, project.name, link, until)}
              >
                {t("link_mail")}
              </ButtonAnchor>
            )}
          </span>
        </>
      )}
    </li>
  );
}

function mail(address: string, project: string, link: string, until: string): string {
  const subject = encodeURIComponent(t("link_mail_subject", { project }));
  return `mailto:${encodeURIComponent(address)}?subject=${subject}&body=${encodeURIComponent(t("link_mail_body", { link, until }))}`;
}
