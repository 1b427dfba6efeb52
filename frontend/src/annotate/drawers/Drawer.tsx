/** A panel that stands where the margin was, so that the article does not move. */
import { type ReactNode, useId } from "react";

import { Button } from "../../ui/Button.tsx";
import modal from "../../ui/overlay/Modal.module.css";
import { t } from "../desk/messages.ts";
import panels from "../desk/panels.module.css";

interface DrawerProps {
  title: string;
  close: () => void;
  /** Whether a browser may translate some of it, which says so itself. */
  prose?: boolean;
  children: ReactNode;
}

export function Drawer({ title, close, prose = false, children }: DrawerProps) {
  const heading = useId();
  return (
    // Escape closes the drawer from whichever of its fields it comes.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <aside
      className={`${panels["drawer"]} ${prose ? "" : "notranslate"}`}
      translate={prose ? undefined : "no"}
      aria-labelledby={heading}
      data-print="hide"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        close();
      }}
    >
      <header className={modal["modal_head"]}>
        <h2 id={heading}>{title}</h2>
        <Button kind="quiet" small aria-label={t("close")} onClick={close}>
          ✕
        </Button>
      </header>
      {children}
    </aside>
  );
}
