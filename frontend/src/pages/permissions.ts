/** Which parts of a project a role is offered; the server decides, this only keeps closed doors out of sight. */
import type { Role } from "../api/model.ts";

export type Action =
  | "read" | "annotate" | "import" | "suggest" | "follow_jobs" | "list_members" | "export" | "comment" | "settings" | "read_work";

const table: Record<Action, readonly Role[]> = {
  read: ["annotator", "adjudicator", "manager", "exporter"],
  annotate: ["annotator", "adjudicator", "manager"],
  import: ["manager"],
  suggest: ["manager"],
  follow_jobs: ["manager"],
  list_members: ["annotator", "adjudicator", "manager"],
  export: ["manager", "exporter"],
  comment: ["annotator", "adjudicator", "manager"],
  settings: ["manager"],
  read_work: ["adjudicator", "manager"],
};

export function may(role: Role, action: Action): boolean {
  return table[action].includes(role);
}
