/** The fields of a claim that are set less often: form, type, check-worthiness, whether it was said, who reports it. */
import { useEffect, useId, useRef } from "react";

import { Button } from "../../ui/Button.tsx";
import type { FieldOf } from "../../work/claim.ts";
import { descendants } from "../../work/pass.ts";
import { DIRECTNESS, setFields, setParent } from "../../work/transitions.ts";
import type { Claim, Directness, Nesting } from "../../work/types.ts";
import parts from "../desk/parts.module.css";
import cards from "./cards.module.css";
import { Ask } from "./Ask.tsx";
import { RUN } from "../commands/commands.ts";
import { useDesk, useDeskState } from "../desk/context.ts";
import type { Topic } from "../desk/slices/panels.ts";
import { useInView } from "./inView.ts";
import { Key } from "../desk/Key.tsx";
import { t } from "../desk/messages.ts";
import { type MessageKey as PanelWord, t as words } from "../desk/panelMessages.ts";

const NESTINGS: readonly Nesting[] = ["span", "discourse", "relay"];
type Asked = Exclude<FieldOf<"choice">, "directness" | "claim_type">;
/** The choices that every project asks for alike: a row each, with its keys in the order in which they are offered. */
const CHOICES: { readonly [Field in Asked]: { readonly keys: readonly NonNullable<Claim[Field]>[]; topic?: Topic } } = {
  checkworthiness: { keys: ["cfs", "ufs", "nfs"], topic: "checkworthiness" },
  certainty: { keys: ["certain", "probable", "possible", "denied"] },
};
const ASKED = Object.entries(CHOICES) as [Asked, (typeof CHOICES)[Asked]][];
const SAID = new Map<boolean | null, string>([
  [null, ""],
  [true, "yes"],
  [false, "no"],
]);

export function Details({ claim }: { claim: Claim }) {
  const desk = useDesk();
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => form.current?.querySelector("select")?.focus({ preventScroll: true }), []);
  useInView(form);
  return (
    // Escape closes the fields from whichever of them it comes.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={form}
      className={cards["details"]}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        desk.panels.open(null);
      }}
    >
      <Choices claim={claim} />
      <ParentChoice claim={claim} />
      <div className={parts["row"]}>
        <Button kind="danger" small onClick={() => RUN.delete(desk, "Delete")}>
          {words("delete")}
        </Button>
        <Button kind="quiet" small onClick={() => RUN.history(desk, "h")}>
          {words("history")} <Key of="history" />
        </Button>
      </div>
    </div>
  );
}

function Choices({ claim }: { claim: Claim }) {
  const desk = useDesk();
  const types = useDeskState((state) => state.setting.project.claim_types);
  const set = (fields: Parameters<typeof setFields>[1]): void =>
    void desk.work.commit(setFields(claim, fields), "step_field");
  const none = { value: "", name: words("not_said") };
  return (
    <>
      <Choice
        topic="directness"
        name={t("directness")}
        value={claim.directness}
        options={DIRECTNESS.map((value) => ({ value, name: t(value) }))}
        choose={(value) => set({ directness: value as Directness })}
      />
      <Choice
        topic="claim_type"
        name={t("claim_type")}
        value={claim.claim_type ?? ""}
        options={[none, ...types.map((value) => ({ value, name: typeName(value) }))]}
        choose={(value) => set({ claim_type: value || null })}
      />
      {ASKED.map(([field, { keys, topic }]) => (
        <Choice
          key={field}
          {...(topic && { topic })}
          name={words(field)}
          value={claim[field] ?? ""}
          options={[none, ...keys.map((value) => ({ value, name: words(value) }))]}
          choose={(value) => set({ [field]: value || null } as Pick<Claim, Asked>)}
        />
      ))}
      <Choice
        name={words("was_said")}
        value={SAID.get(claim.was_said) ?? ""}
        options={[none, { value: "yes", name: words("was_said_yes") }, { value: "no", name: words("was_said_no") }]}
        choose={(value) => set({ was_said: value === "" ? null : value === "yes" })}
      />
    </>
  );
}

function ParentChoice({ claim }: { claim: Claim }) {
  const desk = useDesk();
  const pass = useDeskState((state) => state.pass);
  const items = useDeskState((state) => state.items);
  const text = useDeskState((state) => state.setting.text);
  const below = descendants(pass, claim.id);
  const choices = items.flatMap((item, i) => {
    if (item.type !== "claim" || item.id === claim.id || below.has(item.id)) return [];
    const [start, end] = item.claim.content[0] ?? [0, 0];
    return [{ value: item.id, name: `${i + 1}. ${text.slice(start, Math.min(end, start + 50))}` }];
  });
  const choose = (id: string, nesting?: Nesting): void =>
    void desk.work.commit(setParent(pass, claim, pass.claims.get(id) ?? null, nesting), "step_parent");
  return (
    <>
      <Choice
        name={t("under")}
        value={claim.parent ?? ""}
        options={[{ value: "", name: words("under_none") }, ...choices]}
        choose={choose}
      />
      {claim.parent !== null && (
        <Choice
          name={words("nesting")}
          value={claim.nesting ?? "discourse"}
          options={NESTINGS.map((value) => ({ value, name: words(`nesting_${value}`) }))}
          choose={(value) => choose(claim.parent ?? "", value as Nesting)}
        />
      )}
    </>
  );
}

interface ChoiceProps {
  name: string;
  /** Where the guideline explains the field. */
  topic?: Topic;
  value: string;
  options: readonly { readonly value: string; readonly name: string }[];
  choose: (value: string) => void;
}

function Choice({ name, topic, value, options, choose }: ChoiceProps) {
  const id = useId();
  return (
    <>
      <span>
        <label htmlFor={id}>{name}</label> {topic && <Ask topic={topic} name={name} />}
      </span>
      <select id={id} value={value} onChange={(event) => choose(event.target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </>
  );
}

const TYPES = new Set<string>([
  "event_property",
  "numerical",
  "causal",
  "quote_verification",
  "position_statement",
  "prediction",
  "law_or_rule",
  "personal_experience",
  "directive",
  "other",
]);

/** A project may have types of its own: those are shown as they are written. */
export function typeName(type: string): string {
  return TYPES.has(type) ? words(`type_${type}` as PanelWord) : type.replaceAll("_", " ");
}
