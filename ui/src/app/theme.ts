/** Puts the chosen theme and density on the document. */
import { useQuery } from "@tanstack/react-query";
import { useLayoutEffect } from "react";
import type { Settings } from "../api/bindings";
import { settings } from "../api/queries";

const dark = () => window.matchMedia("(prefers-color-scheme: dark)");

/** Sets the theme once, or again when the system's changes. */
export function applyTheme(theme: Settings["theme"]): void {
  const isDark = theme === "dark" || (theme === "system" && dark().matches);
  document.documentElement.dataset.theme = isDark ? "dark" : "light";
}

/** Follows the settings, and the system when they say so. */
export function useTheme(open: boolean): void {
  const { data } = useQuery({ ...settings(), enabled: open });
  const theme = data?.theme ?? "system";
  const density = data?.density ?? "standard";
  useLayoutEffect(() => {
    applyTheme(theme);
    const system = dark();
    const follow = () => applyTheme(theme);
    system.addEventListener("change", follow);
    return () => system.removeEventListener("change", follow);
  }, [theme]);
  useLayoutEffect(() => {
    document.documentElement.dataset.density = density;
  }, [density]);
}
