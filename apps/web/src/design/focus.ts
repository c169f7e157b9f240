const reachable =
  'a[href],button:not([disabled]),input:not([disabled]),select:not([disabled]),textarea:not([disabled]),[tabindex="0"]';

/** Elements inside a box that Tab can reach, in order. */
export function reachableInside(box: HTMLElement): readonly HTMLElement[] {
  return [...box.querySelectorAll<HTMLElement>(reachable)].filter((element) => element.getClientRects().length > 0);
}

/** Keeps Tab inside a box; for browsers without the native dialog. */
export function trapTab(event: { key: string; shiftKey: boolean; preventDefault: () => void }, box: HTMLElement): void {
  if (event.key !== 'Tab') return;
  const all = reachableInside(box);
  const first = all[0];
  const last = all[all.length - 1];
  if (!first || !last) return;
  const goesOut = event.shiftKey ? document.activeElement === first : document.activeElement === last;
  if (!goesOut) return;
  event.preventDefault();
  (event.shiftKey ? last : first).focus();
}

/** True when typing goes into a field, so that single-letter keys must do nothing. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName)) &&
    !(target instanceof HTMLInputElement && /^(checkbox|radio|button)$/.test(target.type))
  );
}
