/** Keys of acts that have not had a definite answer yet, by what is sent. */
const open = new Map<string, string>();

/**
 * Key of one act of a person. The same act sent again before a definite answer (a double click, a lost answer,
 * another try) carries the same key, so that it happens once; after the answer the next act gets a new one.
 */
export function keyOfAct(method: string, url: string, body: string): string {
  const act = `${method} ${url} ${body}`;
  const known = open.get(act);
  if (known) return known;
  const key = randomKey();
  open.set(act, key);
  return key;
}

/** The server has answered, with a success or a refusal: the act is over. */
export function closeAct(method: string, url: string, body: string): void {
  open.delete(`${method} ${url} ${body}`);
}

/** 128 random bits; `crypto.randomUUID` is missing on plain-HTTP addresses and in older browsers. */
function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
