/** One's own tokens; for administrators also everybody's accounts. */
import { useQuery } from "@tanstack/react-query";

import { sessionQuery } from "../../query.ts";
import { usePageTitle } from "../../ui/page/title.ts";
import { TopBar } from "../../frame/TopBar.tsx";
import { Page, Panel } from "../Page.tsx";
import { Accounts } from "./Accounts.tsx";
import { t } from "./messages.ts";
import { MakeToken, Tokens } from "./Tokens.tsx";

export function AccountPage() {
  usePageTitle(t("title"));
  const user = useQuery(sessionQuery).data?.user;
  return (
    <>
      <TopBar crumbs={[t("title")]} />
      <Page heading={t("title")} sub={t("sub")} narrow>
        <Panel heading={t("tokens")}>
          <Tokens none={t("tokens_none")} />
          <MakeToken />
        </Panel>
        {user?.administrator && <Accounts me={user.id} />}
      </Page>
    </>
  );
}
