/** Field by field what each person says; what differs can be taken from one of them. */
import { useDeskState } from "../annotate/desk/context.ts";
import { t as form } from "../annotate/desk/messages.ts";
import { t as words } from "../annotate/desk/panelMessages.ts";
import { Kbd } from "../ui/Kbd.tsx";
import type { Claim } from "../work/types.ts";
import styles from "./Adjudicate.module.css";
import rows from "./Fields.module.css";
import { type Case, differsIn, type Field, FIELDS, type Group, ownerOf } from "./groups.ts";
import { t } from "./messages.ts";
import { Verdict } from "./Sides.tsx";

interface FieldsProps {
  group: Group;
  all: Case;
  names: readonly string[];
  field: Field;
  choose: (field: Field) => void;
  take: (field: Field, place: number) => void;
}

export function Fields({ group, all, names, field, choose, take }: FieldsProps) {
  const pass = useDeskState((state) => state.pass);
  const [first] = group.sides;
  if (!first || group.differ.some(({ slot }) => slot === "split")) return null;
  const several = group.sides.length > 1;
  const differing = FIELDS.filter((name) => several && differsIn(group, name));
  const equal = FIELDS.filter((name) => !differing.includes(name) && !isEmpty(first.claim, name));
  return (
    <div className={styles["panel"]}>
      {several && <Head group={group} names={names} />}
      {differing.map((name) => {
        const owners = ownerOf(pass, group, name);
        return (
          <div key={name} className={rows["row"]} data-chosen={name === field || undefined}>
            <b>{t(`f_${name}`)}</b>
            {group.sides.map(({ claim, pass: place }) => (
              <button
                key={claim.id}
                type="button"
                aria-pressed={owners.has(place)}
                onClick={() => {
                  choose(name);
                  take(name, place);
                }}
              >
                <Value
                  claim={claim}
                  field={name}
                  others={group.sides.flatMap((side) => (side.claim === claim ? [] : side.claim))}
                />
              </button>
            ))}
          </div>
        );
      })}
      {group.differ.some(({ slot }) => slot === "parent") && <Parents group={group} all={all} />}
      <div className={rows["equal"]}>
        {equal.map((name) => (
          <div key={name} className={`${rows["row"]} ${rows["same"]}`}>
            <span>{t(`f_${name}`)}</span>
            <span>
              <Value claim={first.claim} field={name} others={[]} />{" "}
              {several && <small className={styles["small"]}>{t(group.sides.length === 2 ? "both" : "all")}</small>}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}

/** Which sides there are, and the keys that take a field from each. */
function Head({ group, names }: Pick<FieldsProps, "group" | "names">) {
  return (
    <div className={rows["row"]}>
      <b>{t("field")}</b>
      {group.sides.map(({ pass: place }, at) => (
        <span key={place} className={styles["small"]}>
          {group.sides.length === 2 && <Kbd>{at === 0 ? "←" : "→"}</Kbd>} {t("takes", { name: names[place] ?? "" })}
        </span>
      ))}
    </div>
  );
}

/** Who reports the claim, as each side has it. */
function Parents({ group, all }: Pick<FieldsProps, "group" | "all">) {
  return (
    <div className={rows["row"]}>
      <b>{t("d_parent")}</b>
      {group.sides.map(({ claim }) => (
        <span key={claim.id}>
          <Above claim={claim} all={all} />
        </span>
      ))}
    </div>
  );
}

/** The words of the claim that reports this one; it comes with the claim that is taken. */
function Above({ claim, all }: { claim: Claim; all: Case }) {
  const text = useDeskState((state) => state.setting.text);
  const parent = all.groups.flatMap(({ sides }) => sides).find((side) => side.claim.id === claim.parent)?.claim;
  return parent ? ends(parent.content.map(([start, end]) => text.slice(start, end)).join(" … ")) : t("nothing_there");
}

function isEmpty(claim: Claim, field: Field): boolean {
  if (field === "content") return true;
  if (field === "speakers") return claim.speakers.length === 0 && !claim.no_speaker_stated;
  const value = claim[field];
  return value === null || (Array.isArray(value) && value.length === 0);
}

interface ValueProps {
  claim: Claim;
  field: Field;
  others: readonly Claim[];
}

function Value({ claim, field, others }: ValueProps) {
  const text = useDeskState((state) => state.setting.text);
  const speakers = useDeskState((state) => state.pass.speakers);
  if (field === "verdict") {
    const evidence = claim.verdict?.evidence.length ?? 0;
    return claim.verdict ? (
      <>
        <Verdict claim={claim} /> <small className={styles["small"]}>{t("sources", { count: evidence })}</small>
      </>
    ) : (
      t("nothing_there")
    );
  }
  if (field === "speakers")
    return claim.no_speaker_stated
      ? t("no_speaker")
      : claim.speakers.map((id) => speakers.get(id)?.name ?? "").join(", ") || t("nothing_there");
  if (field === "content" || field === "source" || field === "cue" || field === "addressee") {
    const exact = claim[field].map(([start, end]) => text.slice(start, end)).join(" … ");
    if (field !== "content") return exact || t("nothing_there");
    const more = Math.max(
      0,
      ...others.map((other) => count(exact) - count(other.content.map(([a, b]) => text.slice(a, b)).join(" "))),
    );
    return (
      <>
        {ends(exact)} {more > 0 && <small className={rows["more"]}>{t("words_more", { count: more })}</small>}
      </>
    );
  }
  if (field === "was_said") return claim.was_said === null ? t("nothing_there") : t(claim.was_said ? "v_yes" : "v_no");
  const value = claim[field];
  if (value === null) return t("nothing_there");
  if (field === "directness") return form(value as Parameters<typeof form>[0]);
  return words((field === "claim_type" ? `type_${value}` : value) as Parameters<typeof words>[0]);
}

const count = (exact: string): number => exact.split(/\s+/).filter(Boolean).length;

/** The first and the last words of a stretch: boundaries differ at its ends. */
function ends(exact: string): string {
  const parts = exact.split(/\s+/);
  return parts.length > 9 ? `${parts.slice(0, 3).join(" ")} … ${parts.slice(-4).join(" ")}` : exact;
}
