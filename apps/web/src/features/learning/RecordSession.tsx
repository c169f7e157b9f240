import { useAct } from '../../api/queries.ts';
import { Button, ButtonBar } from '../../design/Button.tsx';
import { DateField } from '../../design/DateField.tsx';
import { todayInChina } from '../../design/dates.ts';
import { Dialog } from '../../design/Dialog.tsx';
import { Form, useForm } from '../../design/form.tsx';
import { CheckboxGroup, NumberField, Select, TextArea, TextInput } from '../../design/inputs.tsx';
import { notify } from '../../design/notices.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import type { Plan } from './PlanPage.tsx';
import { learningTexts } from './texts.ts';
import { nameOf } from './words.ts';

/** Records a session: when, what, who took part. Everybody is chosen at first, the absent are taken off. */
export function RecordSession({ plan, onClose }: { readonly plan: Plan; readonly onClose: () => void }) {
  const t = useTexts(learningTexts);
  const record = useAct('learning.record');
  const all: readonly string[] = plan.learners.map(({ memberId }) => String(memberId));
  const form = useForm({
    initial: {
      heldOn: todayInChina(),
      topic: plan.topics.join('、'),
      place: '',
      minutes: '',
      summary: '',
      memberIds: all,
      makesUpFor: '',
    },
    draft: `learning-session-${plan.id}`,
    check: (values) => ({
      topic: values.topic.trim() === '' ? t('required') : undefined,
      memberIds: values.memberIds.length === 0 ? t('whoMissing') : undefined,
      minutes: values.minutes === '' || /^[1-9]\d{0,3}$/.test(values.minutes) ? undefined : t('badMinutes'),
    }),
    onSubmit: async ({ minutes, makesUpFor, memberIds, ...values }) => {
      await record.mutateAsync({
        params: { planId: plan.id },
        body: {
          ...values,
          memberIds: memberIds.map(Number),
          ...(minutes === '' ? {} : { minutes: Number(minutes) }),
          ...(makesUpFor === '' ? {} : { makesUpFor: Number(makesUpFor) }),
        },
      });
      notify(t('recorded', { count: memberIds.length }));
      onClose();
    },
  });
  const missed = plan.sessions.filter(
    ({ makesUpFor, withdrawnReason }) => makesUpFor === null && withdrawnReason === null,
  );
  const due = plan.learners.filter(({ hasAttended }) => !hasAttended).map(({ memberId }) => String(memberId));
  return (
    <Dialog title={t('record')} onClose={onClose}>
      <Form form={form}>
        <DateField {...form.field('heldOn')} label={t('heldOn')} max={todayInChina()} />
        <TextInput {...form.field('topic')} label={t('topic')} />
        <TextInput {...form.field('place')} label={t('place')} optional />
        {plan.makeUp === 'once' && missed.length > 0 && (
          <Select
            {...form.field('makesUpFor')}
            label={t('makeUpFor')}
            emptyLabel={t('notMakeUp')}
            onChange={(makesUpFor) => form.set({ makesUpFor, memberIds: makesUpFor === '' ? all : due })}
            choices={missed.map((session) => ({
              value: String(session.id),
              label: `${session.heldOn} ${session.topic}`,
            }))}
            optional
          />
        )}
        <CheckboxGroup
          {...form.field('memberIds')}
          label={t('who')}
          hint={t('whoChosen', { count: form.values.memberIds.length, all: all.length })}
          choices={plan.learners.map((each) => ({ value: String(each.memberId), label: nameOf(each) }))}
          inline
        />
        <ButtonBar>
          <Button small onClick={() => form.set({ memberIds: all })}>
            {t('whoAll')}
          </Button>
          <Button small onClick={() => form.set({ memberIds: [] })}>
            {t('whoNone')}
          </Button>
        </ButtonBar>
        <TextArea {...form.field('summary')} label={t('summary')} optional limit={2000} rows={4} />
        <NumberField
          {...form.field('minutes')}
          label={t('minutes')}
          hint={t('minutesHint')}
          unit={t('minutesUnit')}
          optional
        />
        <Button kind="main" type="submit" busy={form.busy}>
          {t('recordAct')}
        </Button>
      </Form>
    </Dialog>
  );
}
