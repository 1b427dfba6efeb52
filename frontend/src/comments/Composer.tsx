/** Where a comment is written: `@` offers the people, Ctrl+Enter sends, what is written stays on this device. */
import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";

import { listMembers } from "../api/endpoints.ts";
import type { Id, Member } from "../api/model.ts";
import { isComposing } from "../keys/layout.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Button } from "../ui/Button.tsx";
import { Kbd } from "../ui/Kbd.tsx";
import { inWords } from "../ui/place.ts";
import { commentBox } from "../sync/commentBox.ts";
import styles from "./comments.module.css";
import { askedAt, calledBy, namesNobody, offered, toShown, toStored } from "./mentions.ts";
import { t } from "./messages.ts";

const MOST = 5000;
const isMac = /mac|iphone|ipad/i.test(navigator.userAgent);

interface ComposerProps {
  project: Id;
  /** Under which name the draft is kept on this device. */
  draft: string;
  /** A stored text to begin with, where no draft is kept. */
  text?: string;
  label: string;
  action: string;
  /** Take the text, with pseudonyms for names; the field is emptied. */
  send: (text: string) => void;
  cancel?: () => void;
  focus?: boolean;
  /** Letters that were typed before the field was there. */
  typed?: string;
}

export function Composer({
  project,
  draft,
  text = "",
  label,
  action,
  send,
  cancel,
  focus = false,
  typed = "",
}: ComposerProps) {
  const people = usePeople(project);
  const box = commentBox();
  const [value, setValue] = useState(() => toShown(box.draft(draft) || text, people) + typed);
  const field = useRef<HTMLTextAreaElement>(null);
  const offer = useOffer(people, value, field);
  const list = useId();
  useEffect(() => {
    if (!focus) return;
    field.current?.focus({ preventScroll: true });
    field.current?.setSelectionRange(MOST, MOST);
    field.current?.scrollIntoView({ block: "nearest" });
  }, [focus]);
  const [known, setKnown] = useState(people);
  if (known !== people) {
    // Names are known a moment later than the text.
    setKnown(people);
    setValue(toShown(value, people));
  }
  const write = (next: string): void => {
    setValue(next);
    // With pseudonyms, so that no name is sent from a draft that is taken up before names are known.
    box.keep(draft, toStored(next, people));
  };
  const long = toStored(value, people).length;
  /** The text whose `@` names nobody, as it was when that was said: sending the same text again sends it. */
  const [doubtful, setDoubtful] = useState<string | null>(null);
  const nobody = doubtful === value ? namesNobody(value, people) : [];
  const submit = (): void => {
    if (value.trim() === "" || long > MOST) return;
    // Until people are known, nothing can be said about a name; the server knows them.
    if (people !== NOBODY && doubtful !== value && namesNobody(value, people).length > 0) return setDoubtful(value);
    send(toStored(value.trim(), people));
    write("");
    return undefined;
  };
  const choose = (member: Member): void => {
    const { asked } = offer;
    if (!asked) return;
    const name = `@${calledBy(member)} `;
    const end = asked.at + 1 + asked.query.length;
    write(value.slice(0, asked.at) + name + value.slice(end).replace(/^ /, ""));
    offer.moveTo(asked.at + name.length);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return;
    const handled = ((): boolean => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return (submit(), true);
      const member = offer.found[offer.at];
      if (offer.found.length > 0) {
        if (event.key === "ArrowDown") return (offer.step(1), true);
        if (event.key === "ArrowUp") return (offer.step(-1), true);
        if (event.key === "Escape") return (offer.close(), true);
        if ((event.key === "Enter" || event.key === "Tab") && !event.shiftKey && member) return (choose(member), true);
      }
      if (event.key === "Escape" && cancel) return (cancel(), true);
      return false;
    })();
    if (!handled) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles["composer"]}>
      <textarea
        ref={field}
        aria-label={label}
        aria-autocomplete="list"
        aria-controls={offer.found.length > 0 ? list : undefined}
        aria-activedescendant={offer.found.length > 0 ? `${list}-${offer.at}` : undefined}
        dir="auto"
        rows={3}
        placeholder={label}
        value={value}
        onChange={(event) => {
          const next = closeUp(event.target.value, offer.named);
          event.target.scrollIntoView({ block: "nearest" });
          write(next);
          if (next === event.target.value) offer.moved();
          else offer.moveTo(offer.named ?? next.length);
        }}
        onSelect={() => offer.moved()}
        onKeyDown={onKeyDown}
      />
      {offer.found.length > 0 && (
        <div id={list} className={styles["people"]} role="listbox" aria-label={t("people")}>
          {offer.found.map((member, i) => (
            <div
              key={member.id}
              id={`${list}-${i}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === offer.at}
              onMouseDown={(event) => {
                event.preventDefault();
                choose(member);
              }}
            >
              <Avatar name={calledBy(member)} />
              <span dir="auto">{calledBy(member)}</span>
              <small>{roleName(member)}</small>
            </div>
          ))}
        </div>
      )}
      {long > MOST && (
        <p className={styles["wrong"]} role="alert">
          {t("too_long", { most: MOST, count: long })}
        </p>
      )}
      {nobody.length > 0 && (
        <p className={styles["wrong"]} role="alert">
          {t("names_nobody", { count: nobody.length, names: inWords(nobody.map((name) => `@${name}`)) })}
        </p>
      )}
      <div className={styles["row"]}>
        <Button kind="primary" small disabled={value.trim() === "" || long > MOST} onClick={submit}>
          {nobody.length > 0 ? t("send_anyway") : action} <Kbd>{isMac ? "⌘↵" : `${t("key_Ctrl")} ↵`}</Kbd>
        </Button>
        {cancel && (
          <Button kind="quiet" small onClick={cancel}>
            {t("cancel")}
          </Button>
        )}
        <span className={styles["aside"]}>{t("write_help")}</span>
      </div>
    </div>
  );
}

/** A comma or question mark right after a chosen name takes the place of the space that came with it. */
function closeUp(text: string, named: number | null): string {
  if (named === null || !/^ [,.;:?!)]/.test(text.slice(named - 1, named + 1))) return text;
  return text.slice(0, named - 1) + text.slice(named);
}

const roleName = (member: { readonly role: string }): string => t(`role_${member.role}` as "role_viewer");
const NOBODY: readonly Member[] = [];

/** Everybody of the project who can read comments, but for oneself; none while that is not known. */
function usePeople(project: Id): readonly Member[] {
  const members = useQuery({
    queryKey: ["project", project, "members"],
    queryFn: () => listMembers(project),
    meta: { stay: true },
    select: ({ results }) => results.filter(({ allowed, me }) => !me && allowed.includes("comment")),
  });
  return members.data ?? NOBODY;
}

function useOffer(people: readonly Member[], value: string, field: React.RefObject<HTMLTextAreaElement | null>) {
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
  return {
    asked,
    found,
    named,
    at: Math.min(at, Math.max(0, found.length - 1)),
    step: (by: number): void => setAt((at + by + found.length) % found.length),
    close: (): void => setClosed(asked?.at ?? null),
    /** Put the caret somewhere once the new text is there. */
    moveTo: (to: number): void => {
      moving.current = to;
      setCaret(to);
      setAt(0);
      setNamed(to);
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
