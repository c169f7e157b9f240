import type { Clock } from '../clock.ts';
import { Refusal, refuse } from '../refusal.ts';

/** Codes of refusals that mean: this code was made up or mistyped. An expired code is none of them. */
const isGuess = (code: string): boolean => code === 'token.unknown' || code.endsWith('.code-unknown');
const windowMilliseconds = 15 * 60_000;
/** Addresses remembered at most; beyond it the memory starts afresh. */
const maxAddresses = 50_000;

interface Guesses {
  count: number;
  since: number;
}

/** Slows down who tries one-time codes. */
export interface GuessLimit {
  /**
   * Runs an act that takes a code. Refuses (`request.too-many`) an address with too many wrong codes in a row; a right
   * code clears the count, so that a hall behind one address is not kept waiting.
   */
  guard<T>(address: string, act: () => Promise<T>): Promise<T>;
}

/**
 * Counts wrong one-time codes by network address, in memory only: an anonymous act leaves no address behind.
 *
 * @param attempts wrong codes in a row before the address waits (rule `access.one_time_token.attempts`)
 */
export function createGuessLimit(clock: Clock, attempts = 10): GuessLimit {
  const byAddress = new Map<string, Guesses>();
  const current = (address: string): Guesses | undefined => {
    const found = byAddress.get(address);
    if (found && clock.now().getTime() - found.since < windowMilliseconds) return found;
    byAddress.delete(address);
    return undefined;
  };
  const check = (address: string): void => {
    const found = current(address);
    if (!found || found.count < attempts) return;
    const left = found.since + windowMilliseconds - clock.now().getTime();
    refuse('request.too-many', { seconds: Math.ceil(left / 1000) });
  };
  const note = (address: string): void => {
    if (byAddress.size >= maxAddresses) byAddress.clear();
    const found = current(address) ?? { count: 0, since: clock.now().getTime() };
    found.count += 1;
    byAddress.set(address, found);
  };
  return {
    async guard(address, act) {
      check(address);
      try {
        const answer = await act();
        byAddress.delete(address);
        return answer;
      } catch (error) {
        if (error instanceof Refusal && isGuess(error.code)) note(address);
        throw error;
      }
    },
  };
}
