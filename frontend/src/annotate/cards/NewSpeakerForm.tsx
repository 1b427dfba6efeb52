/** Makes a speaker in place: a name, what kind of thing it is, and whether the article leaves it unnamed. */
import { type ComponentProps, type KeyboardEvent, type SubmitEvent, useEffect, useRef, useState } from "react";

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
  const form = useRef<HTMLFormElement>(null);
  useInView(form);
  const submit = (event?: SubmitEvent): void => {
    event?.preventDefault();
    if (name.trim() === "") return;
    const office = kind === "person" ? role : "";
    create({ name, kind, anonymous, role: office, descriptor: anonymous ? descriptor || name : "" });
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
      <Line id="new-speaker-name" label={t("speaker")} required value={name} change={setName} />
      <KindOfSpeaker kind={kind} change={setKind} />
      {kind === "person" && (
        <Line
          id="new-speaker-role"
          label={words("role")}
          maxLength={200}
          placeholder={words("role_help")}
          value={role}
          change={setRole}
        />
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
        <Line id="new-speaker-descriptor" label={words("descriptor")} value={descriptor} change={setDescriptor} />
      )}
      <Ends cancel={cancel} />
    </form>
  );
}

interface LineProps extends ComponentProps<"input"> {
  id: string;
  label: string;
  change: (value: string) => void;
}

function Line({ id, label, change, ...props }: LineProps) {
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <input id={id} dir="auto" {...props} onChange={(event) => change(event.target.value)} />
    </>
  );
}

/** What kind of thing it is: the first question, as the name is proposed. */
function KindOfSpeaker({ kind, change }: { kind: SpeakerKind; change: (kind: SpeakerKind) => void }) {
  const first = useRef<HTMLSelectElement>(null);
  useEffect(() => first.current?.focus({ preventScroll: true }), []);
  return (
    <>
      <label htmlFor="new-speaker-kind">{words("kind")}</label>
      <select
        id="new-speaker-kind"
        ref={first}
        value={kind}
        onChange={(event) => change(event.target.value as SpeakerKind)}
      >
        {KINDS.map((one) => (
          <option key={one} value={one}>
            {words(`kind_${one}`)}
          </option>
        ))}
      </select>
    </>
  );
}

function Ends({ cancel }: { cancel: () => void }) {
  return (
    <>
      <span />
      <span className={parts["row"]}>
        <Button kind="primary" small type="submit">
          {words("create")} <Kbd>↵</Kbd>
        </Button>
        <Button small kind="quiet" onClick={cancel}>
          {t("cancel")}
        </Button>
      </span>
    </>
  );
}
