/** The browser's own variety of a language, for its times and numbers; the language itself where it has none. */
export function localeOf(
  language: string,
  browser: readonly string[] = navigator.languages,
): string {
  return browser.find((tag) => tag.slice(0, 2).toLowerCase() === language) ?? language
}

/** The time of day, by the locale's habits. */
export function timeOfDay(at: Date, locale: string): string {
  return new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }).format(at)
}

/** The whole date and time, for those who want to know exactly. */
export function exactTime(at: Date, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' }).format(at)
}

/** A date with its year, in words. */
export function longDate(at: Date, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(at)
}

/** How many midnights lie between two moments, in this place. */
export function daysBetween(earlier: Date, later: Date): number {
  const midnight = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())
  return Math.round((midnight(later) - midnight(earlier)) / 86_400_000)
}

/** A day as a heading; the year only where it is another one. */
export function dayHeading(day: Date, now: Date, locale: string): string {
  const isThisYear = day.getFullYear() === now.getFullYear()
  return new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(isThisYear ? {} : { year: 'numeric' }),
  }).format(day)
}

/** As short as it can be told when something was: the time today, the weekday within a week, else the date. */
export function shortTime(at: Date, now: Date, locale: string): string {
  const days = daysBetween(at, now)
  if (days <= 0) return timeOfDay(at, locale)
  if (days < 7) return new Intl.DateTimeFormat(locale, { weekday: 'short' }).format(at)
  const isThisYear = at.getFullYear() === now.getFullYear()
  return new Intl.DateTimeFormat(
    locale,
    isThisYear
      ? { day: 'numeric', month: 'short' }
      : { day: 'numeric', month: 'numeric', year: '2-digit' },
  ).format(at)
}

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** How long ago something was, in the largest unit that fits: “2 hours ago”, “now”. */
export function relativeTime(at: Date, now: Date, locale: string): string {
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const past = Math.max(0, now.getTime() - at.getTime())
  const fitting = units.find(([, length]) => past >= length)
  if (!fitting) return words.format(0, 'second')
  const [unit, length] = fitting
  return words.format(-Math.floor(past / length), unit)
}
