/** The address of the annotate screen; a file of its own so that the screen is a chunk of its own. */
import { getRouteApi } from "@tanstack/react-router";

import AnnotateScreen from "./annotate/AnnotateScreen.tsx";

const route = getRouteApi("/inside/p/$project/annotate");

export function AnnotateRoute() {
  const { project } = route.useParams();
  const { article } = route.useSearch();
  return <AnnotateScreen key={`${project} ${article ?? ""}`} projectId={project} articleId={article} />;
}
export { load } from "./annotate/desk/onDemand.tsx";
