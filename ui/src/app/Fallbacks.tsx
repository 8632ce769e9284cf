/** What is shown when a screen cannot be. */
import { t } from "@lingui/core/macro";
import { type ErrorComponentProps, useNavigate } from "@tanstack/react-router";
import { asFailure } from "../api/failure";
import { Button } from "../components/Button";
import { NothingFoundPicture } from "../components/Pictures";
import { EmptyState, ErrorState } from "../components/States";
import { to } from "./navigation";

/** A defect in one screen leaves the rest of the window standing. */
export function ScreenError({ error, reset }: ErrorComponentProps) {
  return <ErrorState trouble={asFailure(error)} onRetry={reset} />;
}

/** An address that leads nowhere. */
export function UnknownPlace() {
  const navigate = useNavigate();
  return (
    <EmptyState
      picture={<NothingFoundPicture />}
      title={t`There is nothing here`}
      action={<Button onClick={() => void navigate({ to: to.home })}>{t`Go home`}</Button>}
    >
      {t`It may have been removed, or the address is incomplete.`}
    </EmptyState>
  );
}
