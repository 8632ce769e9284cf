/** From the list of screens to a router. Addresses stay behind the `#`, so that the page is one file. */
import {
  createHashHistory,
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
} from "@tanstack/react-router";
import { ScreenError, UnknownPlace } from "./Fallbacks";
import { Frame } from "./Frame";
import type { Screen } from "./screens";
import { screens } from "./screens";

/** A new router; tests give it a place to start at. */
export function newRouter(startAt?: string) {
  const root = createRootRoute({
    component: Frame,
    notFoundComponent: UnknownPlace,
    // Each page reads its own part of the address and leaves out what makes no sense.
    validateSearch: (search: Record<string, unknown>) => search,
  });
  const tree = root.addChildren(screens.map((screen) => route(root, screen)));
  return createRouter({
    routeTree: tree,
    history: startAt === undefined ? createHashHistory() : createMemoryHistory({ initialEntries: [startAt] }),
    defaultErrorComponent: ScreenError,
    defaultNotFoundComponent: UnknownPlace,
  });
}

// The list is read at run time, so the router's compile-time knowledge of each address is not used.
// biome-ignore lint/suspicious/noExplicitAny: a route's type holds its whole place in the tree
type AnyParent = any;

function route(parent: AnyParent, screen: Screen): AnyParent {
  const made = createRoute({ getParentRoute: () => parent, path: screen.path, component: screen.Screen });
  return screen.children ? made.addChildren(screen.children.map((child) => route(made, child))) : made;
}
