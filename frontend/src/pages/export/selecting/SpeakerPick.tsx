/** Speakers, found by their names among those of the project. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import { searchSpeakers } from "../../../api/endpoints.ts";
import type { Id } from "../../../api/model.ts";
import { Button } from "../../../ui/Button.tsx";
import { Field } from "../../../ui/Field.tsx";
import { t } from "./messages.ts";
import styles from "./Selecting.module.css";
import { Taken } from "./Taken.tsx";

const SHORTEST = 2;
const SHOWN = 6;
const PAUSE = 200;

interface SpeakerPickProps {
  project: Id;
  speakers: readonly Id[];
  onChoose: (speakers: Id[]) => void;
}

export function SpeakerPick({ project, speakers, onChoose }: SpeakerPickProps) {
  const [typed, setTyped] = useState("");
  const [names, setNames] = useState<ReadonlyMap<Id, string>>(new Map());
  const found = useFound(project, typed.trim()).filter(({ id }) => !speakers.includes(id));
  const isAsked = typed.trim().length >= SHORTEST;
  return (
    <div className={styles["words"]}>
      <Field
        label={t("speakers")}
        hint={t("speakers_help")}
        type="search"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {isAsked && (
        <div className={styles["found"]} role="status">
          {found.length === 0 && t("speakers_none")}
          {found.slice(0, SHOWN).map(({ id, name }) => (
            <Button
              key={id}
              small
              onClick={() => {
                setNames(new Map([...names, [id, name]]));
                onChoose([...speakers, id]);
                setTyped("");
              }}
            >
              {name}
            </Button>
          ))}
        </div>
      )}
      <Taken
        label={t("speakers")}
        items={speakers.map((key) => ({ key, name: names.get(key) ?? key }))}
        onTakeOut={(key) => onChoose(speakers.filter((one) => one !== key))}
      />
    </div>
  );
}

/** Search once somebody has stopped typing. */
function useFound(project: Id, typed: string) {
  const [asked, setAsked] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed), PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);
  const query = useQuery({
    queryKey: ["project", project, "speakers", asked],
    queryFn: ({ signal }) => searchSpeakers(project, asked, signal),
    enabled: asked.length >= SHORTEST,
    placeholderData: keepPreviousData,
  });
  return asked === typed ? (query.data?.results ?? []) : [];
}
