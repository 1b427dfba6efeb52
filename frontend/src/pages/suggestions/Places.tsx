/** Where suggestions were worst: claims that none touches, and the rejected ones the engine was surest of. */
import { Link } from "@tanstack/react-router";
import { useState } from "react";

import type { Project, Quality, QualityPlace } from "../../api/model.ts";
import { Button } from "../../ui/Button.tsx";
import { reasonFromServer } from "../../ui/language/translate.ts";
import { Panel } from "../Page.tsx";
import { excerpt, percent, placeIn } from "./figures.ts";
import { t } from "./messages.ts";
import styles from "./SuggestionsPage.module.css";

const shortList = 6;

interface PlacesProps {
  project: Project;
  quality: Quality;
}

export function Missed({ project, quality: { missed, missed_claims: count } }: PlacesProps) {
  return (
    <Panel heading={t("missed")}>
      <p className={styles["sub"]}>{missed.length === 0 ? t("missed_none") : t("missed_sub", { count })}</p>
      <List
        project={project}
        places={missed}
        facts={(one) => [
          t("missed_by", { count: one.passes }),
          one.checkworthiness === "cfs" ? t("worth_checking") : "",
        ]}
      />
    </Panel>
  );
}

export function Refused({ project, quality: { rejected } }: PlacesProps) {
  return (
    <Panel heading={t("refused")}>
      <p className={styles["sub"]}>{t(rejected.length === 0 ? "refused_none" : "refused_sub")}</p>
      <List
        project={project}
        places={rejected}
        facts={(one) => [
          t("score", { share: percent(one.score) }),
          reasonFromServer(one.reason),
          t("refused_by", { count: one.passes }),
        ]}
      />
    </Panel>
  );
}

interface ListProps<Place> {
  project: Project;
  places: readonly Place[];
  facts: (place: Place) => readonly string[];
}

function List<Place extends QualityPlace>({ project, places, facts }: ListProps<Place>) {
  const [all, setAll] = useState(false);
  const shown = all ? places : places.slice(0, shortList);
  return (
    <>
      <ol className={styles["places"]}>
        {shown.map((place) => (
          <li key={place.id}>
            <Link
              to="/p/$project/read/$article"
              params={{ project: project.id, article: place.article }}
              search={{ at: placeIn(place.content) }}
              preload={false}
            >
              {t("article", { number: place.number })}: {place.title || t("untitled")}
            </Link>
            <Excerpt place={place} />
            <p>{facts(place).filter(Boolean).join(" · ")}</p>
          </li>
        ))}
      </ol>
      {places.length > shown.length && (
        <Button kind="quiet" small className={styles["more"]} onClick={() => setAll(true)}>
          {t("list_more", { count: places.length })}
        </Button>
      )}
    </>
  );
}

function Excerpt({ place }: { place: QualityPlace }) {
  const [before, exact, after] = excerpt(place);
  return (
    <blockquote dir="auto">
      {before}
      <mark>{exact}</mark>
      {after}
    </blockquote>
  );
}
