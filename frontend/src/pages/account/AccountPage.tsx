/** One's own account: how one signs in, where one is signed in, and tokens; for administrators also everybody's accounts. */
import { useQuery } from "@tanstack/react-query";

import { sessionQuery } from "../../query.ts";
import { usePageTitle } from "../../ui/page/title.ts";
import { TopBar } from "../../frame/TopBar.tsx";
import { Page, Panel } from "../Page.tsx";
import { MakeToken, Tokens } from "../tokens/Tokens.tsx";
import { Accounts } from "./Accounts.tsx";
import { Mail } from "./Mail.tsx";
import { t } from "./messages.ts";
import styles from "./AccountPage.module.css";
import { Password } from "./Password.tsx";
import { SecondFactor } from "./SecondFactor.tsx";
import { Sessions } from "./Sessions.tsx";
import { ThisServer } from "./ThisServer.tsx";
import { You } from "./You.tsx";

export function AccountPage() {
  usePageTitle(t("title"));
  const session = useQuery(sessionQuery).data;
  const user = session?.user;
  return (
    <>
      <TopBar crumbs={[t("title")]} />
      <Page heading={t("title")} sub={t("sub")} narrow>
        {user && <You user={user} />}
        <Password />
        <SecondFactor />
        {session?.mail && <Mail />}
        <Sessions />
        <Panel heading={t("tokens")}>
          <p className={styles["hint"]}>{t("tokens_help")}</p>
          <Tokens whose="own" none={t("tokens_none")} />
          <MakeToken />
        </Panel>
        {user?.administrator && <ThisServer />}
        {user?.administrator && <Accounts me={user.id} />}
      </Page>
    </>
  );
}
