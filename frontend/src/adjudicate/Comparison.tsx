/** Group by group: who marked what, in what they differ, and what is decided. */
import type { Gold, Id } from "../api/model.ts";
import { Acts, KeyLine } from "./Acts.tsx";
import { useActs } from "./acts.ts";
import styles from "./Adjudicate.module.css";
import { Decided } from "./Decided.tsx";
import { Fields } from "./Fields.tsx";
import { useDeskState } from "../annotate/desk/context.ts";
import { differenceWords, GroupList } from "./GroupList.tsx";
import { type Case, goldOf, type Group, takeField } from "./groups.ts";
import { type Editor, useKeys } from "./keys.ts";
import { t } from "./messages.ts";
import { Sides } from "./Sides.tsx";

interface ComparisonProps {
  gold: Gold;
  all: Case;
  groups: readonly Group[];
  names: readonly string[];
  /** Whether people are shown by name, where that can be chosen. */
  showAs: React.ReactNode;
  chosen: Id | null;
  choose: (key: Id) => void;
  edit: (editor: Editor) => void;
  read: () => void;
  finish: () => void;
}

export function Comparison(props: ComparisonProps) {
  const { gold, all, groups, names, showAs } = props;
  const { act, at, merged, because, commit } = useActs(props);
  const { desk, pass, group, open, field, waits, go, setField } = at;
  const number = group ? groups.indexOf(group) + 1 : 0;
  const labels = useDeskState((state) => state.setting.project.scale.labels);
  const [first] = group ? [...group.sides.map(({ claim }) => claim), ...goldOf(pass, group)] : [];
  const start = first?.content[0]?.[0];
  const paragraph = start === undefined ? 0 : desk.steps.paragraphAt(start);
  useKeys(act);
  return (
    <main id="content" className={styles["stage"]}>
      <GroupList
        gold={gold}
        groups={groups}
        names={names}
        chosen={group}
        choose={go}
        merged={merged}
        show={act.merged}
      />
      <div className={styles["case"]}>
        {open.length === 0 && (
          <p className={styles["nothing"]} role="status">
            <b>{groups.length === 0 ? t("no_claims") : t("nothing")}</b> {groups.length > 0 && t("nothing_help")}
          </p>
        )}
        {group && (
          <>
            <div className={styles["head"]}>
              <h1>{t("claim", { number })}</h1>
              <p className={styles["small"]}>
                {[t("paragraph", { number: paragraph + 1 }), ...differenceWords(group, names, labels)].join(" · ")}
              </p>
              {showAs}
            </div>
            <Sides group={group} names={names} people={gold.passes.length} />
            <Fields
              group={group}
              all={all}
              names={names}
              field={field}
              choose={setField}
              take={(name, place) =>
                commit(takeField(pass, all, group, name, place, desk.state.setting.newId), name === "verdict")
              }
            />
            <Acts group={group} names={names} act={act} waits={waits} because={because} />
            <Decided group={group} number={number} act={act} waits={waits} commit={commit} because={because} />
          </>
        )}
      </div>
      <KeyLine />
    </main>
  );
}

/** Whether people are shown by their names, or as A and B. */
export function ShowAs({ byLetter, choose }: { byLetter: boolean; choose: (byLetter: boolean) => void }) {
  return (
    <span className={styles["seg"]} role="group" aria-label={t("show_as")}>
      {[false, true].map((letters) => (
        <button key={String(letters)} type="button" aria-pressed={byLetter === letters} onClick={() => choose(letters)}>
          {t(letters ? "letters" : "names")}
        </button>
      ))}
    </span>
  );
}
