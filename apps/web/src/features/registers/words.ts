import type { Output } from '../../api/routes.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { registerTexts } from './texts.ts';

/** One kind of register as the server answers it. */
export type Kind = Output<'registers.kind'>;
/** One entry. */
export type Entry = Output<'registers.entries'>['items'][number];
/** One line of the history. */
export type RegisterEvent = Output<'registers.history'>['items'][number];

/** Title of a status of a kind. */
export function statusTitle({ definition }: Kind, status: string | null, outside: string): string {
  return definition.statuses.find(({ id }) => id === status)?.titleZh ?? outside;
}

/** Words for subjects, intervals and lines of the history. */
export function useRegisterWords() {
  const t = useTexts(registerTexts);
  const interval = (duration: string): string => {
    const count = duration.slice(0, -1);
    if (duration.endsWith('y')) return t('years', { count });
    return duration.endsWith('m') ? t('months', { count }) : t('days', { count });
  };
  const subject = (kind: Kind): string => t(`subject-${kind.subject}`);
  const event = (kind: Kind, line: RegisterEvent): string => {
    const from = statusTitle(kind, line.from, t('outside'));
    const to = statusTitle(kind, line.to, t('outside'));
    switch (line.kind) {
      case 'entered':
        return t('eventEntered', { to });
      case 'moved':
        return t('eventMoved', { from, to });
      case 'left':
        return t('eventLeft', { from });
      case 'reviewed':
        return t('eventReviewed');
      case 'corrected':
        return t('eventCorrected');
      case 'objected':
        return t('eventObjected');
      default:
        return t('eventAnswered');
    }
  };
  return { interval, subject, event };
}
