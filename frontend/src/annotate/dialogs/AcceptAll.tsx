/** Asks once before many suggestions become claims, and says how many. */
import { Button } from "../../ui/Button.tsx";
import { Kbd } from "../../ui/Kbd.tsx";
import { formatPercent } from "../../ui/language/translate.ts";
import { acceptable, acceptAll } from "../../work/acceptAll.ts";
import { useDesk, useDeskState } from "../desk/context.ts";
import { t } from "../desk/messages.ts";
import { Modal } from "../../ui/overlay/Modal.tsx";
import panels from "../desk/panels.module.css";
import styles from "./AcceptAll.module.css";
import { t as words } from "../desk/panelMessages.ts";

export function AcceptAll() {
  const desk = useDesk();
  const pass = useDeskState((state) => state.pass);
  const setting = useDeskState((state) => state.setting);
  const found = acceptable(pass, setting);
  const from = setting.project.accept_all_score;
  const share = formatPercent(from ?? 1);
  const close = (): void => desk.panels.set({ panel: null });
  const accept = (): void => {
    close();
    const change = acceptAll(pass, setting, found);
    if (desk.work.commit(change, "step_accept_all", { active: [...(change?.claims?.keys() ?? [])][0] ?? null }))
      desk.attention.say(words("all_accepted", { count: found.length }));
  };
  return (
    <Modal title={words("all_title")} close={close}>
      <p>
        {words(from === null ? "all_off" : found.length === 0 ? "all_none" : "all_help", {
          count: found.length,
          share,
        })}
      </p>
      <ul className={styles["quoted"]}>
        {found.map(({ id, content }) => (
          <li key={id} dir="auto">
            {content.map(([start, end]) => setting.text.slice(start, end)).join(" … ")}
          </li>
        ))}
      </ul>
      <div className={panels["actions"]}>
        <Button data-first={found.length === 0 || undefined} onClick={close}>
          {t("cancel")} <Kbd>esc</Kbd>
        </Button>
        {found.length > 0 && (
          <Button kind="primary" data-first onClick={accept}>
            {words("all_accept", { count: found.length })} <Kbd>↵</Kbd>
          </Button>
        )}
      </div>
    </Modal>
  );
}
