/** The address of the adjudication of one article; a file of its own so that the screen is a chunk of its own. */
import { getRouteApi } from "@tanstack/react-router";

import { AdjudicateScreen } from "./adjudicate/AdjudicateScreen.tsx";

const route = getRouteApi("/inside/p/$project/adjudicate/$article");

export function AdjudicateRoute() {
  const { project, article } = route.useParams();
  return <AdjudicateScreen key={article} project={project} article={article} />;
}
