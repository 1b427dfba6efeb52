/** The key of a command as the person has it. */
import type { CommandId } from "../../keys/registry.ts";
import { Kbd } from "../../ui/Kbd.tsx";
import { keyName, useDeskState } from "./context.ts";

export function Key({ of }: { of: CommandId }) {
  const key = useDeskState((state) => state.commands.find(({ id }) => id === of)?.keys[0] ?? "");
  return <Kbd>{keyName(key)}</Kbd>;
}
