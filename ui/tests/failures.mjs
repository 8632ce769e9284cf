/** What the core says when it cannot do something, word for word. */

/** The provider cannot be reached. */
export const OFFLINE = {
  code: "provider_unreachable",
  message: "the provider did not answer, or its answer was cut off",
  hint: "Try again in a few minutes.",
  reference: "7f3a-91c2",
};

/** A defect of its own. */
export const BROKEN = {
  code: "internal",
  message: "Something went wrong inside Longlist",
  hint: "Try again. If it happens again, send the reference to support.",
  reference: "7f3a-91c2",
};
