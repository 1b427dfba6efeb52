/**
 * Where the rooms get what is fetched after the first paint. They ask by name (`desk/run.ts`, `desk/onDemand.tsx`) and do
 * not know the modules, so that imports go one way.
 */
import { untilFetched } from "../ui/page/untilFetched.ts";
import { openablesComeFrom } from "./desk/onDemand.tsx";
import { actsComeFrom } from "./desk/run.ts";

actsComeFrom(() => untilFetched(() => import("./acts.ts")));
openablesComeFrom(() => untilFetched(() => import("./openable.ts")));
