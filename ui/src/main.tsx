/** Where the window starts. */
import "@fontsource-variable/inter/wght.css";
import "./styles/tokens.css";
import "./styles/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { z } from "zod";
import { listenToChanges } from "./api/changes";
import { newQueryClient } from "./api/queries";
import { watchResets } from "./api/resets";
import { App } from "./app/App";
import { newRouter } from "./app/router";
import { preloadScreens } from "./app/screens";
import { applyTheme } from "./app/theme";
import { speak } from "./words/language";

// The page may not make code at run time; without this, zod tries and the window reports it.
z.config({ jitless: true });
applyTheme("system");

const queries = newQueryClient();
listenToChanges(queries);
watchResets(queries);
const locale = localStorage.getItem("longlist.language") === "pseudo" ? "pseudo" : "en";
await speak(locale);

const nonce = document.querySelector<HTMLStyleElement>("style[nonce]")?.nonce;
const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App queries={queries} router={newRouter()} nonce={nonce} />
    </StrictMode>,
  );
  window.setTimeout(preloadScreens, 200);
}
