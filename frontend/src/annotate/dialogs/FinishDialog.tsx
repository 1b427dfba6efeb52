/** What stands between the person and the next article: what the pass needs, what is open, and what was passed over. */
import type { KeyboardEvent } from "react";

import { ApiError } from "../../api/errors.ts";
import { chordsOf, means } from "../../keys/keymap.ts";
import type { Trace } from "../../text/coverage.ts";
import { Button } from "../../ui/Button.tsx";
import { Kbd } from "../../ui/Kbd.tsx";
import { type Finding, auditOf, claimFrom, dismiss, lookAt, restoreDismissed } from "../desk/audit.ts";
import { useDesk, useDeskState } from "../desk/context.ts";
import type { Failure } from "../commands/ending.ts";
import type { Finishing } from "../desk/finish.ts";
import { t } from "../desk/messages.ts";
import { Modal } from "../../ui/overlay/Modal.tsx";
import panels from "../desk/panels.module.css";
import dialogs from "./dialogs.module.css";
import styles from "./FinishDialog.module.css";
import { t as words } from "../desk/panelMessages.ts";
import { useRows } from "./rows.ts";
import { TwinRows } from "./TwinRows.tsx";
import type { Id } from "../../work/types.ts";

const KEYED = 9;

export function FinishDialog({ refused, failure, busy, finish }: Finishing) {
  const desk = useDesk();
  const dismissed = useDeskState((state) => state.dismissed.length);
  useDeskState((state) => state.pass);
  const { needs, open, twins, traces } = auditOf(desk, refused);
  const findings = [...needs, ...open];
  const close = (): void => desk.panels.set({ panel: null });
  const goTo = (item: Id): void => {
    close();
    if (desk.state.items.some(({ id }) => id === item)) desk.attention.activate(item);
  };
  const go = ({ item }: Finding): void => goTo(item);
  const onKeyDown = (event: KeyboardEvent): void => {
    const digit = chordsOf(event).find((chord) => /^[1-9]$/.test(chord));
    const finding = digit === undefined ? undefined : findings[Number(digit) - 1];
    if (finding) go(finding);
    else if (event.key === "Enter" && event.shiftKey && needs.length === 0) finish();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Modal title={words("finish_title")} close={close}>
      {/* The dialog listens for the digits beside its lists and for the chord that opened it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div onKeyDown={onKeyDown}>
        {failure && (
          <p className={dialogs["failure"]} role="alert">
            {failureText(failure)}
          </p>
        )}
        <Findings title={words("finish_needs")} found={needs} from={1} go={go} />
        <Findings title={words("finish_open")} found={open} from={needs.length + 1} go={go} />
        <TwinRows found={twins} go={goTo} />
        <Traces found={traces} />
        {dismissed > 0 && (
          <Button kind="quiet" small onClick={() => restoreDismissed(desk)}>
            {words("trace_restore", { count: dismissed })}
          </Button>
        )}
        <div className={panels["actions"]}>
          <Button data-first={twins.length + traces.length === 0 || undefined} onClick={close}>
            {words("finish_back")} <Kbd>esc</Kbd>
          </Button>
          <Button kind="primary" disabled={needs.length > 0 || busy} onClick={finish}>
            {open.length + twins.length + traces.length > 0 ? words("finish_anyway") : t("finish")} <Kbd>⇧↵</Kbd>
          </Button>
        </div>
      </div>
    </Modal>
  );
}

/** Say why the pass could not be ended. */
export function failureText(failure: Failure): string {
  return failure instanceof ApiError ? words("finish_failed", { message: failure.message }) : words("finish_unsent");
}

interface FindingsProps {
  title: string;
  found: readonly Finding[];
  /** The digit of the first. */
  from: number;
  go: (finding: Finding) => void;
}

function Findings({ title, found, from, go }: FindingsProps) {
  if (found.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className={styles["problems"]}>
        {found.map((finding, i) => (
          <li key={finding.item + finding.text}>
            <button type="button" onClick={() => go(finding)}>
              {from + i <= KEYED && <Kbd>{from + i}</Kbd>} {finding.text}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What looks like a claim and is none: one key each to make it one, to say that it is none, or to go on. */
function Traces({ found }: { found: readonly Trace[] }) {
  const desk = useDesk();
  const { list, walk } = useRows(found.length);
  if (found.length === 0) return null;
  const onKeyDown = (event: KeyboardEvent, trace: Trace, place: number): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (means(event, "c")) claimFrom(desk, trace);
    else if (means(event, "x")) {
      walk(event, place);
      dismiss(desk, trace.place);
    } else if (!walk(event, place)) return;
    event.preventDefault();
  };
  return (
    <>
      <h3>{words("finish_traces", { count: found.length })}</h3>
      <p className={dialogs["legend"]}>
        <Kbd>c</Kbd> {words("trace_claim")} <Kbd>x</Kbd> {words("trace_dismiss")} <Kbd>↓</Kbd> {words("trace_skip")}{" "}
        <Kbd>↵</Kbd> {words("trace_show")}
      </p>
      <ul ref={list} className={dialogs["traces"]}>
        {found.map((trace, i) => (
          // The keys of a row work on whichever of its buttons has the focus.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
          <li key={trace.place.join()} onKeyDown={(event) => onKeyDown(event, trace, i)}>
            <button type="button" data-row data-first={i === 0 || undefined} onClick={() => lookAt(desk, trace)}>
              <InContext trace={trace} />
            </button>
            <Button small onClick={() => claimFrom(desk, trace)}>
              {words("trace_claim")}
            </Button>
            <Button small kind="quiet" onClick={() => dismiss(desk, trace.place)}>
              {words("trace_dismiss")}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** UTF-16 units shown on either side, and of a long quotation. */
const AROUND = 48;
const LONG = 140;

function InContext({ trace }: { trace: Trace }) {
  const text = useDeskState((state) => state.setting.text);
  const [start, end] = trace.place;
  const from = Math.max(text.lastIndexOf("\n", start - 1) + 1, start - AROUND);
  const line = text.indexOf("\n", end);
  const to = Math.min(line === -1 ? text.length : line, end + AROUND);
  const said = text.slice(start, end);
  return (
    <bdi>
      {text.slice(from, start).replace(/^\S*\s/, "… ")}
      <b>{said.length > LONG ? `${said.slice(0, LONG).replace(/\S*$/, "")}… ${said.slice(-1)}` : said}</b>
      {text.slice(end, to).replace(/\s\S*$/, " …")}
    </bdi>
  );
}
