/** What every test of the window starts from. */
import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { afterEach, beforeAll } from "vitest";
import { speak } from "../src/words/language";

// The grid is loaded when it is first needed, which takes longer on a busy machine.
configure({ asyncUtilTimeout: 8_000 });
beforeAll(() => speak("en"));
afterEach(cleanup);
