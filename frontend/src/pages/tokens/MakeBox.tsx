/** What is asked before a token is made: a name, how long, in which project, and for which actions. */
import { useQuery } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";

import { listProjects } from "../../api/endpoints.ts";
import type { Action, Id, TokenWish } from "../../api/model.ts";
import { ProblemNotice } from "../../frame/States.tsx";
import { metaQuery } from "../../query.ts";
import { Button } from "../../ui/Button.tsx";
import { Field } from "../../ui/Field.tsx";
import { Modal } from "../../ui/overlay/Modal.tsx";
import { t as people } from "../people/messages.ts";
import { t } from "./messages.ts";
import styles from "./Tokens.module.css";

const DAYS = "90";
const MAX_DAYS = 3650;

interface MakeProps {
  /** Of which project, where that is settled; else it is asked. */
  project?: Id;
  error: Error | null;
  busy: boolean;
  close: () => void;
  make: (wish: TokenWish) => void;
}

export function MakeBox({ project, error, busy, close, make }: MakeProps) {
  const [name, setName] = useState("");
  const [days, setDays] = useState(DAYS);
  const [where, setWhere] = useState("");
  const [some, setSome] = useState(false);
  const [actions, setActions] = useState<readonly Action[]>([]);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    make({
      name: name.trim(),
      ...(days !== "" && { days: Number(days) }),
      ...(where !== "" && { project: where }),
      ...(some && { actions }),
    });
  };
  return (
    <Modal title={t("make_title")} close={close}>
      <form className={styles["box"]} onSubmit={submit}>
        <Field
          data-first
          label={t("make_name")}
          hint={t("make_name_hint")}
          value={name}
          maxLength={100}
          required
          onChange={(event) => setName(event.target.value)}
        />
        <Field
          type="number"
          min={1}
          max={MAX_DAYS}
          label={t("make_days")}
          value={days}
          onChange={(event) => setDays(event.target.value)}
        />
        {project === undefined && <Where value={where} choose={setWhere} />}
        <fieldset className={styles["what"]}>
          <legend>{t("make_what")}</legend>
          {[false, true].map((one) => (
            <label key={String(one)}>
              <input type="radio" name="what" checked={some === one} onChange={() => setSome(one)} />
              {t(one ? "make_what_some" : "make_what_all")}
            </label>
          ))}
          {some && <What actions={actions} choose={setActions} />}
          <p className={styles["hint"]}>{t("make_what_hint")}</p>
        </fieldset>
        {error && <ProblemNotice error={error} />}
        <div className={styles["row"]}>
          <Button kind="primary" type="submit" disabled={busy || (some && actions.length === 0)}>
            {t("token_make")}
          </Button>
          <Button onClick={close}>{t("cancel")}</Button>
        </div>
      </form>
    </Modal>
  );
}

function Where({ value, choose }: { value: string; choose: (project: string) => void }) {
  const projects = useQuery({ queryKey: ["projects"], queryFn: () => listProjects() });
  return (
    <label className={styles["where"]}>
      {t("make_where")}
      <select value={value} onChange={(event) => choose(event.target.value)}>
        <option value="">{t("make_where_all")}</option>
        {projects.data?.results.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

interface WhatProps {
  actions: readonly Action[];
  choose: (actions: readonly Action[]) => void;
}

/** All actions that there are, in the order of the server's table. */
function What({ actions, choose }: WhatProps) {
  const meta = useQuery(metaQuery);
  const all = [...new Set(meta.data?.roles.flatMap(({ allowed }) => allowed))];
  return (
    <div className={styles["actions"]}>
      {all.map((one) => (
        <label key={one}>
          <input
            type="checkbox"
            checked={actions.includes(one)}
            onChange={() =>
              choose(actions.includes(one) ? actions.filter((other) => other !== one) : [...actions, one])
            }
          />
          {people(`action_${one}`)}
        </label>
      ))}
    </div>
  );
}
