/** Finding a time zone. */
import { expect, test } from "vitest";
import { clockIn, timeZones, zoneLabel, zoneMatches, zoneOffset } from "./timeZones";

test("a zone is found by its place and by its offset", () => {
  expect(zoneMatches("America/New_York", "new york"), "people do not type underscores").toBe(true);
  expect(zoneMatches("Asia/Tokyo", "gmt+9"), "some know only the offset").toBe(true);
  expect(zoneMatches("Europe/Berlin", "tokyo"), "another place is another zone").toBe(false);
});

test("a zone that the computer lists under another name is still in the list, once", () => {
  const zones = timeZones(["Asia/Kolkata", "Asia/Kolkata"]);
  expect(
    zones.filter((zone) => zone === "Asia/Kolkata"),
    "the account’s own zone can be shown",
  ).toHaveLength(1);
  expect(zones, "a server’s zone is often this one").toContain("UTC");
});

test("an unknown zone has no clock and no offset, and breaks nothing", () => {
  expect(clockIn("Mars/Olympus", 0), "there is no such clock").toBe("");
  expect(zoneOffset("Mars/Olympus", 0), "nor such an offset").toBe("");
  expect(clockIn("Asia/Tokyo", 0), "midnight in Greenwich is nine there").toBe("09:00");
  expect(zoneLabel("America/Argentina/Buenos_Aires"), "as people write it").toBe("America/Argentina/Buenos Aires");
});
