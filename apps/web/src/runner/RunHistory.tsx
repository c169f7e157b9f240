import { Section } from '../design/Page.tsx';
import { HistoryList } from '../design/show.tsx';
import { usePick, useTexts } from '../i18n/use-texts.ts';
import { eventWords } from './run-words.ts';
import type { Run } from './step-panels.ts';
import { runnerTexts } from './texts.ts';

/** What happened to a run, newest first. */
export function RunHistory({ run }: { readonly run: Run }) {
  const t = useTexts(runnerTexts);
  const pick = usePick();
  const entries = run.history
    .map((item) => ({
      id: item.seq,
      at: item.at,
      who: item.by === '系统' ? t('system') : item.by,
      what: eventWords(item, t, pick),
    }))
    .reverse();
  return (
    <Section title={t('history')}>
      <HistoryList entries={entries} />
    </Section>
  );
}
