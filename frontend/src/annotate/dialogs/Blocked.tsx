/** Why nothing can be sent, and the way out without leaving the article: sign in again, or take the pass up again. */
import { type SubmitEvent, useState } from "react";

import { signIn } from "../../api/account.ts";
import { leaseNext } from "../../api/endpoints.ts";
import { ApiError } from "../../api/errors.ts";
import { belongTo, personOf } from "../../api/person.ts";
import type { Block } from "../../sync/saveState.ts";
import { Button } from "../../ui/Button.tsx";
import { Field } from "../../ui/Field.tsx";
import { useDesk, useDeskState } from "../desk/context.ts";
import { Modal } from "../../ui/overlay/Modal.tsx";
import panels from "../desk/panels.module.css";
import dialogs from "./dialogs.module.css";
import styles from "./Blocked.module.css";
import { t as words } from "../desk/panelMessages.ts";

export function Blocked({ why, leave }: { why: Block; leave: () => void }) {
  return why === "pass_over" ? <PassOver leave={leave} /> : <SignInAgain key={why} other={why === "other_person"} />;
}

function problemOf(error: ApiError) {
  if (error.unreachable) return "sign_in_unreachable";
  return error.code === "too_many_attempts" ? "sign_in_wait" : "sign_in_failed";
}

/** The session is over, or somebody else's: what is kept waits for its own person. */
function SignInAgain({ other }: { other: boolean }) {
  const desk = useDesk();
  const count = useDeskState(({ save }) => (save.kind === "saved" ? 0 : save.changes));
  const names = { name: desk.device.other?.name ?? words("somebody"), me: desk.device.person?.name ?? "" };
  const [username, setUsername] = useState("");
  const [password, setPassword] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    try {
      const entered = await signIn(username, password);
      if ("factors" in entered) return setProblem(words("sign_in_factor"));
      const person = personOf(entered.session.user);
      // Whoever it is: other tabs hear of it, and this one sends nothing for anybody but its own person.
      if (person && desk.device.person && person.id !== desk.device.person.id)
        return desk.device.block("other_person", person);
      belongTo(person);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setProblem(words(problemOf(error)));
      return;
    }
    await desk.device.unblock();
  };
  return (
    <Modal title={other ? words("other_title", names) : words("sign_in_title")} close={null}>
      <form className={styles["stack"]} onSubmit={(event) => void submit(event)}>
        <p>
          {other
            ? `${words("other_help", names)} ${count > 0 ? words("other_kept", { ...names, count }) : ""}`
            : words("sign_in_help")}
        </p>
        <Field
          data-first
          label={words("username")}
          autoComplete="username"
          required
          value={username}
          onChange={(event) => setUsername(event.target.value)}
        />
        <Field
          label={words("password")}
          type="password"
          autoComplete="current-password"
          required
          value={password}
          error={problem}
          onChange={(event) => setPassword(event.target.value)}
        />
        <div className={panels["actions"]}>
          {other && <Button onClick={() => location.assign("/")}>{words("other_go_on", names)}</Button>}
          <Button kind="primary" type="submit">
            {words("sign_in")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function PassOver({ leave }: { leave: () => void }) {
  const desk = useDesk();
  const { project, article, assignment } = useDeskState((state) => state.setting);
  const [problem, setProblem] = useState<string | null>(null);
  const take = async (): Promise<void> => {
    try {
      const work = await leaseNext(project.id, { article: article.id });
      if (work?.assignment.id === assignment.id) await desk.device.unblock();
      else leave();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setProblem(words("over_failed", { message: error.message }));
    }
  };
  return (
    <Modal title={words("over_title")} close={null}>
      <p>{words("over_help")}</p>
      {problem && (
        <p className={dialogs["failure"]} role="alert">
          {problem}
        </p>
      )}
      <div className={panels["actions"]}>
        <Button onClick={leave}>{words("over_leave")}</Button>
        <Button kind="primary" onClick={() => void take()}>
          {words("over_take")}
        </Button>
      </div>
    </Modal>
  );
}
