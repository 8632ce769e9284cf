/** A moment, relative, with the exact one on hover. */
import { useNow } from "./useNow";

type Props = {
  at: string;
  /** How to say it, given the time now. */
  say: (at: string, now: number) => string;
  /** How to say it exactly. */
  exact: (at: string) => string;
};

/** Says the moment again every half minute. */
export function Time({ at, say, exact }: Props) {
  const now = useNow(30_000);
  return (
    <time dateTime={at} title={exact(at)}>
      {say(at, now)}
    </time>
  );
}
