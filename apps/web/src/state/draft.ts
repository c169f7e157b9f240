import { useCallback, useEffect, useRef, useState } from 'react';
import { draftKey } from './draft-owner.ts';

/** What is known about a draft. */
export interface DraftState {
  /** Instant of the last save on this device. */
  readonly savedAt: Date | undefined;
  /** Instant at which text that is now restored had been saved; `undefined` when nothing was restored. */
  readonly restoredFrom: Date | undefined;
  /** Forgets the draft, after it was sent or when the person wants to start again. */
  readonly clear: () => void;
}

/** Pause in typing after which a draft is saved, in milliseconds. */
const pause = 2_000;

/**
 * State that survives a closed page: saved on the device 2 s after the last change and when the page is hidden.
 * Without a key it is ordinary state. Never use it for ballots or appraisals.
 */
export function useDraft<T>(key: string | undefined, initial: T): readonly [T, (value: T) => void, DraftState] {
  const kept = useRef<{ value: T; savedAt: string } | undefined>(undefined);
  const [value, setValue] = useState<T>(() => {
    kept.current = key === undefined ? undefined : readDraft<T>(key);
    return kept.current ? mergeDraft(initial, kept.current.value) : initial;
  });
  const [savedAt, setSavedAt] = useState<Date>();
  const [restoredFrom, setRestoredFrom] = useState(() => (kept.current ? new Date(kept.current.savedAt) : undefined));
  const changed = useRef(false);
  const latest = useRef(value);
  latest.current = value;

  const save = useCallback(() => {
    if (key === undefined || !changed.current) return;
    changed.current = false;
    if (writeDraft(key, latest.current)) setSavedAt(new Date());
  }, [key]);
  useEffect(() => {
    if (!changed.current) return;
    const timer = setTimeout(save, pause);
    return () => clearTimeout(timer);
  }, [value, save]);
  useEffect(() => {
    window.addEventListener('pagehide', save);
    document.addEventListener('visibilitychange', save);
    return () => {
      save();
      window.removeEventListener('pagehide', save);
      document.removeEventListener('visibilitychange', save);
    };
  }, [save]);

  const change = useCallback((next: T) => {
    changed.current = true;
    setValue(next);
  }, []);
  const clear = useCallback(() => {
    changed.current = false;
    if (key !== undefined) removeDraft(key);
    setRestoredFrom(undefined);
    setSavedAt(undefined);
  }, [key]);
  return [value, change, { savedAt, restoredFrom, clear }];
}

/** Fields that the form no longer has are dropped, new ones keep their initial value. */
function mergeDraft<T>(initial: T, kept: T): T {
  if (!isRecord(initial) || !isRecord(kept)) return kept;
  const merged: Record<string, unknown> = { ...initial };
  for (const name of Object.keys(initial)) if (name in kept) merged[name] = kept[name];
  return merged as T;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readDraft<T>(key: string): { value: T; savedAt: string } | undefined {
  try {
    const text = localStorage.getItem(draftKey(key));
    return text === null ? undefined : (JSON.parse(text) as { value: T; savedAt: string });
  } catch {
    return undefined;
  }
}

function writeDraft(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(draftKey(key), JSON.stringify({ value, savedAt: new Date().toISOString() }));
    return true;
  } catch {
    return false;
  }
}

function removeDraft(key: string): void {
  try {
    localStorage.removeItem(draftKey(key));
  } catch {
    // Without storage there is no draft.
  }
}
