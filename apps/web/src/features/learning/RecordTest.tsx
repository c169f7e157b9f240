import { useAct } from '../../api/queries.ts';
import { Button } from '../../design/Button.tsx';
import { DateField } from '../../design/DateField.tsx';
import { todayInChina } from '../../design/dates.ts';
import { Dialog } from '../../design/Dialog.tsx';
import { Form, useForm } from '../../design/form.tsx';
import { NumberField } from '../../design/inputs.tsx';
import { notify } from '../../design/notices.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import type { Plan } from './PlanPage.tsx';
import { learningTexts } from './texts.ts';

/** Records a sitting: the day and the marks of those who were there. Who was not stays empty. */
export function RecordTest({ plan, onClose }: { readonly plan: Plan; readonly onClose: () => void }) {
  const t = useTexts(learningTexts);
  const record = useAct('learning.recordTest');
  const people = plan.learners.filter(
    ({ hasAttended, state, tests }) => hasAttended && state !== 'not-passed' && !tests.some(({ isPassed }) => isPassed),
  );
  const nameOf = (memberId: number) => `marks-${memberId}`;
  const form = useForm<Record<string, string>>({
    initial: Object.fromEntries([
      ['takenOn', todayInChina()],
      ...people.map(({ memberId }): [string, string] => [nameOf(memberId), '']),
    ]),
    draft: `learning-test-${plan.id}`,
    check: (values) => {
      const of = plan.test?.of ?? 0;
      const faults = people.map(({ memberId }): [string, string | undefined] => {
        const typed = values[nameOf(memberId)] ?? '';
        const fits = typed === '' || (/^\d{1,4}$/.test(typed) && Number(typed) <= of);
        return [nameOf(memberId), fits ? undefined : t('badMarks', { of })];
      });
      const isEmpty = people.every(({ memberId }) => (values[nameOf(memberId)] ?? '') === '');
      return Object.fromEntries(isEmpty ? [['takenOn', t('marksMissing')]] : faults);
    },
    onSubmit: async (values) => {
      const results = people.flatMap(({ memberId }) => {
        const typed = values[nameOf(memberId)] ?? '';
        return typed === '' ? [] : [{ memberId, marks: Number(typed) }];
      });
      const { passed } = await record.mutateAsync({
        params: { planId: plan.id },
        body: { takenOn: values['takenOn'] ?? '', results },
      });
      notify(t('testRecorded', { count: results.length, passed }));
      onClose();
    },
  });
  return (
    <Dialog title={t('recordTest')} onClose={onClose}>
      <Form form={form}>
        <p>{t('recordTestText', { passMark: plan.test?.passMark ?? 0, of: plan.test?.of ?? 0 })}</p>
        <DateField {...form.field('takenOn')} label={t('takenOn')} max={todayInChina()} />
        {people.length === 0 && <p className="muted">{t('nobodyToTest')}</p>}
        {people.map(({ memberId, name, tests }) => (
          <NumberField
            key={memberId}
            {...form.field(nameOf(memberId))}
            label={tests.length > 0 ? `${name}（${t('retest')}）` : name}
            unit={t('marksUnit')}
            inputMode="numeric"
            optional
          />
        ))}
        <Button kind="main" type="submit" busy={form.busy} disabled={people.length === 0}>
          {t('recordAct')}
        </Button>
      </Form>
    </Dialog>
  );
}
