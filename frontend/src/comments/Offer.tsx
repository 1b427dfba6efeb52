/** Offers the people of a project after an `@`: who fits, the list of them, and the one that is taken. */
import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";

import { listMembers } from "../api/endpoints.ts";
import type { Id, Member } from "../api/model.ts";
import { Avatar } from "../ui/Avatar.tsx";
import styles from "./comments.module.css";
import { askedAt, calledBy, offered } from "./mentions.ts";
import { t } from "./messages.ts";

const roleName = (member: { readonly role: string }): string => t(`role_${member.role}` as "role_viewer");
/** Nobody is known yet. */
export const NOBODY: readonly Member[] = [];

/** Everybody of the project who can read comments, but for oneself; none while that is not known. */
export function usePeople(project: Id): readonly Member[] {
  const members = useQuery({
    queryKey: ["project", project, "members"],
    queryFn: () => listMembers(project),
    meta: { stay: true },
    select: ({ results }) => results.filter(({ allowed, me }) => !me && allowed.includes("comment")),
  });
  return members.data ?? NOBODY;
}

export type Offer = ReturnType<typeof useOffer>;

/** Follow the caret in a text: whether it stands in the name of somebody, and who that may be. */
export function useOffer(
  people: readonly Member[],
  value: string,
  write: (next: string) => void,
  field: RefObject<HTMLTextAreaElement | null>,
) {
  const [caret, setCaret] = useState(0);
  const [at, setAt] = useState(0);
  /** Where the list was closed: it stays so until another `@` is written. */
  const [closed, setClosed] = useState<number | null>(null);
  const moving = useRef<number | null>(null);
  /** Where the last chosen name ended, until something else was written. */
  const [named, setNamed] = useState<number | null>(null);
  const asked = askedAt(value, caret);
  const found = asked && asked.at !== closed ? offered(people, asked.query, roleName) : [];
  useEffect(() => {
    if (moving.current === null) return;
    field.current?.setSelectionRange(moving.current, moving.current);
    moving.current = null;
  });
  /** Put the caret somewhere once the new text is there. */
  const moveTo = (to: number): void => {
    moving.current = to;
    setCaret(to);
    setAt(0);
    setNamed(to);
  };
  return {
    found,
    named,
    at: Math.min(at, Math.max(0, found.length - 1)),
    step: (by: number): void => setAt((at + by + found.length) % found.length),
    close: (): void => setClosed(asked?.at ?? null),
    moveTo,
    /** Write somebody's name where the caret stands. */
    choose: (member: Member): void => {
      if (!asked) return;
      const name = `@${calledBy(member)} `;
      const end = asked.at + 1 + asked.query.length;
      write(value.slice(0, asked.at) + name + value.slice(end).replace(/^ /, ""));
      moveTo(asked.at + name.length);
    },
    moved: (): void => {
      const now = field.current?.selectionStart ?? 0;
      if (now === caret) return;
      setCaret(now);
      setNamed(null);
      if (askedAt(field.current?.value ?? "", now)?.at !== asked?.at) {
        setAt(0);
        setClosed(null);
      }
    },
  };
}

/** Go through the list, take from it or close it; false where a key is not meant for it. */
export function takesKey(offer: Offer, { key, shiftKey }: KeyboardEvent): boolean {
  const member = offer.found[offer.at];
  if (!member) return false;
  if (key === "ArrowDown") offer.step(1);
  else if (key === "ArrowUp") offer.step(-1);
  else if (key === "Escape") offer.close();
  else if ((key === "Enter" || key === "Tab") && !shiftKey) offer.choose(member);
  else return false;
  return true;
}

/** The people who fit, best first. */
export function Offered({ id, offer }: { id: string; offer: Offer }) {
  if (offer.found.length === 0) return null;
  return (
    <div id={id} className={styles["people"]} role="listbox" aria-label={t("people")}>
      {offer.found.map((member, i) => (
        <div
          key={member.id}
          id={`${id}-${i}`}
          role="option"
          tabIndex={-1}
          aria-selected={i === offer.at}
          onMouseDown={(event) => {
            event.preventDefault();
            offer.choose(member);
          }}
        >
          <Avatar name={calledBy(member)} />
          <span dir="auto">{calledBy(member)}</span>
          <small>{roleName(member)}</small>
        </div>
      ))}
    </div>
  );
}
