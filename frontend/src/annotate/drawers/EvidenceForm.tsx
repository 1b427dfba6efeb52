/** One piece of evidence: where it is, what it says, and what it does to the claim. */
import { type KeyboardEvent, type SubmitEvent, useEffect, useEffectEvent, useId, useRef, useState } from "react";

import { isComposing } from "../../keys/layout.ts";
import { Button } from "../../ui/Button.tsx";
import { Field, TextArea } from "../../ui/Field.tsx";
import { Kbd } from "../../ui/Kbd.tsx";
import { today } from "../../ui/language/translate.ts";
import type { Evidence } from "../../work/types.ts";
import { isWebAddress, plainText, visibleLine } from "../../work/visible.ts";
import { keyName } from "../desk/context.ts";
import { t } from "../desk/messages.ts";
import panels from "../desk/panels.module.css";
import styles from "./EvidenceForm.module.css";
import { t as words } from "../desk/panelMessages.ts";

type Stance = Evidence["stance"];
/** Evidence as it is being written: what it does to the claim is nothing until somebody says it. */
type Draft = Omit<Evidence, "stance"> & { readonly stance: Stance | null };

const STANCES: readonly Stance[] = ["supports", "refutes", "neutral"];

interface FormProps {
  item: Evidence | null;
  /** What was pressed before the form was there: a digit says what the evidence does, the rest begins the link. */
  typed: string;
  save: (item: Evidence) => void;
  cancel: (() => void) | null;
}

interface Problem {
  readonly of: "stance" | "url";
  readonly text: string;
}

export function EvidenceForm({ item, typed, save, cancel }: FormProps) {
  const [draft, setDraft] = useState<Draft>(() => item ?? begun(typed));
  const [problem, setProblem] = useState<Problem | null>(null);
  const link = useRef<HTMLInputElement>(null);
  const stances = useRef<HTMLFieldSetElement>(null);
  const toLink = (): void => link.current?.focus({ preventScroll: true });
  const toStances = (): void => stances.current?.querySelector("input")?.focus({ preventScroll: true });
  const begin = useEffectEvent(() => (draft.stance === null ? toStances() : toLink()));
  useEffect(() => begin(), []);
  const set = (part: Partial<Draft>): void => setDraft({ ...draft, ...part });
  const submit = (event?: SubmitEvent): void => {
    event?.preventDefault();
    const found = checked(draft);
    if (!("text" in found)) return save(found);
    setProblem(found);
    if (found.of === "stance") toStances();
    return undefined;
  };
  const choose = (stance: Stance): void => {
    set({ stance });
    if (problem?.of === "stance") setProblem(null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return;
    const inStances = stances.current?.contains(event.target as Node) === true;
    const stance = event.altKey || inStances ? stanceOf(event) : null;
    if (stance) {
      choose(stance);
      // Whoever begins with this goes on with the link.
      if (inStances && draft.url + draft.title + draft.quote === "") toLink();
    } else if (inStances && beginsText(event)) {
      // What is typed or pasted first is the link, wherever the focus stands: the field gets the very key.
      return toLink();
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit();
    else if (event.key === "Escape" && cancel) cancel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const wrong = (of: Problem["of"]): string | null => (problem?.of === of ? problem.text : null);
  return (
    // The form only listens for the keys that end it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form className={styles["form"]} onSubmit={submit} onKeyDown={onKeyDown} noValidate>
      <Stances ref={stances} chosen={draft.stance} choose={choose} error={wrong("stance")} />
      <Source link={link} draft={draft} set={set} error={wrong("url")} />
      <Place draft={draft} set={set} />
      <div className={panels["actions"]}>
        <Button kind="primary" type="submit">
          {words(item ? "evidence_save" : "evidence_add")} <Kbd>{keyName("Mod+Enter")}</Kbd>
        </Button>
        {cancel && <Button onClick={cancel}>{t("cancel")}</Button>}
      </div>
    </form>
  );
}

/** Give the evidence as it is stored, or say what is missing or wrong. */
function checked(draft: Draft): Evidence | Problem {
  const { stance } = draft;
  const [url, archived_url] = [draft.url.trim(), draft.archived_url.trim()];
  if (stance === null) return { of: "stance", text: words("stance_needed") };
  if (url === "" && draft.title.trim() === "" && draft.quote.trim() === "")
    return { of: "url", text: words("evidence_needs") };
  if ([url, archived_url].some((one) => one !== "" && !isWebAddress(one)))
    return { of: "url", text: words("url_wrong") };
  const publisher = visibleLine(draft.publisher).trim() || hostOf(url);
  const texts = { publisher, title: visibleLine(draft.title), quote: plainText(draft.quote) };
  return { ...draft, stance, url, archived_url, ...texts };
}

interface FieldsProps {
  draft: Draft;
  set: (part: Partial<Draft>) => void;
}

/** What a text field of the draft shows, and what it writes. */
const text = ({ draft, set }: FieldsProps, name: "url" | "title" | "publisher" | "archived_url" | "quote") => ({
  value: draft[name],
  onChange: (event: { target: { value: string } }) => set({ [name]: event.target.value }),
});

/** Where it was said, by whom, and in which words. */
function Source({ link, error, ...props }: FieldsProps & { link: React.Ref<HTMLInputElement>; error: string | null }) {
  return (
    <>
      <Field
        ref={link}
        label={words("url")}
        inputMode="url"
        placeholder="https://"
        error={error}
        {...text(props, "url")}
        className={styles["full"]}
      />
      <Field label={words("title")} dir="auto" {...text(props, "title")} />
      <Field
        label={words("publisher")}
        dir="auto"
        placeholder={hostOf(props.draft.url)}
        {...text(props, "publisher")}
      />
      <TextArea label={words("quote")} dir="auto" rows={2} {...text(props, "quote")} className={styles["full"]} />
    </>
  );
}

/** When it was read, with what it counts, and where it can still be read. */
function Place({ draft, set }: FieldsProps) {
  return (
    <>
      <Field
        label={words("accessed")}
        type="date"
        value={draft.accessed_at ?? ""}
        onChange={(event) => set({ accessed_at: event.target.value || null })}
      />
      <Field
        label={words("set")}
        type="number"
        min={1}
        max={99}
        hint={words("set_hint")}
        value={draft.set_number}
        onChange={(event) => set({ set_number: Math.max(1, Math.trunc(Number(event.target.value)) || 1) })}
      />
      <Field
        label={words("archived")}
        optional
        inputMode="url"
        placeholder="https://"
        {...text({ draft, set }, "archived_url")}
        className={styles["full"]}
      />
    </>
  );
}

interface StancesProps {
  ref: React.Ref<HTMLFieldSetElement>;
  chosen: Stance | null;
  choose: (stance: Stance) => void;
  error: string | null;
}

/** What the evidence does to the claim: nothing is chosen until the person chooses. */
function Stances({ ref, chosen, choose, error }: StancesProps) {
  const id = useId();
  return (
    <fieldset
      ref={ref}
      role="radiogroup"
      className={styles["stance"]}
      aria-required="true"
      aria-invalid={error !== null}
      aria-describedby={`${id}-keys${error === null ? "" : ` ${id}-error`}`}
    >
      <legend>{words("stance")}</legend>
      {STANCES.map((stance, at) => (
        <label key={stance}>
          <input
            type="radio"
            name={`${id}-stance`}
            aria-keyshortcuts={`${at + 1} Alt+${at + 1}`}
            checked={chosen === stance}
            onChange={() => choose(stance)}
          />
          <span aria-hidden="true">
            <Kbd>{at + 1}</Kbd>
          </span>
          <span>{words(stance)}</span>
        </label>
      ))}
      <small id={`${id}-keys`}>{words("stance_keys", { key: keyName("Alt+1"), last: keyName("Alt+3") })}</small>
      {error !== null && (
        <p id={`${id}-error`} className={panels["clash"]} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}

/** The stance of a digit by its place on the keyboard: some layouts write digits only with Shift. */
function stanceOf(event: KeyboardEvent): Stance | null {
  if (event.ctrlKey || event.metaKey) return null;
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1] ?? event.key;
  return STANCES[Number(digit) - 1] ?? null;
}

/** Tell whether a key writes, or pastes: a group of choices has no use for it. */
function beginsText(event: KeyboardEvent): boolean {
  const command = event.ctrlKey || event.metaKey;
  return command ? event.key.toLowerCase() === "v" : !event.altKey && event.key.length === 1 && event.key !== " ";
}

function begun(typed: string): Draft {
  const stance = STANCES[Number(typed[0]) - 1] ?? null;
  return { ...blank(), stance, url: stance ? typed.slice(1) : typed };
}

function blank(): Draft {
  return {
    url: "",
    archived_url: "",
    accessed_at: today(),
    publisher: "",
    title: "",
    quote: "",
    stance: null,
    set_number: 1,
  };
}

function hostOf(url: string): string {
  return URL.canParse(url.trim()) ? new URL(url.trim()).hostname.replace(/^www\./, "") : "";
}
