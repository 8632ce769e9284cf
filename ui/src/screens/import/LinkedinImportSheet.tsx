/** Import from LinkedIn: account, address, preview, size, and one line that says what will happen. */
import { t } from "@lingui/core/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { CircleAlert, Plug } from "lucide-react";
import { useState } from "react";
import type { AccountView, Preview } from "../../api/bindings";
import { commands } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { accounts, addressReading } from "../../api/queries";
import type { SheetProps } from "../../app/navigation";
import { to } from "../../app/navigation";
import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { PlugPicture } from "../../components/Pictures";
import { EmptyState, ErrorState, Loaded, Reference, SkeletonRows } from "../../components/States";
import { Notice } from "../../components/Status";
import { say } from "../../components/Toasts";
import { firstDescription } from "../../words/description";
import { troubleOfAccount } from "../../words/troubles";
import { AccountPicker } from "./AccountPicker";
import { AddressField } from "./AddressField";
import styles from "./Import.module.css";
import { PreviewList, PreviewPlaceholder } from "./PreviewList";
import { type SizeChoice, SizeControl } from "./SizeControl";
import { TargetPicker, targetProblem, useTarget } from "./target";

/** The sheet: the accounts first, since nothing can be done without one. */
export function LinkedinImportSheet({ ask, onClose }: SheetProps) {
  const list = useQuery(accounts());
  const navigate = useNavigate();
  if (list.data && list.data.length > 0) return <Sheet into={ask.into} list={list.data} onClose={onClose} />;
  return (
    <Dialog open onClose={onClose} title={t`Import from LinkedIn`} closeLabel={t`Close`}>
      <Loaded query={list} skeleton={<SkeletonRows count={4} />} asTrouble={asFailure}>
        {() => (
          <EmptyState
            picture={<PlugPicture />}
            title={t`No LinkedIn account is connected`}
            action={
              <Button look="primary" icon={Plug} onClick={() => void navigate({ to: to.accounts })}>
                {t`Connect an account`}
              </Button>
            }
          >
            {t`Connect one first; it takes about five minutes, and the setup guide explains every step.`}
          </EmptyState>
        )}
      </Loaded>
    </Dialog>
  );
}

type Shown = { preview: Preview; address: string; accountId: string };

function Sheet({ into, list, onClose }: { into: string | undefined; list: AccountView[]; onClose: () => void }) {
  const queries = useQueryClient();
  const { target, setTarget, settle, all } = useTarget(into);
  const known = all.flatMap((project) => project.searches).find((search) => search.id === target.searchId);
  const [typed, setTyped] = useState<string | null>(null);
  const address = (typed ?? known?.address ?? "").trim();
  const [accountId, setAccountId] = useState(() => bestAccount(list).id);
  const account = list.find((each) => each.id === accountId) ?? bestAccount(list);
  const reading = useQuery({ ...addressReading(address), enabled: address !== "" });
  const refused = !reading.isPlaceholderData && reading.data?.verdict === "refused";
  const [choice, setChoice] = useState<SizeChoice | null>(null);

  const look = useMutation({
    mutationFn: async (): Promise<Shown | null> => {
      // Pressed right after pasting, the address may still be on its way to being read.
      const { verdict } = await queries.fetchQuery(addressReading(address));
      if (verdict === "refused") return null;
      const preview = await commands.previewSearch(account.id, address);
      return { preview, address, accountId: account.id };
    },
    onSuccess: () => setChoice(null),
  });
  // A preview belongs to one address and one account; after a change of either it says nothing.
  const shown = look.data && look.data.address === address && look.data.accountId === account.id ? look.data : null;
  const begin = useMutation({
    mutationFn: async (size: SizeChoice) => {
      const searchId = await settle(address, firstDescription(address));
      return commands.startLinkedinImport({
        searchId,
        accountId: account.id,
        address,
        size: size.size,
        continueByItself: size.continueByItself,
      });
    },
    onSuccess: (run) => {
      onClose();
      say({ title: t`The import has started`, description: t`It goes on in the background, into ${run.title}.` });
    },
  });

  const problem = targetProblem(target);
  const why = whyNoPreview(account, address, refused);
  const failure = begin.error ? asFailure(begin.error) : null;
  return (
    <Dialog
      open
      onClose={onClose}
      kind="sheet"
      width="wide"
      title={t`Import from LinkedIn`}
      closeLabel={t`Close`}
      footer={
        <SizeControl
          reachable={shown?.preview.reachable ?? null}
          left={account.quota.left}
          accountId={account.id}
          choice={choice}
          onChoice={setChoice}
          problem={problem}
          busy={begin.isPending}
          onImport={(size) => begin.mutate(size)}
        />
      }
    >
      <div className={styles.form}>
        <div className={styles.pair}>
          <AccountPicker list={list} account={account} onChange={setAccountId} />
          <TargetPicker target={target} onChange={setTarget} all={all} />
        </div>
        <AddressField
          address={typed ?? known?.address ?? ""}
          onChange={setTyped}
          reading={address ? reading.data : undefined}
          failure={reading.error ? asFailure(reading.error) : null}
          why={why}
          busy={look.isPending}
          onPreview={() => look.mutate()}
        />
        {failure && (
          <Notice tone="bad" icon={CircleAlert} live action={<Reference text={failure.reference} />}>
            <p>{failure.message}</p>
            <p>{failure.hint}</p>
          </Notice>
        )}
        {look.isPending ? (
          <SkeletonRows count={10} height={44} />
        ) : shown ? (
          <PreviewList preview={shown.preview} />
        ) : look.error ? (
          <ErrorState trouble={asFailure(look.error)} onRetry={() => look.mutate()} />
        ) : (
          <PreviewPlaceholder />
        )}
      </div>
    </Dialog>
  );
}

/** The connected account with most left today. */
function bestAccount(list: AccountView[]): AccountView {
  const connected = list.filter((account) => account.status === "connected");
  const order = (connected.length > 0 ? connected : list).toSorted((a, b) => b.quota.left - a.quota.left);
  return order[0] as AccountView;
}

function whyNoPreview(account: AccountView, address: string, refused: boolean): string | null {
  const broken = troubleOfAccount(account);
  if (broken) return broken;
  if (!address) return t`Paste the address of a LinkedIn search first.`;
  return refused ? t`This address cannot be imported.` : null;
}
