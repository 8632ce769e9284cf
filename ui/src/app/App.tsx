/** The whole window: the way in while the workspace is shut, the router once it is open. */
import { CSPProvider } from "@base-ui/react/csp-provider";
import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { type QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { type AnyRouter, RouterProvider } from "@tanstack/react-router";
import { asFailure } from "../api/failure";
import { workspaceStatus } from "../api/queries";
import { ErrorState } from "../components/States";
import { Toasts } from "../components/Toasts";
import { TooltipProvider } from "../components/Tooltip";
import { UnlockScreen } from "../screens/unlock/UnlockScreen";
import { useTheme } from "./theme";

type Props = { queries: QueryClient; router: AnyRouter; nonce: string | undefined };

/** Everything around the screens. */
export function App({ queries, router, nonce }: Props) {
  return (
    <CSPProvider nonce={nonce}>
      <I18nProvider i18n={i18n}>
        <QueryClientProvider client={queries}>
          <TooltipProvider delay={400}>
            <Door router={router} />
            <Toasts />
          </TooltipProvider>
        </QueryClientProvider>
      </I18nProvider>
    </CSPProvider>
  );
}

function Door({ router }: { router: AnyRouter }) {
  const status = useQuery(workspaceStatus());
  useTheme(status.data?.state === "open");
  if (status.error && !status.data) {
    return <ErrorState trouble={asFailure(status.error)} onRetry={() => void status.refetch()} />;
  }
  if (!status.data) return null;
  if (status.data.state !== "open") return <UnlockScreen status={status.data} />;
  return <RouterProvider router={router} />;
}
