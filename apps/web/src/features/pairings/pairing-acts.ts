import { useAct } from '../../api/queries.ts';
import type { Act } from '../../design/ActDialog.tsx';
import { todayInChina } from '../../design/dates.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import type { Pairing } from './pairing.ts';
import { pairingTexts } from './texts.ts';

const reasons = ['goal-reached', 'term-over', 'rotated', 'moved', 'asked', 'other'] as const;

/** What can be done with a pairing now. */
export function usePairingActs(pairing: Pairing): readonly Act[] {
  const t = useTexts(pairingTexts);
  const declare = useAct('pairings.declare');
  const agree = useAct('pairings.agree');
  const activate = useAct('pairings.activate');
  const addDuty = useAct('pairings.addDuty');
  const end = useAct('pairings.end');
  const params = { pairingId: pairing.id };
  const { version, can } = pairing;
  const on = { name: 'on', label: t('on'), kind: 'date', initial: todayInChina(), max: todayInChina() } as const;
  const agreeing = (side: 'helper' | 'partner', label: string): Act => ({
    key: `agree-${side}`,
    label,
    kind: 'main',
    done: t('agreedDone'),
    questions: [on],
    run: (values) => agree.mutateAsync({ params, body: { version, side, on: values['on'] ?? '' } }),
  });
  const acts: Act[] = [];
  if (can.declare && pairing.conflict === 'not-declared')
    acts.push({
      key: 'declare',
      label: t('declare'),
      kind: 'main',
      done: t('declaredDone'),
      questions: [
        {
          name: 'has',
          label: t('hasConflict'),
          kind: 'radio',
          choices: [
            { value: 'no', label: t('no') },
            { value: 'yes', label: t('yes') },
          ],
        },
        { name: 'textZh', label: t('explain'), kind: 'area', limit: 300, when: { name: 'has', is: ['yes'] } },
      ],
      run: (values) =>
        declare.mutateAsync({
          params,
          body: { version, hasConflict: values['has'] === 'yes', textZh: values['textZh'] ?? '' },
        }),
    });
  else if (pairing.conflict !== 'declared') {
    const isAssigned = pairing.agreement === 'assigned';
    if (can.agreeHelper) acts.push(agreeing('helper', isAssigned ? t('agreeAssigned') : t('agreeHelper')));
    if (can.agreePartner && !isAssigned) acts.push(agreeing('partner', t('agreePartner')));
  }
  if (!can.manage) return acts;
  if (pairing.state === 'agreed')
    acts.push({
      key: 'activate',
      label: t('activate'),
      kind: 'main',
      done: t('activated'),
      official: true,
      questions: [on],
      run: (values) => activate.mutateAsync({ params, body: { version, on: values['on'] ?? '' } }),
    });
  acts.push(
    {
      key: 'duty',
      label: t('addDuty'),
      done: t('added'),
      questions: [
        { name: 'titleZh', label: t('duty'), kind: 'text', limit: 100 },
        { name: 'dueOn', label: t('dueOn'), kind: 'date', optional: true },
      ],
      run: (values) =>
        addDuty.mutateAsync({
          params,
          body: { version, titleZh: values['titleZh'] ?? '', ...(values['dueOn'] ? { dueOn: values['dueOn'] } : {}) },
        }),
    },
    {
      key: 'end',
      label: t('end'),
      kind: 'danger',
      done: t('endedDone'),
      official: true,
      questions: [
        on,
        {
          name: 'reason',
          label: t('reason'),
          kind: 'select',
          choices: reasons.map((value) => ({ value, label: t(value) })),
        },
        { name: 'note', label: t('explain'), kind: 'area', optional: true, limit: 300 },
      ],
      run: (values) =>
        end.mutateAsync({
          params,
          body: {
            version,
            on: values['on'] ?? '',
            reason: reasons.find((one) => one === values['reason']) ?? 'other',
            note: values['note'] ?? '',
          },
        }),
    },
  );
  return acts;
}
