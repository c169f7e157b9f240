/** Source of time. Services never read the machine's clock themselves. */
export interface Clock {
  /** This instant. */
  now(): Date;
  /** Civil day in China, `YYYY-MM-DD`. */
  today(): string;
}

const chinaDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

const hourMilliseconds = 3_600_000;
let lastHour = Number.NaN;
let lastDay = '';

/** Civil day in China of an instant. */
export function chinaDayOf(instant: Date): string {
  // China is a whole number of hours from UTC, so all instants of one hour have one day; formatting costs more than most
  // requests spend on anything else. Before 1901 the local times were not whole hours.
  const hour = Math.floor(instant.getTime() / hourMilliseconds);
  if (hour === lastHour && hour > 0) return lastDay;
  lastHour = hour;
  lastDay = chinaDay.format(instant);
  return lastDay;
}

/** The machine's clock, which never runs backwards: a clock set back stands still until it is passed. */
export function systemClock(): Clock {
  let latest = 0;
  const now = () => {
    latest = Math.max(latest, Date.now());
    return new Date(latest);
  };
  return { now, today: () => chinaDayOf(now()) };
}

/** A clock that stands where it is put; for tests, the demo county and scenario runs. */
export function fixedClock(start: string): Clock & { set(instant: string): void } {
  let at = new Date(start.length === 10 ? `${start}T02:00:00Z` : start);
  return {
    now: () => at,
    today: () => chinaDayOf(at),
    set: (instant) => {
      at = new Date(instant.length === 10 ? `${instant}T02:00:00Z` : instant);
    },
  };
}
