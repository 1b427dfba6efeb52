/** Invite people: one a line, with a role for all of them. */
import { type FormEvent, useEffect, useRef, useState } from "react";

import type { Id, Invited, Member, Role } from "../../api/model.ts";
import { ProblemNotice } from "../../frame/States.tsx";
import { Button } from "../../ui/Button.tsx";
import { TextArea } from "../../ui/Field.tsx";
import { Kbd } from "../../ui/Kbd.tsx";
import { Panel } from "../Page.tsx";
import { type Line, readLines } from "./lines.ts";
import { t } from "./messages.ts";
import { type Asked, useInvite, useRoles } from "./people.ts";
import styles from "./PeoplePage.module.css";

const isMac = /mac|iphone|ipad/i.test(navigator.userAgent);

interface InviteBoxProps {
  project: Id;
  members: readonly Member[];
  show: (invited: readonly Invited[]) => void;
}

/** Lines that were not taken stay in the box: those refused, and where nobody was invited all of them. */
function left(lines: readonly Line[], { invited, refused }: Asked): string {
  const names = new Set(refused.map(({ line }) => line));
  const stay = refused.length === 0 ? [] : invited.length === 0 ? lines : lines.filter(({ text }) => names.has(text));
  return stay.map(({ text }) => text).join("\n");
}

export function InviteBox({ project, members, show }: InviteBoxProps) {
  const [text, setText] = useState("");
  const [role, setRole] = useState<Role>("annotator");
  const box = useRef<HTMLTextAreaElement>(null);
  const invite = useInvite(project, members);
  const lines = readLines(text);
  useKeyOfBox(box);
  const send = (): void => {
    if (lines.length === 0 || invite.isPending) return;
    invite.mutate(
      { lines, role },
      {
        onSuccess: (asked) => {
          setText(left(lines, asked));
          show(asked.invited);
        },
      },
    );
  };
  const refused = invite.data?.refused.map(({ line, error }) => t("invite_refused", { line, why: error.message }));
  return (
    <Panel heading={t("invite")}>
      <form
        className={styles["invite"]}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          send();
        }}
      >
        <TextArea
          ref={box}
          className={styles["lines"]}
          label={t("invite_lines")}
          hint={t("invite_help")}
          error={refused?.join("\n") || null}
          rows={Math.min(12, Math.max(2, text.split("\n").length))}
          spellCheck={false}
          autoComplete="off"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            invite.reset();
          }}
          onKeyDown={(event) => {
            // What is written stays; the keys of the page work again.
            if (event.key === "Escape") event.currentTarget.blur();
            if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            send();
          }}
        />
        <RoleChoice role={role} set={setRole} />
        <Send people={lines.length} busy={invite.isPending} />
      </form>
      {invite.error && <ProblemNotice error={invite.error} />}
    </Panel>
  );
}

function Send({ people, busy }: { people: number; busy: boolean }) {
  return (
    <Button type="submit" kind="primary" disabled={people === 0 || busy}>
      {people === 0 ? t("invite_nobody") : t("invite_people", { count: people })}{" "}
      <span aria-hidden="true">
        <Kbd>{isMac ? "⌘↵" : `${t("key_Ctrl")} ↵`}</Kbd>
      </span>
    </Button>
  );
}

function RoleChoice({ role, set }: { role: Role; set: (role: Role) => void }) {
  const roles = useRoles();
  return (
    <label className={styles["with"]}>
      <span>{t("invite_role")}</span>
      <select value={role} onChange={(event) => set(event.target.value as Role)}>
        {(roles.length > 0 ? roles : [role]).map((one) => (
          <option key={one} value={one}>
            {t(`role_${one}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** `i` goes to the box, from anywhere on the page where nothing is being typed. */
function useKeyOfBox(box: { readonly current: HTMLTextAreaElement | null }): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const { key, ctrlKey, metaKey, altKey, target } = event;
      if (key !== "i" || ctrlKey || metaKey || altKey) return;
      if (target instanceof Element && target.closest("input, textarea, select, dialog, [role=menu]")) return;
      event.preventDefault();
      box.current?.focus();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [box]);
}
