/** The open article: the comparison group by group, or the whole text with the editors of the annotate screen. */
import { Link, useNavigate } from "@tanstack/react-router";
import { Suspense, useEffect, useEffectEvent, useState } from "react";

import type { Gold, Id } from "../api/model.ts";
import { useDesk, useDeskState } from "../annotate/desk/context.ts";
import { Blocked } from "../annotate/desk/onDemand.tsx";
import { RUN } from "../annotate/desk/run.ts";
import { DeskView } from "../annotate/DeskView.tsx";
import { LiveRegion } from "../annotate/LiveRegion.tsx";
import panels from "../annotate/desk/panels.module.css";
import { TopBar } from "../frame/TopBar.tsx";
import type { SaveState } from "../sync/saveState.ts";
import type { Change } from "../work/types.ts";
import { Button } from "../ui/Button.tsx";
import { Kbd } from "../ui/Kbd.tsx";
import { Progress } from "../ui/Progress.tsx";
import { usePageTitle } from "../ui/page/title.ts";
import { DrawnAgain } from "../ui/page/DrawnAgain.tsx";
import { isKept } from "./acts.ts";
import { Comparison, ShowAs } from "./Comparison.tsx";
import { type Case, type Group, of, stateOf, unclaimed, withdrawn } from "./groups.ts";
import type { Editor } from "./keys.ts";
import { useFinishing } from "./Finishing.tsx";
import { Layers } from "./Layers.tsx";
import { t } from "./messages.ts";
import styles from "./Adjudicate.module.css";

interface AdjudicationProps {
  gold: Gold;
  all: Case;
  project: Id;
  reload: () => void;
}

/** What is shown: the groups one by one, the whole text with both layers, or the whole text with the editors. */
type View = { readonly kind: "groups" | "layers" } | { readonly kind: "text"; readonly editor: Editor };

/** The groups of the article, with those of the claims that all had missed. */
function useGroups(all: Case): readonly Group[] {
  const pass = useDeskState((state) => state.pass);
  const known = new Set(all.groups.map(({ key }) => key));
  const added = [...pass.decisions]
    .filter(
      ([key, { settled }]) =>
        !known.has(key) && settled?.as === "add" && settled.claims.some((id) => pass.claims.has(id)),
    )
    .map(([key]): Group => ({ key, sides: [], differ: [], changed: new Set() }));
  return [
    ...all.groups.filter(({ key, sides }) => sides.length > 0 || pass.decisions.get(key)?.settled?.as === "add"),
    ...added,
  ];
}

export function Adjudication({ gold, all, project }: AdjudicationProps) {
  const navigate = useNavigate();
  const { article, project: rules } = useDeskState((state) => state.setting);
  const [view, setView] = useState<View>({ kind: "groups" });
  const { names, showAs } = useNames(gold);
  const back = (): void => setView({ kind: "groups" });
  const edit = (editor: Editor): void => setView({ kind: "text", editor });
  const [chosen, choose] = useState<Id | null>(null);
  const groups = useGroups(all);
  usePageTitle(article.title || t("place", { number: article.number }), t("page"), rules.name);
  useAdded();
  const leave = (): void => void navigate({ to: "/p/$project/adjudicate", params: { project } });
  const lookAt = (group: Group): void => {
    back();
    choose(group.key);
  };
  const { finish, busy, dialog } = useFinishing(leave, groups, lookAt);
  const bar = (
    <Top
      project={project}
      groups={groups}
      isText={view.kind !== "groups"}
      turn={() => setView({ kind: view.kind === "groups" ? "layers" : "groups" })}
      busy={busy}
      finish={finish}
    />
  );
  return (
    <>
      {view.kind !== "text" && bar}
      {view.kind === "text" ? (
        <Text editor={view.editor} groups={groups} back={back} next={leave} bar={bar} finish={finish} />
      ) : view.kind === "layers" ? (
        <Layers groups={groups} names={names} back={back} add={() => edit(null)} />
      ) : (
        <>
          <Comparison
            names={names}
            showAs={showAs}
            gold={gold}
            all={all}
            groups={groups}
            chosen={chosen}
            choose={choose}
            edit={edit}
            read={() => setView({ kind: "layers" })}
            finish={finish}
          />
          <LiveRegion />
        </>
      )}
      {view.kind !== "text" && <SignedOut leave={leave} />}
      {dialog}
    </>
  );
}

/** What people are called: by letters, or by their names where the adjudicator may see these and wants to. */
function useNames({ passes }: Gold) {
  const known = passes.every(({ name }) => name !== null);
  const [byLetter, setByLetter] = useState(!known);
  return {
    names: passes.map(({ name, letter }) => (byLetter || name === null ? t("person", { letter }) : name)),
    showAs: known && <ShowAs byLetter={byLetter} choose={setByLetter} />,
  };
}

/** Signing in again without leaving the article; that it is somebody else's by now is said in the bar. */
function SignedOut({ leave }: { leave: () => void }) {
  const why = useDeskState(({ save }) => (save.kind === "blocked" && save.why !== "pass_over" ? save.why : null));
  return <Suspense>{why && <Blocked why={why} leave={leave} />}</Suspense>;
}

interface TopProps {
  project: Id;
  groups: readonly Group[];
  isText: boolean;
  turn: () => void;
  busy: boolean;
  finish: () => void;
}

function Top({ project, groups, isText, turn, busy, finish }: TopProps) {
  const { article, project: rules } = useDeskState((state) => state.setting);
  const params = { project };
  const crumbs = [
    <Link key="project" to="/p/$project" params={params}>
      {rules.name}
    </Link>,
    <Link key="list" to="/p/$project/adjudicate" params={params}>
      {t("page")}
    </Link>,
    `${article.number}. ${article.title}`,
  ];
  return (
    <TopBar crumbs={crumbs}>
      <Settled groups={groups} />
      <SaveNote />
      <Button kind="quiet" className={styles["spare"]} onClick={turn}>
        <Kbd>{isText ? "q" : "t"}</Kbd> {t(isText ? "compare" : "whole_text")}
      </Button>
      <Button kind="primary" disabled={busy} onClick={finish}>
        {t("finish")} <Kbd>⇧↵</Kbd>
      </Button>
    </TopBar>
  );
}

/**
 * A gold claim that leads from no group is one that all had missed; where it is deleted in the text, its group goes with it. Both
 * belong to what the person did last, so that one undo takes back all of it.
 */
function useAdded(): void {
  const desk = useDesk();
  useEffect(() => {
    const look = (): void => {
      const { pass, setting, history } = desk.state;
      const last = history.steps[history.at - 1]?.after.claims;
      const orphans = unclaimed(pass);
      const decisions = new Map(orphans.map(({ id }) => [setting.newId(), of("add", { claims: [id] })]));
      if (orphans.length > 0 && orphans.every(({ id }) => last?.get(id)))
        desk.work.join({ decisions }, reopened(decisions));
      else if (orphans.length > 0) desk.work.commit({ decisions }, "step_accept");
      const gone = new Map(
        withdrawn(pass).filter(([, { settled }]) => settled?.claims.some((id) => last?.get(id) === null)),
      );
      if (gone.size > 0) desk.work.join(reopened(gone), { decisions: gone });
    };
    look();
    return desk.store.subscribe(({ pass }, before) => {
      if (pass.claims !== before.pass.claims) queueMicrotask(look);
    });
  }, [desk]);
}

const reopened = (decisions: ReadonlyMap<Id, unknown>): Change => ({
  decisions: new Map(Array.from(decisions.keys(), (key) => [key, of("reopened")])),
});

interface TextProps {
  editor: Editor;
  groups: readonly Group[];
  back: () => void;
  next: () => void;
  bar: React.ReactNode;
  finish: () => void;
}

/** The whole text; an editor that was asked for is opened, and the way back follows when it is done. */
function Text({ editor, groups, back, next, bar, finish }: TextProps) {
  const desk = useDesk();
  const goBack = useEffectEvent(back);
  const holdsBack = useEffectEvent(() => isKept(desk, groups));
  useEffect(() => {
    const stop = new AbortController();
    let opened = false;
    if (editor) requestAnimationFrame(() => RUN[editor](desk, ""));
    const unsubscribe = desk.store.subscribe(({ boundary, panel }) => {
      const isOpen = boundary !== null || panel !== null;
      if (isOpen) opened = true;
      else if (opened && editor) queueMicrotask(() => goBack());
    });
    const onKey = (event: KeyboardEvent): void => {
      const writing = event.target instanceof Element && event.target.closest("input, textarea, select, dialog");
      if (event.key === "u" && !writing && holdsBack()) event.stopImmediatePropagation();
      if (event.key === "q" && !writing && !event.ctrlKey && !event.metaKey && !event.altKey) goBack();
    };
    // Before the keys of the text itself.
    addEventListener("keydown", onKey, { signal: stop.signal, capture: true });
    return () => {
      stop.abort();
      unsubscribe();
    };
  }, [desk, editor]);
  return (
    <DrawnAgain>
      <DeskView
        queue={{ number: 0, articles: 0, mine_submitted: 0 }}
        pending={false}
        next={next}
        bar={bar}
        finish={finish}
      />
    </DrawnAgain>
  );
}

function Settled({ groups }: { groups: readonly Group[] }) {
  const pass = useDeskState((state) => state.pass);
  const done = groups.filter((group) => ["merged", "settled"].includes(stateOf(pass, group))).length;
  return (
    <span className={styles["settled"]}>
      {t("settled", { done, total: groups.length })}
      <Progress label={t("settled_label")} done={done} total={groups.length} />
    </span>
  );
}

function SaveNote() {
  const desk = useDesk();
  const save = useDeskState((state) => state.save);
  return (
    <span className={panels["save"]} data-state={save.kind} role="status">
      {sentence(save)}
      {(save.kind === "offline" || save.kind === "only_here") && (
        <Button kind="quiet" small onClick={() => void desk.device.flush()}>
          {t("retry")}
        </Button>
      )}
    </span>
  );
}

function sentence(save: SaveState): string {
  if (save.kind === "blocked") return t("blocked", { why: t(`why_${save.why}`) });
  return t(save.kind, "changes" in save ? { count: save.changes } : {});
}
