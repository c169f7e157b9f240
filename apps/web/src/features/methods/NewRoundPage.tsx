import { useLocation } from 'wouter';
import { useAct, useCall } from '../../api/queries.ts';
import { Button } from '../../design/Button.tsx';
import { Form, useForm } from '../../design/form.tsx';
import { NumberField, RadioGroup, TextInput } from '../../design/inputs.tsx';
import { Page } from '../../design/Page.tsx';
import { EmptyState, Loaded } from '../../design/States.tsx';
import { StepBar } from '../../design/TaskList.tsx';
import { todayInChina } from '../../design/dates.ts';
import type { Output } from '../../api/routes.ts';
import { usePick, useTexts } from '../../i18n/use-texts.ts';
import { methodTexts } from './texts.ts';

type Method = Output<'methods.methods'>['items'][number];

/** First page of a new round: method, name, year. Nothing is sent to anybody yet. */
export function NewRoundPage() {
  const t = useTexts(methodTexts);
  const methods = useCall('methods.methods', {});
  return (
    <Page title={t('newRound')} width="form" crumbs={[{ label: t('rounds'), href: '/rounds' }]}>
      <StepBar steps={[t('stepMethod'), t('stepDates'), t('stepCheck')]} current={0} />
      <Loaded query={methods}>
        {({ items }) => {
          const byRound = items.filter((method) => method.byRound);
          return byRound.length === 0 ? <EmptyState title={t('noRoundMethods')} /> : <RoundForm methods={byRound} />;
        }}
      </Loaded>
    </Page>
  );
}

function RoundForm({ methods }: { readonly methods: readonly Method[] }) {
  const t = useTexts(methodTexts);
  const pick = usePick();
  const [, navigate] = useLocation();
  const create = useAct('rounds.create');
  const runnable = methods.find(({ missing }) => missing.length === 0) ?? methods[0];
  const year = todayInChina().slice(0, 4);
  const form = useForm({
    initial: { methodId: runnable?.id ?? '', title: '', year },
    draft: 'new-round',
    onSubmit: async (values) => {
      const { roundId } = await create.mutateAsync({ body: { ...values, year: Number(values.year) } });
      navigate(`/rounds/${roundId}/prepare`);
    },
  });
  return (
    <Form form={form}>
      <RadioGroup
        {...form.field('methodId')}
        label={t('method')}
        choices={methods.map((method) => ({
          value: method.id,
          label: pick(method.titleZh, method.titleEn),
          hint:
            method.missing.length > 0
              ? t('notYet', { missing: method.missing.join('、') })
              : t('stepCount', { count: method.steps }),
          disabled: method.missing.length > 0,
        }))}
      />
      <TextInput {...form.field('title')} label={t('roundTitle')} hint={t('roundTitleHint')} />
      <NumberField {...form.field('year')} label={t('year')} hint={t('roundYearHint')} />
      <Button kind="main" type="submit" busy={form.busy}>
        {t('createDraft')}
      </Button>
    </Form>
  );
}
