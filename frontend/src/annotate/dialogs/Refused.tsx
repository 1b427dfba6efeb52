/** An article that is not opened for work: why, and what can be done instead. Other problems are said as everywhere. */
import { ApiError } from "../../api/errors.ts";
import type { NamedArticle, Place } from "../../api/model.ts";
import { whyNot } from "../../ui/place.ts";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { ProblemPage, StatePage } from "../../frame/States.tsx";
import type { BetweenProps } from "./Between.tsx";
import { t } from "../desk/messages.ts";
import styles from "./Refused.module.css";
import { t as words } from "../desk/panelMessages.ts";

const REFUSALS = new Set(["not_taken", "article_taken", "too_many_open", "forbidden", "not_found"]);

export function Problem(props: BetweenProps) {
  const { stage } = props.control;
  if (stage.kind !== "problem") return null;
  const { error, retry } = stage;
  if (!(error instanceof ApiError) || !REFUSALS.has(error.code)) return <ProblemPage error={error} retry={retry} />;
  return <Refused {...props} error={error} />;
}

function Refused({ control, projectId, articleId, next, error }: BetweenProps & { error: ApiError }) {
  const { code } = error;
  const place = error.details["place"] as (Place & { yours: string | null; article: NamedArticle }) | undefined;
  const open = (error.details["open"] ?? []) as readonly NamedArticle[];
  const ask = code === "not_taken";
  const help = ask && place?.yours ? "refused_over_help" : `refused_${code}_help`;
  const params = { project: projectId };
  const readable = articleId !== undefined && code !== "not_found" && code !== "forbidden";
  return (
    <StatePage title={place ? titleOf(place.article) : words(`refused_${code}` as "refused_too_many_open")}>
      {code === "article_taken" && place && <p>{whyNot(place)}.</p>}
      <p>{words(help as "refused_too_many_open_help")}</p>
      {open.length > 0 && (
        <ul className={styles["open"]}>
          {open.map((one) => (
            <li key={one.id}>
              <span dir="auto">{titleOf(one)}</span>{" "}
              <ButtonLink small to="/p/$project/annotate" params={params} search={{ article: one.id }} preload={false}>
                {words("refused_continue")}
              </ButtonLink>
            </li>
          ))}
        </ul>
      )}
      <p className={styles["ways"]}>
        {ask && (
          <Button kind="primary" onClick={() => control.way.load(articleId, true)}>
            {words("refused_take")}
          </Button>
        )}
        {readable && (
          <ButtonLink to="/p/$project/read/$article" params={{ ...params, article: articleId }}>
            {words("refused_read")}
          </ButtonLink>
        )}
        {(code === "article_taken" || code === "not_taken") && (
          <Button onClick={next}>{words("submitted_next")}</Button>
        )}
        <ButtonLink kind="quiet" to="/p/$project" params={params} activeOptions={{ exact: true }}>
          {words("refused_list")}
        </ButtonLink>
      </p>
    </StatePage>
  );
}

const titleOf = ({ number, title }: NamedArticle): string =>
  words("refused_title", { number: String(number), title: title || t("untitled") });
