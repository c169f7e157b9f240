import { useEffect } from 'react';

const key = 'jishi.active';
let here = Date.now();
let awake = 0;

/** Somebody did something on this page. Shared by all windows of this browser; written at most every 10 s. */
export function noteActivity(): void {
  const now = Date.now();
  const first = now - here > 10_000;
  here = now;
  if (!first) return;
  try {
    localStorage.setItem(key, String(now));
  } catch {
    // Without storage each window watches itself.
  }
}

/** Instant of the last activity in any window, in milliseconds. */
export function lastActivity(): number {
  try {
    return Math.max(here, Number(localStorage.getItem(key) ?? '0'));
  } catch {
    return here;
  }
}

/** Keeps the session alive while a part of a page is shown: a meeting in progress, a sign-in wall. */
export function useKeepAwake(): void {
  useEffect(() => {
    awake += 1;
    return () => {
      awake -= 1;
    };
  }, []);
}

/** Whether anything on the page keeps the session alive. */
export function isKeptAwake(): boolean {
  return awake > 0;
}
