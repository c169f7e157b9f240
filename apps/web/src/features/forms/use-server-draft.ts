import { useEffect, useRef, useState } from 'react';
import { call } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';

/** How the draft on the server stands. */
export interface ServerDraft {
  readonly state: 'saved' | 'saving' | 'waiting' | 'failed' | 'outdated';
  readonly savedAt: string | undefined;
  readonly problem: ApiProblem | undefined;
  /** Version the server has now; the one to sign with. */
  readonly version: () => number;
  /** Saves at once; rejects with the problem. */
  readonly flush: () => Promise<void>;
  /** Goes on from the version somebody else has made: what is here overwrites it. */
  readonly takeOver: (version: number) => void;
}

const pause = 3_000;

/** Saves a draft to the server 3 s after the last change, one request at a time, each with the version it saw. */
export function useServerDraft(formId: number, firstVersion: number, values: Record<string, unknown>): ServerDraft {
  const text = JSON.stringify(values);
  const version = useRef(firstVersion);
  const sent = useRef(text);
  const latest = useRef(text);
  const running = useRef<Promise<void> | undefined>(undefined);
  const [state, setState] = useState<ServerDraft['state']>('saved');
  const [savedAt, setSavedAt] = useState<string>();
  const [problem, setProblem] = useState<ApiProblem>();
  latest.current = text;

  const send = async (): Promise<void> => {
    const wanted = latest.current;
    setState('saving');
    try {
      const body = { values: JSON.parse(wanted) as Record<string, unknown>, version: version.current };
      const answer = await call('forms.saveDraft', { params: { formId }, body });
      version.current = answer.version;
      sent.current = wanted;
      setSavedAt(answer.savedAt);
      setProblem(undefined);
      setState(latest.current === wanted ? 'saved' : 'waiting');
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
      setState(error.code === 'record.changed-meanwhile' ? 'outdated' : 'failed');
      throw error;
    }
  };
  const flush = async (): Promise<void> => {
    await running.current?.catch(() => undefined);
    if (latest.current === sent.current) return;
    running.current = send();
    await running.current;
  };
  const flushNow = useRef(flush);
  flushNow.current = flush;
  useEffect(() => {
    if (text === sent.current) return;
    setState((before) => (before === 'outdated' ? before : 'waiting'));
    const timer = setTimeout(() => void flushNow.current().catch(() => undefined), pause);
    return () => clearTimeout(timer);
  }, [text]);
  return {
    state,
    savedAt,
    problem,
    version: () => version.current,
    flush,
    takeOver(to) {
      version.current = to;
      setState('waiting');
      setProblem(undefined);
      void flushNow.current().catch(() => undefined);
    },
  };
}
