/** Times in words: relative to now, with the exact moment one hover away. */
import { t } from "@lingui/core/macro";
import { count } from "./numbers";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const exactFormat = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
});
const exactWithYear = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
});
const dayFormat = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });
const dayWithYear = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });
const weekdayFormat = new Intl.DateTimeFormat("en-GB", { weekday: "short" });
const calendarFormat = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short" });
const clockFormat = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

/** “29 Nov, 14:05”, with the year when it is not this one. */
export function exact(moment: string, now = Date.now()): string {
  const date = new Date(moment);
  const sameYear = date.getFullYear() === new Date(now).getFullYear();
  return (sameYear ? exactFormat : exactWithYear).format(date);
}

/** “2026-11-29 14:05”, as a spreadsheet reads it. */
export function sortable(moment: string): string {
  const date = new Date(moment);
  const two = (number: number) => String(number).padStart(2, "0");
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join("-");
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** “14:05”. */
export function clock(moment: string): string {
  return clockFormat.format(new Date(moment));
}

/** “3 min ago”, “in 2 days”; beyond a week the day itself. */
export function relative(moment: string, now = Date.now()): string {
  const at = new Date(moment).getTime();
  const distance = Math.abs(now - at);
  if (distance < 45 * SECOND) return t`just now`;
  if (distance > 7 * DAY) return day(moment, now);
  const span = coarse(distance);
  return at < now ? t`${span} ago` : t`in ${span}`;
}

/** “Thu”, of a day such as 2026-11-26. */
export function weekday(date: string): string {
  return weekdayFormat.format(noonOf(date));
}

/** “Thu 26 Nov”, of such a day. */
export function calendarDay(date: string): string {
  return calendarFormat.format(noonOf(date)).replace(",", "");
}

/** A day has no time zone; read as a moment it would be another one west of Greenwich. */
function noonOf(date: string): Date {
  return new Date(`${date}T12:00:00`);
}

/** “23 Nov”, with the year when it is not this one. */
export function day(moment: string, now = Date.now()): string {
  const date = new Date(moment);
  return (date.getFullYear() === new Date(now).getFullYear() ? dayFormat : dayWithYear).format(date);
}

/** A waiting time that ticks: “5 h 12 min”, “12 min”, “40 s”. Never negative. */
export function countdown(until: string, now = Date.now()): string {
  return duration(Math.max(0, Math.ceil((new Date(until).getTime() - now) / SECOND)));
}

/** A length of time in seconds: “2 h 5 min”, “4 min”, “40 s”. */
export function duration(seconds: number): string {
  if (seconds < 60) return t`${Math.round(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return t`${minutes} min`;
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours >= 48) return t`${Math.floor(hours / 24)} d ${hours % 24} h`;
  return rest === 0 ? t`${hours} h` : t`${hours} h ${rest} min`;
}

/** “120 a minute”. */
export function perMinute(rate: number): string {
  const number = count(Math.round(rate));
  return t`${number} a minute`;
}

function coarse(distance: number): string {
  if (distance < HOUR) return t`${Math.max(1, Math.round(distance / MINUTE))} min`;
  if (distance < DAY) return t`${Math.round(distance / HOUR)} h`;
  return t`${Math.round(distance / DAY)} d`;
}
