/** Changes of one's account for which the server may first ask who one is. */
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactNode } from "react";

import { type Proof, proofsAsked } from "../../api/account.ts";
import { Prove } from "./Prove.tsx";

interface Proved<Given> {
  change: (given: Given) => void;
  pending: boolean;
  /** Why it was refused, unless the person is being asked who they are. */
  error: Error | null;
  /** The question who they are, a dialog with a form: to be shown outside any other form. Null while nobody is asked. */
  proof: ReactNode;
}

/** Make a change; where the server asks who the person is, ask them and make it again. */
export function useProved<Given, Result>(
  act: (given: Given) => Promise<Result>,
  done: (result: Result, given: Given) => unknown,
): Proved<Given> {
  const [asked, setAsked] = useState<{ ways: readonly Proof[]; given: Given } | null>(null);
  const change = useMutation({
    mutationFn: act,
    onSuccess: (result, given) => void done(result, given),
    onError: (error, given) => {
      const ways = proofsAsked(error);
      if (ways) setAsked({ ways, given });
    },
  });
  const proof = asked && (
    <Prove
      ways={asked.ways}
      close={() => setAsked(null)}
      proved={() => {
        setAsked(null);
        change.mutate(asked.given);
      }}
    />
  );
  const error = change.error && !proofsAsked(change.error) ? change.error : null;
  return { change: change.mutate, pending: change.isPending, error, proof };
}
