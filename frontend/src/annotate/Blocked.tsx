/** Why nothing can be sent, and the way out without leaving the article: sign in again, or take the pass up again. */
import { type SubmitEvent, useState } from "react";

import { leaseNext, signIn } from "../api/endpoints.ts";
import { ApiError } from "../api/errors.ts";
import { Button } from "../ui/Button.tsx";
import { Field } from "../ui/Field.tsx";
import { useDesk, useDeskState } from "./context.ts";
import { Modal } from "./Modal.tsx";
import panels from "./panels.module.css";
import { t as words } from "./panelWords.ts";

export function Blocked({ why, leave }: { why: "signed_out" | "pass_over"; leave: () => void }) {
  return why === "signed_out" ? <SignInAgain /> : <PassOver leave={leave} />;
}

function SignInAgain() {
  const desk = useDesk();
  const [username, setUsername] = useState("");
  const [password, setPassword] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    try {
      await signIn(username, password);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setProblem(
        words(error.unreachable ? "sign_in_unreachable" : error.status === 429 ? "sign_in_wait" : "sign_in_failed"),
      );
      return;
    }
    await desk.unblock();
  };
  return (
    <Modal title={words("sign_in_title")} close={null}>
      <form className={panels["stack"]} onSubmit={(event) => void submit(event)}>
        <p>{words("sign_in_help")}</p>
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
      if (work?.assignment.id === assignment.id) await desk.unblock();
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
        <p className={panels["failure"]} role="alert">
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
