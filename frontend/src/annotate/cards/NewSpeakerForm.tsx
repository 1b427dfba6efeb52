/** Makes a speaker in place: a name, what kind of thing it is, and whether the article leaves it unnamed. */
import { type KeyboardEvent, type SubmitEvent, useEffect, useRef, useState } from "react";

import { isComposing } from "../../keys/layout.ts";
import { Button } from "../../ui/Button.tsx";
import { Kbd } from "../../ui/Kbd.tsx";
import type { NewSpeaker, SpeakerKind } from "../../work/types.ts";
import parts from "../desk/parts.module.css";
import cards from "./cards.module.css";
import { useInView } from "./inView.ts";
import { t } from "../desk/messages.ts";
import { t as words } from "../desk/panelMessages.ts";

const KINDS: readonly SpeakerKind[] = [
  "person",
  "organisation",
  "government_body",
  "collective",
  "document",
  "unspecified",
];

interface FormProps {
  name: string;
  kind: SpeakerKind;
  unnamed: boolean;
  create: (fields: NewSpeaker) => void;
  cancel: () => void;
}

export function NewSpeakerForm({ name: proposed, kind: likely, unnamed, create, cancel }: FormProps) {
  const [name, setName] = useState(proposed);
  const [kind, setKind] = useState(likely);
  const [anonymous, setAnonymous] = useState(unnamed);
  const [role, setRole] = useState("");
  const [descriptor, setDescriptor] = useState(unnamed ? proposed : "");
  const first = useRef<HTMLSelectElement>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => first.current?.focus({ preventScroll: true }), []);
  useInView(form);
  const submit = (event?: SubmitEvent): void => {
    event?.preventDefault();
    if (name.trim() !== "")
      create({
        name,
        kind,
        anonymous,
        role: kind === "person" ? role : "",
        descriptor: anonymous ? descriptor || name : "",
      });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (isComposing(event.nativeEvent)) return;
    if (event.key === "Escape") cancel();
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey || event.target instanceof HTMLSelectElement))
      submit();
    else return;
    event.preventDefault();
  };
  return (
    // The form only listens for the keys that end it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form ref={form} className={cards["details"]} onSubmit={submit} onKeyDown={onKeyDown}>
      <label htmlFor="new-speaker-name">{t("speaker")}</label>
      <input id="new-speaker-name" dir="auto" required value={name} onChange={(event) => setName(event.target.value)} />
      <label htmlFor="new-speaker-kind">{words("kind")}</label>
      <select
        id="new-speaker-kind"
        ref={first}
        value={kind}
        onChange={(event) => setKind(event.target.value as SpeakerKind)}
      >
        {KINDS.map((one) => (
          <option key={one} value={one}>
            {words(`kind_${one}`)}
          </option>
        ))}
      </select>
      {kind === "person" && (
        <>
          <label htmlFor="new-speaker-role">{words("role")}</label>
          <input
            id="new-speaker-role"
            dir="auto"
            maxLength={200}
            placeholder={words("role_help")}
            value={role}
            onChange={(event) => setRole(event.target.value)}
          />
        </>
      )}
      <label className={cards["check"]}>
        <input
          type="checkbox"
          checked={anonymous}
          onChange={(event) => {
            setAnonymous(event.target.checked);
            if (descriptor === "") setDescriptor(name);
          }}
        />
        {words("unnamed")}
      </label>
      {anonymous && (
        <>
          <label htmlFor="new-speaker-descriptor">{words("descriptor")}</label>
          <input
            id="new-speaker-descriptor"
            dir="auto"
            value={descriptor}
            onChange={(event) => setDescriptor(event.target.value)}
          />
        </>
      )}
      <span />
      <span className={parts["row"]}>
        <Button kind="primary" small type="submit">
          {words("create")} <Kbd>↵</Kbd>
        </Button>
        <Button small kind="quiet" onClick={cancel}>
          {t("cancel")}
        </Button>
      </span>
    </form>
  );
}
