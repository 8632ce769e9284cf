/** The setup guide: how a LinkedIn account is connected, what that means for it, and what to do when it needs someone. */
import { t } from "@lingui/core/macro";
import type { Guide, GuidePart, GuidePiece, GuidePoint } from "../api/bindings";
import { CLASSIC_WINDOW, MOST_A_DAY, RECRUITER_WINDOW } from "../api/bindings";
import { i18n } from "./language";
import { count } from "./numbers";
import { accountStatus } from "./reasons";

/** The whole guide, for a colleague who does not have Longlist yet. */
export function guide(): Guide {
  return {
    language: i18n.locale,
    title: t`Connect a LinkedIn account to Longlist`,
    lead: t`Longlist reads LinkedIn searches through Unipile, a provider that keeps a session of your own LinkedIn account. Connect each LinkedIn account once; after that, imports need nothing but the address of a search.`,
    skip: t`Skip to the guide`,
    contents: t`Parts of the guide`,
    care: t`Take care.`,
    parts: guideParts(),
  };
}

/** What it says, part by part. */
export function guideParts(): GuidePart[] {
  return [
    { heading: t`Step by step`, isSteps: true, pieces: steps() },
    { heading: t`What it means for the LinkedIn account`, isSteps: false, pieces: meaning() },
    { heading: t`When something is wrong`, isSteps: false, pieces: trouble() },
  ];
}

/** The step that says where each value of the form is found. */
export function whereValuesAre(): GuidePiece {
  return piece(t`Copy three values from the dashboard`, {
    paragraphs: [t`Keep the dashboard open beside Longlist and copy them one by one.`],
    points: [
      point(
        t`DSN`,
        t`The address of your server at the provider, such as api8.unipile.com:13851. It is shown in the dashboard.`,
      ),
      point(
        t`Access token`,
        t`Also called API key. Make a new one for Longlist, so that it can be withdrawn without touching anything else.`,
      ),
      point(t`Account id`, t`In the list of accounts, the id of the LinkedIn account that you have just connected.`),
    ],
    warning: t`The token opens every account that is connected at your provider. Treat it like a password: do not mail it and do not put it in a chat.`,
  });
}

function steps(): GuidePiece[] {
  return [
    piece(t`Have these ready`, {
      points: [
        point(
          t`A LinkedIn account`,
          t`Yours, or one whose owner has agreed. Sign in to it once in a browser and answer whatever LinkedIn asks, so that nothing is open when the provider signs in.`,
        ),
        point(
          t`Somewhere to sign up`,
          t`Unipile is a company of its own and belongs neither to LinkedIn nor to Longlist. It has its own terms and prices; read them first.`,
        ),
      ],
    }),
    piece(t`Make an account at Unipile`, {
      paragraphs: [
        t`Sign up at unipile.com and open the dashboard.`,
        t`Use version 1 of its API. Its addresses look like api8.unipile.com:13851, with a number and a port. Addresses and ids of version 2 do not work here.`,
      ],
    }),
    piece(t`Connect LinkedIn there`, {
      paragraphs: [
        t`In the dashboard, open the list of accounts, add one, and choose LinkedIn. Sign in as the dashboard asks. If LinkedIn wants a code or a confirmation on the phone, give it there.`,
        t`For Sales Navigator or Recruiter, leave that product switched on while connecting. With more than one Recruiter contract, choose the one you search in.`,
      ],
      warning: t`Longlist never asks for your LinkedIn password. Type it on LinkedIn’s or the provider’s own pages and nowhere else.`,
    }),
    whereValuesAre(),
    piece(t`Enter them in Longlist`, {
      paragraphs: [t`Open Settings, LinkedIn accounts, and press “Connect an account”.`],
      points: [
        point(t`Name`, t`What you call the account: its owner or its seat.`),
        point(t`Product`, t`What is paid for at LinkedIn: LinkedIn alone, Sales Navigator, or Recruiter.`),
        point(t`DSN and account id`, t`As copied.`),
        point(
          t`Time zone`,
          t`Where the account’s owner works. The daily quota begins anew at midnight there. It can be changed only on a day without imports.`,
        ),
        point(
          t`Access token`,
          t`As copied. It goes straight into this computer’s keychain; the window forgets it, and it is in no file, log or export.`,
        ),
      ],
    }),
    piece(t`Test it`, {
      paragraphs: [
        t`Longlist asks the provider about the account as soon as it is connected. “Connected” with a tick means that imports can run. “Check now” asks again at any time; it costs no quota.`,
        t`Then open a search, choose “Import from LinkedIn”, paste the address of a LinkedIn search and look at the preview. The few people it shows count against today’s quota.`,
      ],
    }),
  ];
}

function meaning(): GuidePiece[] {
  const [most, classic, larger] = [count(MOST_A_DAY), count(CLASSIC_WINDOW), count(RECRUITER_WINDOW)];
  return [
    piece(t`It is your account, and your risk`, {
      paragraphs: [
        t`The provider works with the session of a member, not with an interface that LinkedIn offers for this. LinkedIn does not approve of such tools: it may ask for a confirmation, restrict the account, or close it.`,
        t`Connect only an account that you may use like this, and tell its owner. In LinkedIn’s settings the provider’s session is among the active sessions; ending it there disconnects the account at once.`,
      ],
    }),
    piece(t`At most ${most} people a day`, {
      paragraphs: [
        t`An account is served at most ${most} results a day, counted as LinkedIn serves them: people you already have and the people of a preview count too. Longlist never goes above it, whatever runs at the same time.`,
        t`You can set a lower limit. Begin with a few hundred a day on an account that is new, free, or has not searched much, and raise it slowly.`,
        t`One search shows at most ${classic} people on LinkedIn itself and ${larger} in Sales Navigator and Recruiter, whatever total it states. Split a larger search, for instance by location.`,
      ],
    }),
    piece(t`A careful pace`, {
      paragraphs: [
        t`Longlist waits between two requests, never exactly as long as before. The pause is set per account; a longer one is kinder to it. When the provider asks to slow down, the import waits as long as it was told.`,
        t`Work during the hours in which the owner works, and do not run other tools on the same account.`,
      ],
    }),
    piece(t`It stops when a person is needed`, {
      paragraphs: [
        t`If LinkedIn asks for a confirmation, ends the session or restricts the account, the import stops at once. Nothing is lost: what was read stays, and the rest can be resumed for 7 days from the start of the import.`,
      ],
    }),
  ];
}

function trouble(): GuidePiece[] {
  return [
    piece(t`What the status of an account says`, {
      paragraphs: [t`After doing what it asks, press “Check now” and resume the import.`],
      points: [
        point(accountStatus("connected"), t`Nothing to do.`),
        point(
          accountStatus("checkpoint"),
          t`LinkedIn wants to see that it is you. Open LinkedIn in a browser and pass the check, or enter the code in the provider’s dashboard.`,
        ),
        point(
          accountStatus("disconnected"),
          t`The session or the token has ended. Reconnect LinkedIn in the dashboard; if the token was withdrawn, make a new one and use “Replace the token”.`,
        ),
        point(
          accountStatus("restricted"),
          t`LinkedIn has limited the account. Open LinkedIn, follow what it says, and import nothing until the restriction is lifted. Lower the daily limit afterwards.`,
        ),
        point(accountStatus("seat_in_use"), t`Recruiter is open somewhere else. Close it in other browsers and tools.`),
      ],
    }),
    piece(t`If connecting does not work`, {
      points: [
        point(t`The token is refused`, t`Copy it again, whole and without spaces, or make a new one.`),
        point(t`The account is not found`, t`Compare the account id, and check that the DSN is of the same dashboard.`),
        point(
          t`The provider cannot be reached`,
          t`Compare the DSN with the dashboard. Some company networks block unusual ports; ask for the port of the DSN to be opened.`,
        ),
        point(
          t`The keychain is not available`,
          t`Unlock this computer’s keychain, then try again. Without it there is no safe place for the token.`,
        ),
      ],
    }),
  ];
}

function piece(title: string, rest: Partial<GuidePiece>): GuidePiece {
  return { title, paragraphs: [], points: [], warning: null, ...rest };
}

function point(term: string, text: string): GuidePoint {
  return { term, text };
}
