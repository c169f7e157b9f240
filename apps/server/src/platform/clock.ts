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

/** Civil day in China of an instant. */
export function chinaDayOf(instant: Date): string {
  return chinaDay.format(instant);
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
