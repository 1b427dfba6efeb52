/** What somebody may do: the server says so of every project and member, and this only keeps closed doors out of sight. */
import type { Action } from "../api/model.ts";

export const may = ({ allowed }: { readonly allowed: readonly Action[] }, action: Action): boolean =>
  allowed.includes(action);
