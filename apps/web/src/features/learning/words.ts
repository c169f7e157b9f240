/** Name of a learner, with the last digits of the number where two on the list have the same. */
export function nameOf({ name, tail }: { readonly name: string; readonly tail: string }): string {
  return tail === '' ? name : `${name} ${tail}`;
}
