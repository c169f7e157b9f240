import type { TaskState } from '../design/TaskList.tsx';
import type { Translate } from '../i18n/texts.ts';
import type { Run, RunStep } from './step-panels.ts';
import type { zh } from './texts.ts';

/** State word of a step for this reader: 现在办 is what they can do themselves. */
export function taskState(step: RunStep): TaskState {
  switch (step.state) {
    case 'done':
      return 'done';
    case 'open':
      return step.mine ? 'now' : 'waiting';
    case 'returned':
      return 'returned';
    case 'skipped':
    case 'lapsed':
      return 'not-needed';
    case 'waiting':
      return 'blocked';
  }
}

/** Why a step cannot start or is where it is, in one sentence. */
export function reasonOf(
  step: RunStep,
  t: Translate<typeof zh>,
  pick: (zh: string, en: string) => string,
): string | undefined {
  if (step.state === 'returned' && step.reason) return t('returned', { reason: step.reason });
  if (step.state === 'skipped' && step.reason) return t('skipped', { reason: step.reason });
  if (step.state === 'lapsed') return t('lapsed');
  if (step.state !== 'waiting') return undefined;
  const first = step.waitsFor.map(({ titleZh, titleEn }) => pick(titleZh, titleEn)).join('、');
  if (first === '') return undefined;
  const earliest = step.earliestOn === null ? '' : `；${t('earliest', { date: step.earliestOn })}`;
  return `${t('waitsFor', { steps: first })}${earliest}`;
}

/** The step to show first: the own open one, otherwise any open one, otherwise the last. */
export function currentStep(run: Run): RunStep | undefined {
  return run.steps.find(({ mine }) => mine) ?? run.steps.find(({ state }) => state === 'open') ?? run.steps.at(-1);
}

/** A line of the history in words. */
export function eventWords(
  item: Run['history'][number],
  t: Translate<typeof zh>,
  pick: (zh: string, en: string) => string,
): string {
  const step = item.stepZh === null ? '' : pick(item.stepZh, item.stepEn ?? item.stepZh);
  const reason = item.reason ?? '';
  switch (item.kind) {
    case 'run-started':
      return t('eventStarted');
    case 'step-opened':
      return t('eventOpened', { step });
    case 'step-completed':
      return t('eventCompleted', { step });
    case 'step-returned':
      return t('eventReturned', {
        step,
        to: item.toZh === null ? '' : pick(item.toZh, item.toEn ?? item.toZh),
        reason,
      });
    case 'steps-reset':
      return t('eventReset', { step });
    case 'step-skipped':
      return t('eventSkipped', { step, reason });
    case 'step-lapsed':
      return t('eventLapsed', { step });
    case 'step-extended':
      return t('eventExtended', { step, reason });
    case 'round-date-set':
      return t('eventDate');
    case 'run-completed':
      return t('eventRunEnded');
    case 'run-lapsed':
      return t('eventRunLapsed');
    default:
      return t('eventCancelled', { reason });
  }
}
