/** The people of a project as the page knows them: read, invited, changed. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { invitePeople, listMembers, setMember } from "../../api/endpoints.ts";
import { ApiError } from "../../api/errors.ts";
import type { Id, Invited, Member, Role } from "../../api/model.ts";
import { metaQuery } from "../../query.ts";
import { may } from "../permissions.ts";
import type { Guest, Line } from "./lines.ts";

export const nameOf = (member: Member): string => member.name ?? member.pseudonym;
export const manages = (member: Member): boolean =>
  may(member, "manage_people") && member.active && member.account_active !== false;

export const usePeople = (project: Id) =>
  useQuery({ queryKey: ["project", project, "members"], queryFn: () => listMembers(project) });

export function usePeopleChanged(project: Id): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ["project", project, "members"] });
}

const NONE: readonly Role[] = [];

/** The roles that a member can have, in the order of the server; none until they are known. */
export function useRoles(): readonly Role[] {
  const meta = useQuery(metaQuery);
  return meta.data?.roles.map(({ key }) => key) ?? NONE;
}

/** What became of the lines of the box: who is in, and which lines were refused and why. */
export interface Asked {
  readonly invited: readonly Invited[];
  readonly refused: readonly { readonly line: string; readonly error: Error }[];
}

/** Invite everybody in the box; people who are members already stay what they are. */
export function useInvite(project: Id, members: readonly Member[]) {
  const changed = usePeopleChanged(project);
  return useMutation({
    mutationFn: (what: { lines: readonly Line[]; role: Role }) => inviteAll(project, members, what),
    onSuccess: changed,
  });
}

async function inviteAll(
  project: Id,
  members: readonly Member[],
  { lines, role }: { lines: readonly Line[]; role: Role },
): Promise<Asked> {
  const invited: Invited[] = [];
  const refused: { line: string; error: Error }[] = [];
  const guests = lines.filter((line): line is Guest => !("username" in line));
  if (guests.length > 0) {
    try {
      const people = guests.map(({ name, email }) => ({ name, role, ...(email !== "" && { email }) }));
      invited.push(...(await invitePeople(project, people)).results);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      // Nobody of them was invited; the server names the one that is at fault.
      const at = Number(/^people\.(\d+)/.exec(error.field ?? "")?.[1] ?? 0);
      refused.push({ line: guests[at]?.text ?? "", error });
      return { invited, refused };
    }
  }
  for (const line of lines) {
    if (!("username" in line)) continue;
    const there = members.find(({ username, active }) => active && username === line.username);
    try {
      // One after the other: each of them may be refused.
      // oxlint-disable-next-line no-await-in-loop
      const member = there ?? (await setMember(project, line.username, role));
      invited.push({ outcome: there ? "member" : "added", member, link: null, ends_at: null });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      refused.push({ line: line.text, error });
    }
  }
  return { invited, refused };
}
