/** Where a comment is written: `@` offers the people, Ctrl+Enter sends, what is written stays on this device. */
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";

import type { Id, Member } from "../api/model.ts";
import { isComposing } from "../keys/layout.ts";
import { Button } from "../ui/Button.tsx";
import { Kbd } from "../ui/Kbd.tsx";
import { inWords } from "../ui/place.ts";
import { commentBox } from "../sync/comments/commentBox.ts";
import styles from "./comments.module.css";
import { namesNobody, toShown, toStored } from "./mentions.ts";
import { t } from "./messages.ts";
import { NOBODY, type Offer, Offered, takesKey, useOffer, usePeople } from "./Offer.tsx";

const MAX = 5000;
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

export function Composer({ project, draft, text = "", label, action, send, cancel, focus, typed = "" }: ComposerProps) {
  const people = usePeople(project);
  const field = useRef<HTMLTextAreaElement>(null);
  const { value, write } = useDraft(draft, text, typed, people);
  const offer = useOffer(people, value, write, field);
  const list = useId();
  useEffect(() => {
    if (!focus) return;
    field.current?.focus({ preventScroll: true });
    field.current?.setSelectionRange(MAX, MAX);
    field.current?.scrollIntoView({ block: "nearest" });
  }, [focus]);
  const long = toStored(value, people).length;
  /** The text whose `@` names nobody, as it was when that was said: sending the same text again sends it. */
  const [doubtful, setDoubtful] = useState<string | null>(null);
  const nobody = doubtful === value ? namesNobody(value, people) : [];
  const submit = (): void => {
    if (value.trim() === "" || long > MAX) return;
    // Until people are known, nothing can be said about a name; the server knows them.
    if (people !== NOBODY && doubtful !== value && namesNobody(value, people).length > 0) return setDoubtful(value);
    send(toStored(value.trim(), people));
    write("");
    return undefined;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit();
    else if (!takesKey(offer, event)) {
      if (event.key !== "Escape" || !cancel) return;
      cancel();
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles["composer"]}>
      <TextBox ref={field} label={label} list={list} offer={offer} value={value} write={write} onKeyDown={onKeyDown} />
      <Offered id={list} offer={offer} />
      <Doubts long={long} nobody={nobody} />
      <div className={styles["row"]}>
        <Button kind="primary" small disabled={value.trim() === "" || long > MAX} onClick={submit}>
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

/** What is written, kept on this device with every letter. */
function useDraft(draft: string, text: string, typed: string, people: readonly Member[]) {
  const box = commentBox();
  const [value, setValue] = useState(() => toShown(box.draft(draft) || text, people) + typed);
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
  return { value, write };
}

interface TextBoxProps {
  ref: React.Ref<HTMLTextAreaElement>;
  label: string;
  /** The list of people beneath. */
  list: string;
  offer: Offer;
  value: string;
  write: (next: string) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

function TextBox({ ref, label, list, offer, value, write, onKeyDown }: TextBoxProps) {
  const isOffered = offer.found.length > 0;
  return (
    <textarea
      ref={ref}
      aria-label={label}
      aria-autocomplete="list"
      aria-controls={isOffered ? list : undefined}
      aria-activedescendant={isOffered ? `${list}-${offer.at}` : undefined}
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
  );
}

/** Say why a text cannot be sent, or should be read once more before it is. */
function Doubts({ long, nobody }: { long: number; nobody: readonly string[] }) {
  return (
    <>
      {long > MAX && (
        <p className={styles["wrong"]} role="alert">
          {t("too_long", { most: MAX, count: long })}
        </p>
      )}
      {nobody.length > 0 && (
        <p className={styles["wrong"]} role="alert">
          {t("names_nobody", { count: nobody.length, names: inWords(nobody.map((name) => `@${name}`)) })}
        </p>
      )}
    </>
  );
}

/** A comma or question mark right after a chosen name takes the place of the space that came with it. */
function closeUp(text: string, named: number | null): string {
  if (named === null || !/^ [,.;:?!)]/.test(text.slice(named - 1, named + 1))) return text;
  return text.slice(0, named - 1) + text.slice(named);
}
