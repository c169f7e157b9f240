import './field.css';
import { useTexts } from '../i18n/use-texts.ts';
import type { DraftState } from '../state/draft.ts';
import { formatClock, formatInstant } from './dates.ts';
import { TextButton } from './Button.tsx';
import { widgetTexts } from './widget-texts.ts';

/** Says that typed text is safe (已存在本机 10:32), or that earlier text has come back, with a way to start again. */
export function DraftNote({ draft, onDiscard }: { readonly draft: DraftState; readonly onDiscard: () => void }) {
  const t = useTexts(widgetTexts);
  return (
    <div className="draft-note" role="status">
      {draft.restoredFrom && (
        <>
          <span>{t('draftRestored', { time: formatInstant(draft.restoredFrom) })}</span>
          <TextButton onClick={onDiscard}>{t('discardDraft')}</TextButton>
        </>
      )}
      {draft.savedAt && <span>{t('savedOnDevice', { time: formatClock(draft.savedAt) })}</span>}
    </div>
  );
}
