import { Button } from '../design/Button.tsx';
import { Dialog } from '../design/Dialog.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { leaveRequest } from './guarded-location.ts';
import { laterTexts } from './later-texts.ts';

/** Asks before unsent text is left; `go` goes on to where the person wanted. */
export function LeaveDialog({ go }: { readonly go: () => void }) {
  const t = useTexts(laterTexts);
  const stay = () => leaveRequest.set(undefined);
  return (
    <Dialog
      title={t('leaveTitle')}
      onClose={stay}
      actions={
        <>
          <Button kind="main" onClick={stay}>
            {t('leaveStay')}
          </Button>
          <Button
            onClick={() => {
              stay();
              go();
            }}
          >
            {t('leaveGo')}
          </Button>
        </>
      }
    >
      <p>{t('leaveHint')}</p>
    </Dialog>
  );
}
