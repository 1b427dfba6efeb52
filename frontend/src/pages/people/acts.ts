/** What a manager can do to one member, each with its call and what is said afterwards. */
import { useMutation } from "@tanstack/react-query";

import { changeMember, makeLink, pauseMember, removeMember, resumeMember, signMemberOut } from "../../api/endpoints.ts";
import type { Id, Invited, Member, Role } from "../../api/model.ts";
import { toast } from "../../ui/overlay/Toast.tsx";
import { may } from "../permissions.ts";
import { t } from "./messages.ts";
import { nameOf, usePeopleChanged } from "./people.ts";

export type Act =
  | { readonly do: "role"; readonly role: Role }
  | { readonly do: "pause"; readonly reason: string }
  | { readonly do: "limit"; readonly most: number }
  | { readonly do: "resume" | "link" | "sign_out" | "remove" | "restore" };

/** What the menu of a member offers, in its order. */
export type Offer = "pause" | "resume" | "limit" | "link" | "sign_out" | "remove" | "restore";

export function offersFor(member: Member, last: boolean): readonly Offer[] {
  if (member.administrator) return [];
  if (!member.active) return ["restore"];
  const offers: Offer[] = [member.state === "paused" ? "resume" : "pause"];
  if (may(member, "take_work")) offers.push("limit");
  if (member.may_get_link) offers.push("link");
  offers.push("sign_out");
  if (!member.me && !last) offers.push("remove");
  return member.me ? offers.filter((offer) => offer !== "pause") : offers;
}

interface Outcome {
  /** A link was made. */
  linked: (invited: Invited) => void;
  /** Somebody was removed, or null: came back. */
  removed: (member: Member | null) => void;
}

/** Do something to a member; what failed is in `error`. */
export function useAct(project: Id, { linked, removed }: Outcome) {
  const changed = usePeopleChanged(project);
  return useMutation({
    mutationFn: async ({ member, act }: { member: Member; act: Act }) => {
      await perform(project, member, act, { linked, removed });
      await changed();
    },
  });
}

async function perform(project: Id, member: Member, act: Act, { linked, removed }: Outcome): Promise<void> {
  const name = nameOf(member);
  switch (act.do) {
    case "role":
      await changeMember(project, member.id, { role: act.role });
      return toast(t("changed", { name, role: t(`role_${act.role}`) }));
    case "pause":
      await pauseMember(project, member.id, act.reason);
      return toast(t("paused", { name }));
    case "resume":
      await resumeMember(project, member.id);
      return toast(t("resumed", { name }));
    case "limit":
      await changeMember(project, member.id, { most_open: act.most });
      return toast(act.most > 0 ? t("limit_set", { name, count: act.most }) : t("limit_gone", { name }));
    case "link":
      linked(await makeLink(project, member.id));
      return toast(t("new_link_made", { name }));
    case "sign_out":
      await signMemberOut(project, member.id);
      return toast(t("signed_out", { name }));
    case "remove":
      await removeMember(project, member.id);
      return removed(member);
    case "restore": {
      const { may_get_link: needsLink } = await changeMember(project, member.id, { active: true });
      removed(null);
      return toast(t(needsLink ? "restored_link" : "restored", { name }));
    }
  }
}
