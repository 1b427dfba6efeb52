/** The addresses of the application and who may be where. */
import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
  useRouter,
} from "@tanstack/react-router";
import type { ErrorComponentProps } from "@tanstack/react-router";

import { ApiError } from "./api/errors.ts";
import { type Person, belongTo, follow, pagePerson, personOf } from "./api/person.ts";
import type { ListState } from "./api/model.ts";
import { sessionQuery } from "./query.ts";
import { safeReturnPath } from "./returnPath.ts";
import { PageAnnouncer } from "./ui/page/PageAnnouncer.tsx";
import { t } from "./ui/messages.ts";
import { Loading, ProblemPage } from "./frame/States.tsx";
import { toast } from "./ui/overlay/Toast.tsx";
import { senderComesFrom } from "./frame/sender.ts";

interface Context {
  queries: QueryClient;
}

const root = createRootRouteWithContext<Context>()({
  component: () => (
    <>
      <Outlet />
      <PageAnnouncer />
    </>
  ),
});

/** Why a sign-in link signed nobody in: the server's three codes, or the second factor that it waits for. */
const LINK_PROBLEMS = ["used", "expired", "unknown", "factor"] as const;
type LinkProblem = (typeof LINK_PROBLEMS)[number];

function isLinkProblem(value: unknown): value is LinkProblem {
  return LINK_PROBLEMS.some((problem) => problem === value);
}

/** Why an identity provider signed nobody in. */
const PROVIDER_PROBLEMS = ["cancelled", "over", "unverified", "unknown", "other", "failed", "busy"] as const;
type ProviderProblem = (typeof PROVIDER_PROBLEMS)[number];

function isProviderProblem(value: unknown): value is ProviderProblem {
  return PROVIDER_PROBLEMS.some((problem) => problem === value);
}

interface SignInSearch {
  next?: string;
  link?: LinkProblem;
  provider?: ProviderProblem;
}

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: (search: Record<string, unknown>): SignInSearch => ({
    ...(typeof search["next"] === "string" ? { next: safeReturnPath(search["next"]) } : {}),
    ...(isLinkProblem(search["link"]) ? { link: search["link"] } : {}),
    ...(isProviderProblem(search["provider"]) ? { provider: search["provider"] } : {}),
  }),
  beforeLoad: async ({ context, search }) => {
    const { user } = await context.queries.ensureQueryData(sessionQuery);
    // oxlint-disable-next-line typescript/only-throw-error -- the router's way to redirect
    if (user !== null) throw redirect({ href: search.next ?? "/" });
  },
  component: lazyRouteComponent(() => import("./pages/sign-in/SignInPage.tsx"), "SignInPage"),
});

const newPassword = createRoute({
  getParentRoute: () => root,
  path: "/new-password",
  component: lazyRouteComponent(() => import("./pages/sign-in/NewPasswordPage.tsx"), "NewPasswordPage"),
});

/** Everything below needs a signed-in person. */
const inside = createRoute({
  getParentRoute: () => root,
  id: "inside",
  beforeLoad: async ({ context, location }) => {
    const { user } = await context.queries.ensureQueryData(sessionQuery);
    if (user === null) {
      // oxlint-disable-next-line typescript/only-throw-error -- the router's way to redirect
      throw redirect({ to: "/sign-in", search: location.href === "/" ? {} : { next: location.href } });
    }
    if (pagePerson()?.id !== user.id) belongTo(personOf(user));
  },
});

const home = createRoute({
  getParentRoute: () => inside,
  path: "/",
  component: lazyRouteComponent(() => import("./pages/home/HomePage.tsx"), "HomePage"),
});

const account = createRoute({
  getParentRoute: () => inside,
  path: "/account",
  component: lazyRouteComponent(() => import("./pages/account/AccountPage.tsx"), "AccountPage"),
});

const newProject = createRoute({
  getParentRoute: () => inside,
  path: "/projects/new",
  component: lazyRouteComponent(() => import("./pages/new-project/NewProjectPage.tsx"), "NewProjectPage"),
});

const project = createRoute({ getParentRoute: () => inside, path: "/p/$project" });

/** Filters of the article list; numbers typed into the search come back as numbers from the address. */
interface ListSearch {
  state?: ListState;
  q?: string;
}

const isListState = (value: unknown): value is ListState => /^(new|in_work|done|gold|record)$/.test(String(value));

const overview = createRoute({
  getParentRoute: () => project,
  path: "/",
  validateSearch: (search: Record<string, unknown>): ListSearch => ({
    ...(isListState(search["state"]) ? { state: search["state"] } : {}),
    ...(search["q"] === undefined || search["q"] === "" ? {} : { q: String(search["q"]) }),
  }),
  component: lazyRouteComponent(() => import("./pages/overview/OverviewPage.tsx"), "OverviewPage"),
});

const importArticles = createRoute({
  getParentRoute: () => project,
  path: "/import",
  component: lazyRouteComponent(() => import("./pages/import/ImportPage.tsx"), "ImportPage"),
});

const exportData = createRoute({
  getParentRoute: () => project,
  path: "/export",
  component: lazyRouteComponent(() => import("./pages/export/ExportPage.tsx"), "ExportPage"),
});

const releases = createRoute({
  getParentRoute: () => project,
  path: "/releases",
  component: lazyRouteComponent(() => import("./pages/export/releases/ReleasesPage.tsx"), "ReleasesPage"),
});

const agreement = createRoute({
  getParentRoute: () => project,
  path: "/agreement",
  component: lazyRouteComponent(() => import("./pages/agreement/AgreementPage.tsx"), "AgreementPage"),
});

const suggestions = createRoute({
  getParentRoute: () => project,
  path: "/suggestions",
  component: lazyRouteComponent(() => import("./pages/suggestions/SuggestionsPage.tsx"), "SuggestionsPage"),
});

const mine = createRoute({
  getParentRoute: () => project,
  path: "/mine",
  component: lazyRouteComponent(() => import("./pages/mine/MinePage.tsx"), "MinePage"),
});

const queue = createRoute({
  getParentRoute: () => project,
  path: "/queue",
  component: lazyRouteComponent(() => import("./pages/queue/QueuePage.tsx"), "QueuePage"),
});

/** An article to read, which takes it from nobody; `at` marks stretches in code points: "120-160,180-190", `claim` a claim. */
const readArticle = createRoute({
  getParentRoute: () => project,
  path: "/read/$article",
  validateSearch: (search: Record<string, unknown>): { at?: string; claim?: string } => ({
    ...(typeof search["at"] === "string" ? { at: search["at"] } : {}),
    ...(typeof search["claim"] === "string" ? { claim: search["claim"] } : {}),
  }),
  component: lazyRouteComponent(() => import("./pages/read/ReadPage.tsx"), "ReadPage"),
});

const annotate = createRoute({
  getParentRoute: () => project,
  path: "/annotate",
  /** Opens the person's own pass, and takes no article unless a button was pressed. `comments`: the claim (or "article") whose comments are opened with it. */
  validateSearch: (search: Record<string, unknown>): { article?: string; comments?: string } => ({
    ...(typeof search["article"] === "string" ? { article: search["article"] } : {}),
    ...(typeof search["comments"] === "string" ? { comments: search["comments"] } : {}),
  }),
  component: lazyRouteComponent(() => import("./AnnotateRoute.tsx"), "AnnotateRoute"),
});
senderComesFrom(async () => (await import("./AnnotateRoute.tsx")).load());

const adjudicate = createRoute({
  getParentRoute: () => project,
  path: "/adjudicate",
  component: lazyRouteComponent(() => import("./pages/review/ReviewPage.tsx"), "ReviewPage"),
});

/** One article to adjudicate; `take`: from somebody who left it alone. */
const adjudicateArticle = createRoute({
  getParentRoute: () => project,
  path: "/adjudicate/$article",
  component: lazyRouteComponent(() => import("./AdjudicateRoute.tsx"), "AdjudicateRoute"),
});

const feedback = createRoute({
  getParentRoute: () => project,
  path: "/feedback",
  component: lazyRouteComponent(() => import("./pages/review/FeedbackPage.tsx"), "FeedbackPage"),
});

const comments = createRoute({
  getParentRoute: () => project,
  path: "/comments/$article",
  validateSearch: (search: Record<string, unknown>): { claim?: string } =>
    typeof search["claim"] === "string" ? { claim: search["claim"] } : {},
  component: lazyRouteComponent(() => import("./pages/comments/CommentsPage.tsx"), "CommentsPage"),
});

const settings = createRoute({
  getParentRoute: () => project,
  path: "/settings",
  component: lazyRouteComponent(() => import("./pages/settings/SettingsPage.tsx"), "SettingsPage"),
});

const history = createRoute({
  getParentRoute: () => project,
  path: "/history",
  component: lazyRouteComponent(() => import("./pages/history/HistoryPage.tsx"), "HistoryPage"),
});

const people = createRoute({
  getParentRoute: () => project,
  path: "/people",
  component: lazyRouteComponent(() => import("./pages/people/PeoplePage.tsx"), "PeoplePage"),
});

const routes = root.addChildren([
  signIn,
  newPassword,
  inside.addChildren([
    home,
    account,
    newProject,
    project.addChildren([
      overview,
      importArticles,
      agreement,
      suggestions,
      exportData,
      releases,
      mine,
      queue,
      readArticle,
      annotate,
      adjudicate,
      adjudicateArticle,
      feedback,
      comments,
      people,
      history,
      settings,
    ]),
  ]),
]);

export function makeRouter(queries: QueryClient) {
  return createRouter({
    routeTree: routes,
    context: { queries },
    defaultPreload: "intent",
    defaultPendingComponent: Loading,
    defaultNotFoundComponent: NotFound,
    defaultErrorComponent: Failed,
    scrollRestoration: true,
  });
}

/** Try the whole way here again: reading who is signed in, the code of the page, the page. */
function Failed({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return <ProblemPage error={error} retry={retry} />;
}

function NotFound() {
  return <ProblemPage error={new ApiError({ status: 404, code: "not_found", message: "" })} />;
}

export type AppRouter = ReturnType<typeof makeRouter>;

/** Leave for the sign-in page and come back here afterwards. */
export function goToSignIn(router: AppRouter): void {
  const { href, pathname } = router.state.location;
  if (pathname === "/sign-in") return;
  router.options.context.queries.removeQueries({ queryKey: sessionQuery.queryKey });
  void router.navigate({ to: "/sign-in", search: { next: href } });
}

/** Another tab signed out, or signed in: this page follows; what one person read another one does not see. */
export function followPerson(router: AppRouter, person: Person | null): void {
  const before = pagePerson();
  const { queries } = router.options.context;
  const signingIn = router.state.location.pathname === "/sign-in";
  if (person === null) {
    follow(null);
    if (signingIn) return;
    queries.clear();
    return goToSignIn(router);
  }
  if (person.id === before?.id && !signingIn) return;
  follow(person);
  // What is on the screen is read anew; what is not is forgotten.
  void queries.resetQueries();
  if (before && person.id !== before.id) toast(t("other_person", { name: person.name, before: before.name }));
  void router.invalidate();
}

declare module "@tanstack/react-router" {
  interface Register {
    router: AppRouter;
  }
}
