/** The bar on top of every screen: where one is, what one can do here, who one is. */
import type { ReactNode } from "react";

import { Brand } from "../ui/Brand.tsx";
import { t } from "../ui/messages.ts";
import styles from "./TopBar.module.css";
import { UserMenu } from "./UserMenu.tsx";

interface TopBarProps {
  /** The way here, outermost first; the last one is this page. */
  crumbs?: readonly ReactNode[];
  /** Links between the pages of a project. */
  nav?: ReactNode;
  /** What stands to the left of the user's menu: the save state, counts, the primary action. */
  children?: ReactNode;
}

export function TopBar({ crumbs = [], nav, children }: TopBarProps) {
  return (
    <header className={`${styles["bar"]} notranslate`} translate="no" data-print="hide">
      <a className={styles["skip"]} href="#content">
        {t("skip_to_content")}
      </a>
      <Brand beside={crumbs.length > 0} />
      {crumbs.length > 0 ? (
        <ol className={styles["crumbs"]} aria-label={t("breadcrumb")}>
          {crumbs.map((crumb, index) => (
            // The way down never reorders, so the place in it is its identity.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index} {...(index === crumbs.length - 1 ? { "aria-current": "page" as const } : {})}>
              {crumb}
            </li>
          ))}
        </ol>
      ) : (
        <span className={styles["space"]} />
      )}
      {nav && (
        <nav className={styles["nav"]} aria-label={t("project_pages")}>
          {nav}
        </nav>
      )}
      <div className={styles["actions"]}>
        {children}
        <UserMenu />
      </div>
    </header>
  );
}
