/** A short setup guide with everything that one can have: steps, values, warnings, states. */
import type { GuideStep } from "../../src/api/bindings";

const piece = (part: GuideStep["part"], title: string, rest: Partial<GuideStep>): GuideStep => ({
  part,
  title,
  paragraphs: [],
  points: [],
  warning: null,
  ...rest,
});

export const guide: GuideStep[] = [
  piece("connect", "Make an account at Unipile", {
    paragraphs: [
      "Sign up at unipile.com and open the dashboard.",
      "Use version 1 of its API. Its addresses look like api8.unipile.com:13851, with a number and a port. Addresses and ids of version 2 do not work here.",
    ],
  }),
  piece("connect", "Connect LinkedIn there", {
    paragraphs: [
      "In the dashboard, open the list of accounts, add one, and choose LinkedIn. If LinkedIn wants a code or a confirmation on the phone, give it there.",
    ],
    warning:
      "Longlist never asks for your LinkedIn password. Type it on LinkedIn’s or the provider’s own pages and nowhere else.",
  }),
  piece("connect", "Copy three values from the dashboard", {
    paragraphs: ["Keep the dashboard open beside Longlist and copy them one by one."],
    points: [
      { term: "DSN", text: "The address of your server at the provider, such as api8.unipile.com:13851." },
      { term: "Access token", text: "Also called API key. Make a new one for Longlist." },
      { term: "Account id", text: "In the list of accounts, the id of the LinkedIn account." },
    ],
    warning: "The token opens every account that is connected at your provider. Treat it like a password.",
  }),
  piece("meaning", "It is your account, and your risk", {
    paragraphs: [
      "The provider works with the session of a member, not with an interface that LinkedIn offers for this. LinkedIn does not approve of such tools: it may ask for a confirmation, restrict the account, or close it.",
    ],
  }),
  piece("meaning", "At most 2,500 people a day", {
    paragraphs: ["You can set a lower limit. Begin with a few hundred a day on an account that is new or free."],
  }),
  piece("trouble", "What the status of an account says", {
    paragraphs: ["After doing what it asks, press “Check now” and resume the import."],
    points: [
      { term: "Connected", text: "Nothing to do." },
      {
        term: "Confirmation needed",
        text: "LinkedIn wants to see that it is you. Open LinkedIn in a browser and pass the check.",
      },
      { term: "Seat in use", text: "Recruiter is open somewhere else. Close it in other browsers and tools." },
    ],
  }),
];
