/** Id of the control of a field name; error summaries link to it. */
export function controlId(name: string, id?: string): string {
  return id ?? `f-${name}`;
}
