/** What somebody may do: the server says so of every project and member, and this only keeps closed doors out of sight. */
import type { Action, Project } from "../api/model.ts";

export const may = ({ allowed }: { readonly allowed: readonly Action[] }, action: Action): boolean =>
  allowed.includes(action);

/** Whether somebody may read comments: whoever may write them, and once a project is archived whoever could; the list of people is theirs too. */
export const readsComments = (project: Project): boolean =>
  may(project, "comment") || (project.archived_at !== null && may(project, "list_members"));

/** Whether lists and counts of a project have only the person's own work in them: it is blind, and they annotate. */
export const seesOwnWorkOnly = (project: Project): boolean =>
  project.blind && may(project, "take_work") && !may(project, "read_work");
