/** What the next release is made of; what it begins with is good enough for most. */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { makeRelease } from "../../../api/endpoints.ts";
import type { FormatInfo, Id, NewRelease, Project, Release, ReleaseJob, Wanted } from "../../../api/model.ts";
import { ProblemNotice } from "../../../frame/States.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Field } from "../../../ui/Field.tsx";
import { everybody, previewQuery, sizeOf } from "../exports.ts";
import { FormatChoice } from "../FormatChoice.tsx";
import { LayerChoice } from "../LayerChoice.tsx";
import { isMoving } from "../../jobs.ts";
import { Panel } from "../../Page.tsx";
import { Selecting } from "../selecting/Selecting.tsx";
import { everything } from "../selecting/selection.ts";
import { t } from "./messages.ts";
import { FORMATS, releasesQuery } from "./releases.ts";
import styles from "./ReleasesPage.module.css";

interface ReleaseFormProps {
  project: Project;
  formats: readonly FormatInfo[];
  data: { results: Release[]; making: ReleaseJob | null };
}

const PARTS = ["train", "validation", "test"] as const;

export function ReleaseForm({ project, formats, data }: ReleaseFormProps) {
  const offered = FORMATS.flatMap((name) => formats.filter((one) => one.name === name));
  const usual = offered.find(({ available }) => available)?.name ?? "jsonl";
  const [layer, setLayer] = useState(everybody);
  const [chosen, setChosen] = useState<string | null>(null);
  const [selection, setSelection] = useState(everything);
  const [shares, setShares] = useState<Shares>([80, 10, 10]);
  const [heldOut, setHeldOut] = useState(0);
  const queries = useQueryClient();
  const make = useMutation({
    mutationFn: (release: NewRelease) => makeRelease(project.id, release),
    onSuccess: () => queries.invalidateQueries({ queryKey: releasesQuery(project.id).queryKey }),
  });
  const sum = shares.reduce((total, share) => total + share, 0);
  const busy = make.isPending || (data.making !== null && isMoving(data.making));
  const number = (data.results[0]?.number ?? 0) + 1;
  const format = chosen ?? usual;
  return (
    <Panel className={styles["choices"]}>
      <LayerChoice project={project} layer={layer} onChoose={setLayer} />
      <Selecting project={project} selection={selection} onChoose={setSelection} />
      <FormatChoice formats={offered} format={format} onChoose={setChosen} />
      <fieldset className={styles["splits"]}>
        <legend>{t("splits")}</legend>
        <Parts shares={shares} sum={sum} onChoose={setShares} />
        <Field
          label={t("hold_out")}
          hint={t("hold_out_help")}
          type="number"
          min={0}
          max={1000}
          value={heldOut}
          onChange={(event) => setHeldOut(whole(event.target.value))}
        />
      </fieldset>
      {make.error && <ProblemNotice error={make.error} />}
      <div className={styles["make"]}>
        <Button
          kind="primary"
          disabled={busy || sum !== 100}
          onClick={() => make.mutate({ format, layer, selection, shares, hold_out_speakers: heldOut })}
        >
          {make.isPending ? t("starting") : t("make", { number })}
        </Button>
        <Held project={project.id} wanted={{ format, layer, selection }} />
      </div>
    </Panel>
  );
}

/** How much the release will hold. */
function Held({ project, wanted }: { project: Id; wanted: Wanted }) {
  const { data, error } = useQuery({ ...previewQuery(project, wanted), placeholderData: keepPreviousData });
  if (error) return <ProblemNotice error={error} />;
  return (
    <span className={styles["muted"]} role="status">
      {data && sizeOf(data)}
    </span>
  );
}

type Shares = [number, number, number];

/** How many percent each split gets. */
function Parts({ shares, sum, onChoose }: { shares: Shares; sum: number; onChoose: (shares: Shares) => void }) {
  return (
    <>
      <div className={styles["shares"]}>
        {PARTS.map((part, at) => (
          <Field
            key={part}
            label={t(part)}
            type="number"
            min={0}
            max={100}
            value={shares[at]}
            onChange={(event) => onChoose(shares.with(at, whole(event.target.value)) as Shares)}
          />
        ))}
      </div>
      <p className={sum === 100 ? styles["muted"] : styles["bad"]} role={sum === 100 ? undefined : "alert"}>
        {sum === 100 ? t("splits_help") : t("sum", { sum })}
      </p>
    </>
  );
}

function whole(text: string): number {
  return Math.max(0, Math.trunc(Number(text)) || 0);
}
