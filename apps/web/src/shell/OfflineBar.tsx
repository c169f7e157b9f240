import { useEffect } from 'react';
import { formatClock } from '../design/dates.ts';
import { Icon } from '../design/Icon.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { connection, noteAnswer } from '../state/connection.ts';
import { useStore } from '../state/store.ts';
import { shellTexts } from './texts.ts';

/** Says that the server cannot be reached, how old the data are, and what still works. */
export function OfflineBar() {
  const t = useTexts(shellTexts);
  const { online, lastAnswerAt } = useStore(connection);
  useEffect(() => {
    const lost = () => noteAnswer(false);
    window.addEventListener('offline', lost);
    return () => window.removeEventListener('offline', lost);
  }, []);
  return (
    <div role="status" className="no-print">
      {!online && (
        <div className="offline-bar">
          <Icon name="offline" />
          {t('offline', { time: formatClock(lastAnswerAt) })}
        </div>
      )}
    </div>
  );
}
