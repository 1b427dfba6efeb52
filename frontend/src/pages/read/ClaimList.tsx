/** The claims on an article that is read, person by person in the order of the text; one that is pressed stands out in it. */
import type { Id, ReadClaim, VerdictLabel } from "../../api/model.ts";
import { fromServer } from "../../ui/language/translate.ts";
import { t } from "./messages.ts";
import { quoteOf, SendBack } from "./SendBack.tsx";
import styles from "./ReadPage.module.css";

interface ClaimListProps {
  article: Id;
  /** Whether the reader may send passes back. */
  returns: boolean;
  claims: readonly ReadClaim[];
  letters: readonly string[];
  labels: readonly VerdictLabel[];
  chosen: Id | null;
  choose: (claim: Id | null) => void;
}

export function ClaimList({ article, returns, claims, letters, labels, chosen, choose }: ClaimListProps) {
  const passes = Map.groupBy(claims, ({ assignment }) => assignment);
  return (
    <aside className={styles["claims"]} aria-label={t("claims")}>
      {[...passes]
        .toSorted(([, a], [, b]) => rank(b[0]) - rank(a[0]))
        .map(([pass, own]) => (
          <section key={pass} aria-label={whose(own[0])}>
            <h2>{whose(own[0])}</h2>
            {own[0]?.kind === "gold" && <p className={styles["about"]}>{t("settled_by", { who: maker(own[0]) })}</p>}
            <p className={styles["about"]}>
              {t("count", { count: own.length })} · {t(`state_${own[0]?.state ?? "leased"}`)}
            </p>
            <ol>
              {own
                .toSorted((a, b) => startOf(a) - startOf(b))
                .map((claim) => (
                  <li key={claim.id}>
                    <button
                      type="button"
                      aria-pressed={claim.id === chosen}
                      onClick={() => choose(claim.id === chosen ? null : claim.id)}
                    >
                      <q dir="auto">{quoteOf(claim, letters)}</q>
                      <small dir="auto">{[speakers(claim), verdict(claim, labels)].filter(Boolean).join(" · ")}</small>
                    </button>
                  </li>
                ))}
            </ol>
            {returns && own[0]?.kind === "annotation" && own[0].state === "submitted" && !own[0].me && (
              <SendBack article={article} pass={pass} claims={own} chosen={chosen} letters={letters} />
            )}
          </section>
        ))}
    </aside>
  );
}

/** The gold layer first, then one's own claims. */
const rank = (claim: ReadClaim | undefined): number => (claim?.kind === "gold" ? 2 : claim?.me ? 1 : 0);
const maker = ({ me, who }: ReadClaim): string => (me ? t("me") : who);
const whose = (claim: ReadClaim | undefined): string =>
  claim?.kind === "gold" ? t("gold") : claim?.me ? t("mine") : (claim?.who ?? "");
const startOf = ({ content }: ReadClaim): number => content[0]?.[0] ?? 0;
const speakers = ({ speakers: names, no_speaker_stated: none }: ReadClaim): string =>
  names.length > 0 ? names.join(", ") : none ? t("no_speaker") : t("speaker_missing");

function verdict({ verdict: key }: ReadClaim, labels: readonly VerdictLabel[]): string {
  const label = labels.find((one) => one.key === key);
  return label ? `${label.sign} ${fromServer(label.name)}` : "";
}
