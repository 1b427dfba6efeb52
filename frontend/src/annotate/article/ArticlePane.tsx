/** The article: its head and its paragraphs; `pointing.ts` says what the mouse and the finger do in it. */
import { type RefObject, Suspense, useMemo, useState } from "react";

import type { Fragment } from "../../text/offsets.ts";
import { Button } from "../../ui/Button.tsx";
import { formatDay } from "../../ui/language/translate.ts";
import type { Setting } from "../../work/types.ts";
import { RUN, withActs } from "../desk/run.ts";
import { ArticleText } from "./ArticleText.tsx";
import { useDesk, useDeskState } from "../desk/context.ts";
import { Key } from "../desk/Key.tsx";
import { t } from "../desk/messages.ts";
import styles from "./text.module.css";
import { CommentsButton, Connectors, Pointing, SelectionBar } from "../desk/onDemand.tsx";

/** What pressed the text last: mouse, touch or pen. */
let lastPointer = matchMedia("(pointer: coarse)").matches ? "touch" : "mouse";

export function ArticlePane({ pane }: { pane: RefObject<HTMLElement | null> }) {
  const desk = useDesk();
  const setting = useDeskState((state) => state.setting);
  const redraws = useDeskState((state) => state.redraws);
  const [engaged, setEngaged] = useState(true);
  return (
    // The text itself is what one points at; every way the mouse has here the keys have too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <article
      id="content"
      ref={pane}
      className={`${styles["pane"]} notranslate`}
      translate="no"
      role={engaged ? "application" : "region"}
      aria-label={t("article_label")}
      // The pane takes the arrow keys: it has to take the focus.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      lang={setting.article.language || undefined}
      onFocus={() => setEngaged(true)}
      onBlur={() => setEngaged(false)}
      onPointerDown={({ pointerType }) => (lastPointer = pointerType)}
      // Whoever is quicker than the code that answers is answered when it is there.
      onMouseUp={({ currentTarget, nativeEvent }) =>
        withActs(({ letGo }) => letGo(desk, currentTarget, nativeEvent, lastPointer !== "mouse"))
      }
    >
      <Head key={redraws} setting={setting} paragraphs={desk.steps.paragraphs} />
      <ArticleText />
      <Suspense>
        <Connectors pane={pane} />
        <Pointing pane={pane} last={lastPointer} />
        <SelectionBar />
      </Suspense>
    </article>
  );
}

function Head({ setting, paragraphs }: { setting: Setting; paragraphs: readonly Fragment[] }) {
  const desk = useDesk();
  const { title, publisher, published_on, byline, url } = setting.article;
  const [first] = paragraphs;
  // Where the text begins with its own headline, the title would stand there twice.
  const repeated = first !== undefined && setting.text.slice(first[0], first[1]).trim() === title.trim();
  const words = useMemo(() => setting.text.split(/\s+/).filter(Boolean).length, [setting.text]);
  return (
    <header className={styles["head"]}>
      <h1 className={repeated ? "visually-hidden" : undefined} dir="auto">
        {title || t("untitled")}
      </h1>
      <div className={styles["by"]}>
        {publisher && <span>{publisher}</span>}
        {byline.length > 0 && <span>{byline.join(", ")}</span>}
        {published_on && <time dateTime={published_on}>{formatDay(published_on)}</time>}
        <span>
          {t("paragraphs", { count: paragraphs.length })}, {t("words", { count: words })}
        </span>
        {/^https?:\/\//.test(url) && (
          <a href={url} target="_blank" rel="noreferrer noopener">
            {new URL(url).hostname}
          </a>
        )}
        <Button kind="quiet" small data-print="hide" onClick={() => RUN.speakers(desk, "")}>
          {t("speakers")} <Key of="speakers" />
        </Button>
        <span className={styles["comments"]} data-print="hide">
          <Suspense>
            <CommentsButton />
          </Suspense>
        </span>
      </div>
    </header>
  );
}
