import './overlay.css';
import { useTexts } from '../i18n/use-texts.ts';
import { useStore } from '../state/store.ts';
import { Button } from './Button.tsx';
import { dismissNotice, shownNotices } from './notices.ts';
import { kitTexts } from './texts.ts';

/** Where the messages of `notify` appear; part of the shell, once. */
export function QuietBars() {
  const t = useTexts(kitTexts);
  const notices = useStore(shownNotices);
  return (
    <div className="quiet-bars no-print" role="status">
      {notices.map((notice) => (
        <div key={notice.id} className="quiet-bar">
          <span>{notice.text}</span>
          {notice.undo && (
            <Button
              small
              icon="undo"
              onClick={() => {
                dismissNotice(notice.id);
                void notice.undo?.();
              }}
            >
              {t('undo')}
            </Button>
          )}
          <Button small icon="cross" aria-label={t('close')} onClick={() => dismissNotice(notice.id)} />
        </div>
      ))}
    </div>
  );
}
