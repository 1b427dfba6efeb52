/** One piece of evidence: where it is, what it says, and what it does to the claim. */
import { type KeyboardEvent, type SubmitEvent, useEffect, useRef, useState } from "react";

import { isComposing } from "../keys/layout.ts";
import { Button } from "../ui/Button.tsx";
import { Field, TextArea } from "../ui/Field.tsx";
import { Kbd } from "../ui/Kbd.tsx";
import { today } from "../ui/translate.ts";
import type { Evidence } from "../work/types.ts";
import { isWebAddress, plainText, visibleLine } from "../work/visible.ts";
import { keyName } from "./context.ts";
import { t } from "./messages.ts";
import panels from "./panels.module.css";
import { t as words } from "./panelWords.ts";

const STANCES: readonly Evidence["stance"][] = ["supports", "refutes", "neutral"];

interface FormProps {
  item: Evidence | null;
  save: (item: Evidence) => void;
  cancel: (() => void) | null;
}

export function EvidenceForm({ item, save, cancel }: FormProps) {
  const [draft, setDraft] = useState<Evidence>(() => item ?? blank());
  const [problem, setProblem] = useState<string | null>(null);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus({ preventScroll: true }), []);
  const set = (part: Partial<Evidence>): void => setDraft({ ...draft, ...part });
  const submit = (event?: SubmitEvent): void => {
    event?.preventDefault();
    const url = draft.url.trim();
    if (url === "" && draft.title.trim() === "" && draft.quote.trim() === "")
      return setProblem(words("evidence_needs"));
    const archived = draft.archived_url.trim();
    if ([url, archived].some((link) => link !== "" && !isWebAddress(link))) return setProblem(words("url_wrong"));
    const publisher = visibleLine(draft.publisher).trim() || hostOf(url);
    const texts = { publisher, title: visibleLine(draft.title), quote: plainText(draft.quote) };
    save({ ...draft, url, archived_url: archived, ...texts });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit();
    else if (event.key === "Escape" && cancel) cancel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const text = (name: "url" | "title" | "publisher" | "archived_url") => ({
    value: draft[name],
    onChange: (event: { target: { value: string } }) => set({ [name]: event.target.value }),
  });
  return (
    // The form only listens for the keys that end it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form className={panels["form"]} onSubmit={submit} onKeyDown={onKeyDown} noValidate>
      <Field
        ref={first}
        label={words("url")}
        inputMode="url"
        placeholder="https://"
        error={problem}
        {...text("url")}
        className={panels["full"]}
      />
      <Field label={words("title")} dir="auto" {...text("title")} />
      <Field label={words("publisher")} dir="auto" placeholder={hostOf(draft.url)} {...text("publisher")} />
      <TextArea
        label={words("quote")}
        dir="auto"
        rows={2}
        value={draft.quote}
        onChange={(event) => set({ quote: event.target.value })}
        className={panels["full"]}
      />
      <fieldset className={panels["stance"]}>
        <legend>{words("stance")}</legend>
        {STANCES.map((stance) => (
          <label key={stance}>
            <input type="radio" name="stance" checked={draft.stance === stance} onChange={() => set({ stance })} />
            {words(stance)}
          </label>
        ))}
      </fieldset>
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
        {...text("archived_url")}
        className={panels["full"]}
      />
      <div className={panels["actions"]}>
        <Button kind="primary" type="submit">
          {words(item ? "evidence_save" : "evidence_add")} <Kbd>{keyName("Mod+Enter")}</Kbd>
        </Button>
        {cancel && <Button onClick={cancel}>{t("cancel")}</Button>}
      </div>
    </form>
  );
}

function blank(): Evidence {
  return {
    url: "",
    archived_url: "",
    accessed_at: today(),
    publisher: "",
    title: "",
    quote: "",
    stance: "supports",
    set_number: 1,
  };
}

function hostOf(url: string): string {
  return URL.canParse(url.trim()) ? new URL(url.trim()).hostname.replace(/^www\./, "") : "";
}
