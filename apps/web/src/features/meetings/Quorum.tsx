import { ProgressBar, Section, StatusTag } from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { meetingTexts } from './texts.ts';
import type { Meeting } from './words.ts';

/** Heads with a vote, whether the quorum is there, and the article that says so. */
export function Quorum({ meeting }: { readonly meeting: Meeting }) {
  const t = useTexts(meetingTexts);
  const { quorum } = meeting;
  if (quorum === null) {
    return (
      <Section title={t('attendance')}>
        <p className="muted">{t('quorumNone')}</p>
      </Section>
    );
  }
  const { expected, present, least, met, rule } = quorum;
  return (
    <Section title={t('quorum')}>
      <ProgressBar label={t('quorumLine', { expected, present })} done={present} whole={expected} />
      <p role="status" className="quorum-state">
        <StatusTag tone={met ? 'green' : 'amber'} icon={met ? 'check' : 'clock'}>
          {met ? t('quorumMet', { least }) : t('quorumShort', { least, missing: least - present })}
        </StatusTag>
      </p>
      {rule && (
        <p className="muted small">
          {t('rule', { source: rule.sourceZh, article: rule.article === undefined ? '' : ` ${rule.article}` })}
        </p>
      )}
    </Section>
  );
}
