/** One member: role, state, work, and a menu of what can be done. */
import { useRef, useState } from "react";

import type { Member, Role } from "../../api/model.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Button } from "../../ui/Button.tsx";
import { formatDay, formatMoment, formatNumber } from "../../ui/language/translate.ts";
import { Menu, MenuItem } from "../../ui/overlay/Menu.tsx";
import { type Act, type Offer, offersFor } from "./acts.ts";
import { LimitDialog, PauseDialog, RemoveDialog } from "./dialogs.tsx";
import { t } from "./messages.ts";
import { nameOf, useRoles } from "./people.ts";
import styles from "./PeoplePage.module.css";

interface MemberRowProps {
  member: Member;
  /** The only one who manages the project, who stays. */
  last: boolean;
  busy: boolean;
  act: (act: Act) => void;
}

export function MemberRow({ member, last, busy, act }: MemberRowProps) {
  const name = nameOf(member);
  return (
    <tr data-gone={!member.active || undefined}>
      <th scope="row">
        <span className={styles["who"]}>
          <Avatar name={name} />
          <span>
            <span dir="auto">{name}</span>
            {member.me && <> ({t("you")})</>}
            <span className={styles["hint"]}>
              {member.email ?? member.username} · {member.pseudonym}
              {member.administrator && ` · ${t("administrator")}`}
            </span>
          </span>
        </span>
      </th>
      <td>
        <RoleChoice {...{ member, last, busy, act }} />
      </td>
      <td>
        <State member={member} />
      </td>
      <td className={styles["number"]}>
        {formatNumber(member.open ?? 0)}
        {member.most_open !== null && (
          <span className={styles["hint"]}>{t("limit_is", { count: member.most_open })}</span>
        )}
      </td>
      <td className={styles["number"]}>{formatNumber(member.submitted ?? 0)}</td>
      <td className={styles["day"]}>
        {member.last_sign_in_on === null ? t("never") : formatDay(member.last_sign_in_on)}
      </td>
      <td className={styles["act"]}>
        <Actions {...{ member, last, busy, act }} />
      </td>
    </tr>
  );
}

function RoleChoice({ member, last, busy, act }: MemberRowProps) {
  const roles = useRoles();
  const why = member.administrator
    ? t("administrator_help")
    : last
      ? t("last_manager")
      : member.me
        ? t("role_own")
        : undefined;
  return (
    <select
      aria-label={t("role_of", { name: nameOf(member) })}
      title={why}
      disabled={why !== undefined || !member.active || busy}
      value={member.role}
      onChange={(event) => act({ do: "role", role: event.target.value as Role })}
    >
      {(roles.length > 0 ? roles : [member.role]).map((role) => (
        <option key={role} value={role}>
          {t(`role_${role}`)}
        </option>
      ))}
    </select>
  );
}

function State({ member }: { member: Member }) {
  const { state, link_ends_at: ends } = member;
  const closed = member.account_active === false;
  const until = ends === null ? "" : formatMoment(ends);
  const [now] = useState(Date.now);
  const over = ends !== null && Date.parse(ends) < now;
  return (
    <>
      <span className={styles["state"]} data-state={closed ? "removed" : state}>
        {closed ? t("account_closed") : t(`state_${state ?? "active"}`)}
      </span>
      {state === "paused" && (
        <span className={styles["hint"]} dir="auto">
          {member.pause_reason}
        </span>
      )}
      {state === "invited" && (
        <span className={styles["hint"]}>{over ? t("link_ended") : t("link_ends", { until })}</span>
      )}
    </>
  );
}

const WORDS = {
  pause: "pause",
  resume: "resume",
  limit: "limit",
  link: "new_link",
  sign_out: "sign_out",
  remove: "remove",
  restore: "restore",
} as const;

function Actions({ member, last, busy, act }: MemberRowProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [shown, show] = useState<"menu" | Question | null>(null);
  const offers = offersFor(member, last);
  if (offers.length === 0) return null;
  const choose = (offer: Offer): void => {
    if (offer === "pause" || offer === "remove" || offer === "limit") return show(offer);
    show(null);
    act({ do: offer });
  };
  const close = (): void => {
    show(null);
    // The dialog holds the focus until it has gone.
    requestAnimationFrame(() => button.current?.focus());
  };
  const label = t("actions_of", { name: nameOf(member) });
  return (
    <>
      <Button
        ref={button}
        small
        kind="quiet"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={shown === "menu"}
        // Not disabled meanwhile: it would lose the focus that comes back from a dialog.
        onClick={() => !busy && show("menu")}
      >
        ⋯
      </Button>
      {shown === "menu" && (
        <Menu button={button} label={label} close={() => show((now) => (now === "menu" ? null : now))}>
          {offers.map((offer) => (
            <MenuItem key={offer} onAction={() => choose(offer)}>
              {t(WORDS[offer])}
            </MenuItem>
          ))}
        </Menu>
      )}
      {shown !== null && shown !== "menu" && <Asked what={shown} {...{ member, act, close }} />}
    </>
  );
}

/** What is asked before it is done. */
type Question = "pause" | "remove" | "limit";

interface AskedProps extends Pick<MemberRowProps, "member" | "act"> {
  what: Question;
  close: () => void;
}

/** What is asked before; the row of somebody removed has no button to go back to. */
function Asked({ what, member, act, close }: AskedProps) {
  const sure = (done: Act): void => {
    close();
    act(done);
  };
  if (what === "limit")
    return <LimitDialog member={member} close={close} sure={(most) => sure({ do: "limit", most })} />;
  return what === "pause" ? (
    <PauseDialog member={member} close={close} sure={(reason) => sure({ do: "pause", reason })} />
  ) : (
    <RemoveDialog member={member} close={close} sure={() => sure({ do: "remove" })} />
  );
}
