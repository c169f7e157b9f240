import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { isTyping } from '../design/focus.ts';
import { preferences } from '../state/preferences.ts';
import { openKeys, openSearch } from './overlays.ts';

/** Places behind G and a letter. */
const places: Readonly<Record<string, string | undefined>> = { t: '/', o: '/orgs', m: '/members' };
const secondKeyWithin = 1_500;

/**
 * Keys of the whole client: Ctrl/⌘ K searches, `?` lists the keys, G then T, O or M goes to 待办, 组织, 党员;
 * J and K move between rows, X selects one. Single letters never act inside fields and can be switched off.
 */
export function useShortcuts(signedIn: boolean): void {
  const [, navigate] = useLocation();
  useEffect(() => {
    let goAt = 0;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k' && signedIn) {
        event.preventDefault();
        openSearch();
        return;
      }
      if (!letterKeyCounts(event)) return;
      const key = event.key.toLowerCase();
      const place = places[key];
      if (event.timeStamp - goAt < secondKeyWithin && place !== undefined && signedIn) {
        event.preventDefault();
        navigate(place);
      } else if (key === '?' || key === '？') openKeys();
      else if (key === 'j' || key === 'k') moveRow(event, key === 'j' ? 1 : -1);
      else if (key === 'x') selectRow(event);
      goAt = key === 'g' ? event.timeStamp : 0;
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [navigate, signedIn]);
}

/** Single letters do nothing with a modifier, inside fields, above an open window, or when switched off. */
function letterKeyCounts(event: KeyboardEvent): boolean {
  const modified = event.ctrlKey || event.metaKey || event.altKey;
  return !modified && preferences().letterKeys && !isTyping(event.target) && !document.querySelector('dialog[open]');
}

/** Rows are marked `data-row`; the focus goes to the first link or control of the next one. */
function moveRow(event: KeyboardEvent, step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : at + step];
  if (!next) return;
  event.preventDefault();
  const target = next.querySelector<HTMLElement>('a[href]') ?? next.querySelector<HTMLElement>('button,input') ?? next;
  target.focus();
  next.scrollIntoView({ block: 'nearest' });
}

function selectRow(event: KeyboardEvent): void {
  const row = document.activeElement?.closest('[data-row]');
  const box = row?.querySelector<HTMLInputElement>('input[type="checkbox"]');
  if (!box) return;
  event.preventDefault();
  box.click();
}
