/** What the address of the overview says about its list: state and search words. */
import { getRouteApi } from "@tanstack/react-router";

const route = getRouteApi("/inside/p/$project/");

export const useListSearch = () => route.useSearch();
