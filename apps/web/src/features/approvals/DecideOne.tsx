import { useAct } from '../../api/queries.ts';
import {
  Button,
  DateField,
  Form,
  notify,
  NumberField,
  RadioGroup,
  Section,
  TextArea,
  TextInput,
  todayInChina,
  useForm,
} from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { asProposed, decisionOf } from './choices.ts';
import { useDecisionTitle } from './DecideRow.tsx';
import { approvalTexts } from './texts.ts';
import type { Approval } from './words.ts';

/** Deciding one request. */
export function DecideOne({ view }: { readonly view: Approval }) {
  const t = useTexts(approvalTexts);
  const titleOf = useDecisionTitle();
  const decide = useAct('approvals.decide');
  const isCollective = view.collective !== null;
  const choices = [
    'approve',
    ...(view.decisions.includes('amend')
      ? view.choices.filter((each) => each.value !== view.proposedValue).map((each) => `amend:${each.value}`)
      : []),
    ...(view.decisions.includes('refuse') ? ['refuse'] : []),
  ];
  const form = useForm({
    initial: {
      choice: '',
      reason: '',
      heldOn: todayInChina(),
      expected: '',
      present: '',
      inFavour: '',
      replyNumber: '',
    },
    scope: 'decide',
    check: (values) => ({
      choice: values.choice === '' ? t('choose') : undefined,
      reason:
        values.choice !== 'approve' && values.choice !== '' && values.reason.trim().length < 2
          ? t('reasonShort')
          : undefined,
      heldOn: isCollective && values.heldOn === '' ? t('dateBad') : undefined,
      expected:
        isCollective && ![values.expected, values.present, values.inFavour].every((each) => /^\d{1,4}$/.test(each))
          ? t('headsBad')
          : undefined,
    }),
    onSubmit: async (values) => {
      const meeting = {
        heldOn: values.heldOn,
        expected: Number(values.expected),
        present: Number(values.present),
        inFavour: Number(values.inFavour),
      };
      await decide.mutateAsync({
        body: {
          items: [decisionOf(view, { ...asProposed, choice: values.choice, reason: values.reason })],
          ...(isCollective ? { meeting } : {}),
          ...(values.replyNumber.trim() === '' ? {} : { replyNumber: values.replyNumber }),
        },
      });
      notify(t('decided', { count: 1 }));
    },
  });
  return (
    <Section title={t('decision')}>
      <Form form={form}>
        <RadioGroup
          {...form.field('choice')}
          label={t('decision')}
          choices={choices.map((choice) => ({ value: choice, label: titleOf(view, choice) }))}
        />
        {form.values.choice !== '' && form.values.choice !== 'approve' && (
          <TextArea {...form.field('reason')} label={t('reason')} hint={t('reasonHint')} limit={500} rows={3} />
        )}
        {isCollective && (
          <div className="row">
            <DateField {...form.field('heldOn')} label={t('heldOn')} max={todayInChina()} />
            <NumberField {...form.field('expected')} label={t('expected')} />
            <NumberField {...form.field('present')} label={t('present')} />
            <NumberField {...form.field('inFavour')} label={t('inFavour')} />
          </div>
        )}
        <TextInput {...form.field('replyNumber')} label={t('replyNumber')} optional width="20" maxLength={60} />
        <Button kind="main" type="submit" busy={form.busy}>
          {t('decide', { count: 1 })}
        </Button>
      </Form>
    </Section>
  );
}
