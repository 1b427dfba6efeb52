/** The top bar of the screen: where one is, how far, whether it is saved, and the way on. */
import { Link } from "@tanstack/react-router";

import { Button } from "../ui/Button.tsx";
import { Progress } from "../ui/Progress.tsx";
import { TopBar } from "../frame/TopBar.tsx";
import { formatNumber } from "../ui/language/translate.ts";
import type { SaveState } from "../sync/saveState.ts";
import { progressOf } from "../work/pass.ts";
import { RUN } from "./desk/run.ts";
import { useDesk, useDeskState } from "./desk/context.ts";
import { Key } from "./desk/Key.tsx";
import { t } from "./desk/messages.ts";
import panels from "./desk/panels.module.css";
import styles from "./Bar.module.css";

interface BarProps {
  queue: { readonly number: number; readonly articles: number };
  finish: () => void;
  busy: boolean;
}

export function Bar({ queue, finish, busy }: BarProps) {
  const desk = useDesk();
  const project = useDeskState((state) => state.setting.project);
  const crumbs = [
    <Link key="project" to="/p/$project" params={{ project: project.id }}>
      {project.name}
    </Link>,
    t("place", { number: queue.number, total: formatNumber(queue.articles) }),
  ];
  return (
    <TopBar crumbs={crumbs}>
      <Settled />
      <SaveNote />
      <Steps />
      <Button kind="quiet" className={styles["spare"]} onClick={() => RUN.guidelines(desk, "g")}>
        {t("guidelines")} <Key of="guidelines" />
      </Button>
      <Button kind="quiet" className={styles["spare"]} onClick={() => RUN.help(desk, "?")}>
        {t("keys")} <Key of="help" />
      </Button>
      <Button kind="quiet" className={styles["spare"]} onClick={() => RUN.skip(desk, "")}>
        {t("skip")}
      </Button>
      <Button kind="quiet" className={styles["more"]} aria-label={t("more")} onClick={() => RUN.palette(desk, "")}>
        ⋯
      </Button>
      <Button kind="primary" className={panels["finish"]} disabled={busy} onClick={finish}>
        {t("finish")} <Key of="finish" />
      </Button>
    </TopBar>
  );
}

/** Undo and redo: of the bar only these change with every step. */
function Steps() {
  const desk = useDesk();
  const { at, steps } = useDeskState((state) => state.history);
  return (["undo", "redo"] as const).map((way) => (
    <Button
      key={way}
      kind="quiet"
      className={styles["step"]}
      aria-label={t(way)}
      title={t(way)}
      disabled={at === (way === "undo" ? 0 : steps.length)}
      onClick={() => RUN[way](desk, "")}
    >
      {way === "undo" ? "↶" : "↷"}
    </Button>
  ));
}

function Settled() {
  const pass = useDeskState((state) => state.pass);
  const setting = useDeskState((state) => state.setting);
  const { settled, total, verdicts } = progressOf(pass, setting);
  return (
    <>
      {total > 0 && (
        <span className={styles["settled"]}>
          <span>{t("decided", { settled, total })}</span>
          <Progress label={t("decided_label")} done={settled} total={total} />
        </span>
      )}
      {verdicts && verdicts.total > 0 && (
        <span className={styles["settled"]}>
          <span>{t("judged", { given: verdicts.given, count: verdicts.total })}</span>
        </span>
      )}
    </>
  );
}

/** Says exactly how things stand with saving; pressing it tries again where that can help. */
function SaveNote() {
  const desk = useDesk();
  const save = useDeskState((state) => state.save);
  const retry = save.kind === "offline" || save.kind === "only_here";
  return (
    <span className={panels["save"]} data-state={save.kind} role="status">
      <span>{sentence(save)}</span>
      {retry && (
        <Button kind="quiet" small onClick={() => void desk.device.flush()}>
          {t("retry_now")}
        </Button>
      )}
    </span>
  );
}

function sentence(save: SaveState): string {
  if (save.kind === "saved" || save.kind === "saving") return t(save.kind);
  if (save.changes === 0 && (save.kind === "offline" || save.kind === "only_here")) return t(`${save.kind}_idle`);
  return t(save.kind === "blocked" ? save.why : save.kind, { count: save.changes });
}
