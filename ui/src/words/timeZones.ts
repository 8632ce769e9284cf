/** Time zones as people look for them: by place, with how far they are from Greenwich. */

/** The zone of this computer. */
export function ownTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Every zone that this computer knows, and those given, which it may know under another name. */
export function timeZones(also: readonly string[] = []): string[] {
  return [...new Set([...Intl.supportedValuesOf("timeZone"), "UTC", ...also])].sort();
}

/** `America/New_York` → “America/New York”. */
export function zoneLabel(zone: string): string {
  return zone.replaceAll("_", " ");
}

const offsets = new Map<string, string>();

/** “GMT+1” as of today; empty for a zone that this computer does not know. Remembered, for there are hundreds. */
export function zoneOffset(zone: string, now = Date.now()): string {
  const known = offsets.get(zone);
  if (known !== undefined) return known;
  const offset = partOf(zone, now);
  offsets.set(zone, offset);
  return offset;
}

function partOf(zone: string, now: number): string {
  try {
    const format = new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeZoneName: "shortOffset" });
    return format.formatToParts(now).find((part) => part.type === "timeZoneName")?.value ?? "";
  } catch {
    return "";
  }
}

/** “14:05” on the clocks of a zone; empty for a zone that this computer does not know. */
export function clockIn(zone: string, now: number): string {
  try {
    return new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" }).format(now);
  } catch {
    return "";
  }
}

/** Whether a zone is meant by some typed words: every word stands in its name or its offset. */
export function zoneMatches(zone: string, typed: string): boolean {
  const text = `${zone} ${zoneLabel(zone)} ${zoneOffset(zone)}`.toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
