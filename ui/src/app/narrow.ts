/** Whether the window is too narrow for a sidebar beside the page: a small one, or one at twice its size. */
import { useSyncExternalStore } from "react";

const narrow = () => window.matchMedia("(max-width: 860px)");

function listen(listener: () => void): () => void {
  const query = narrow();
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
}

/** Follows the width of the window. */
export function useNarrow(): boolean {
  return useSyncExternalStore(listen, () => narrow().matches);
}
