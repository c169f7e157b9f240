import { useState } from 'react';
import { Button, ButtonBar, ConfirmDialog, QrCode, Section } from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useLeaveWarning } from '../../state/leave.ts';
import type { Codes } from './AppraisalPage.tsx';
import { appraisalTexts } from './texts.ts';

/** Slips to cut and hand out, on A4 three abreast. They exist on this screen only. */
export function Slips({
  title,
  codes,
  onDone,
}: {
  readonly title: string;
  readonly codes: Codes;
  readonly onDone: () => void;
}) {
  const t = useTexts(appraisalTexts);
  const [asking, setAsking] = useState(false);
  useLeaveWarning(true);
  const count = codes.reduce((total, group) => total + group.codes.length, 0);
  return (
    <Section title={t('slips')}>
      <div className="stack-loose">
        <p className="no-print">{t('slipsText')}</p>
        <ButtonBar>
          <Button kind="main" icon="print" onClick={() => window.print()}>
            {t('printSlips')}
          </Button>
          <Button onClick={() => setAsking(true)}>{t('slipsDone')}</Button>
        </ButtonBar>
        {codes.map((group) => (
          <ul key={group.groupId} className="slips" aria-label={group.groupTitleZh}>
            {group.codes.map(({ code, url }) => (
              <li key={code} className="slip">
                <div className="small">{t('slipTitle', { title, group: group.groupTitleZh })}</div>
                <QrCode text={url} label={code} />
                <div className="slip-code number">{code}</div>
                <div className="small">{t('slipScan', { site: url.replace(/\/[^/]*$/, '') })}</div>
                <div className="small">{t('slipOnce')}</div>
              </li>
            ))}
          </ul>
        ))}
        {asking && (
          <ConfirmDialog
            title={t('slipsDoneTitle')}
            consequence={t('slipsDoneText', { count })}
            action={t('slipsDone')}
            onConfirm={onDone}
            onClose={() => setAsking(false)}
          />
        )}
      </div>
    </Section>
  );
}
