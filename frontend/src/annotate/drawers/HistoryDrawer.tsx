/** What happened to the active claim, newest first: who, when, and what changed. */
import { useQuery } from "@tanstack/react-query";

import { getClaimHistory } from "../../api/endpoints.ts";
import type { ClaimDocument, HistoryEvent } from "../../api/model.ts";
import { Loading, ProblemNotice } from "../../frame/States.tsx";
import { formatMoment } from "../../ui/language/translate.ts";
import { changesBetween, type Names } from "../../work/changes.ts";
import type { Directness } from "../../work/types.ts";
import parts from "../desk/parts.module.css";
import { useDesk, useDeskState } from "../desk/context.ts";
import type { Desk } from "../desk/desk.ts";
import { typeName } from "../cards/Details.tsx";
import { Drawer } from "./Drawer.tsx";
import { t } from "../desk/messages.ts";
import drawers from "./drawers.module.css";
import styles from "./HistoryDrawer.module.css";
import { type MessageKey as PanelWord, t as words } from "../desk/panelMessages.ts";
import { Quote } from "../cards/Quote.tsx";

export function HistoryDrawer() {
  const desk = useDesk();
  const article = useDeskState((state) => state.setting.article.id);
  const claim = useDeskState((state) => (state.active === null ? undefined : state.pass.claims.get(state.active)));
  const number = useDeskState((state) => state.items.findIndex((item) => item.id === state.active) + 1);
  const history = useQuery({
    queryKey: ["history", article, claim?.id, claim],
    queryFn: async () => {
      // What was done a moment ago belongs to the history too.
      await desk.device.flush();
      return getClaimHistory(article, claim?.id ?? "");
    },
    enabled: claim !== undefined,
    placeholderData: (before, query) => (query?.queryKey[2] === claim?.id ? before : undefined),
    gcTime: 0,
    meta: { stay: true },
  });
  if (!claim) return null;
  const events = history.data?.toReversed() ?? [];
  return (
    <Drawer title={words("history_of", { number })} close={() => desk.panels.open(null)}>
      <Quote content={claim.content} whole />
      {history.isPending && <Loading />}
      {history.error && <ProblemNotice error={history.error} retry={() => void history.refetch()} />}
      {history.data?.length === 0 && <p className={parts["help"]}>{words("history_empty")}</p>}
      <ol className={styles["events"]}>
        {events.map((event) => (
          <Line key={event.id} event={event} />
        ))}
      </ol>
    </Drawer>
  );
}

const ACTIONS = new Set(["created", "changed", "deleted", "restored"]);

function Line({ event }: { event: HistoryEvent }) {
  const desk = useDesk();
  const [before, after] = [documentOf(event.before), documentOf(event.after)];
  const changes = event.action === "deleted" ? [] : changesBetween(before, after, namesOf(desk));
  const action = ACTIONS.has(event.action) ? words(`history_${event.action}` as PanelWord) : event.action;
  return (
    <li>
      <p className={drawers["about"]}>
        <b>{event.who ?? words("history_system")}</b> {action} ·{" "}
        <time dateTime={event.at}>{formatMoment(event.at)}</time>
      </p>
      <dl>
        {changes.map((change) => (
          <div key={change.field}>
            <dt>{fieldName(change.field)}</dt>
            <dd>
              {change.before !== "" && change.before !== change.after && <del dir="auto">{change.before}</del>}{" "}
              {change.after !== "" && <ins dir="auto">{change.after}</ins>}
              {change.after !== "" && change.before === change.after && <i> {words("history_moved")}</i>}
            </dd>
          </div>
        ))}
      </dl>
    </li>
  );
}

/** Claims are stored whole with every line of their history. */
function documentOf(stored: unknown): ClaimDocument | null {
  return typeof stored === "object" && stored !== null && "exact" in stored ? (stored as ClaimDocument) : null;
}

function namesOf(desk: Desk): Names {
  const { pass, setting } = desk.state;
  return {
    speaker: (id) => pass.speakers.get(id)?.name ?? words("history_gone"),
    claim: (id) => {
      const [first] = pass.claims.get(id)?.content ?? [];
      return first
        ? t("quoted", { text: setting.text.slice(first[0], Math.min(first[1], first[0] + 44)) })
        : words("history_gone");
    },
    verdict: (label) => setting.project.scale.labels.find(({ key }) => key === label)?.name ?? label,
    choice: (field, key) =>
      field === "directness" ? t(key as Directness) : field === "claim_type" ? typeName(key) : words(key as PanelWord),
    noSpeaker: t("no_speaker"),
    yes: words("was_said_yes"),
    no: words("was_said_no"),
  };
}

function fieldName(field: ReturnType<typeof changesBetween>[number]["field"]): string {
  switch (field) {
    case "content":
    case "source":
    case "cue":
    case "addressee":
      return t(`role_${field}`);
    case "speakers":
      return t("speaker");
    case "parent":
      return t("under");
    case "directness":
    case "claim_type":
    case "note":
    case "verdict":
    case "evidence":
      return t(field);
    default:
      return words(field);
  }
}
