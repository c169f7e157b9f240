import { useLocation } from 'wouter';
import { useAct } from '../../api/queries.ts';
import { Button } from '../../design/Button.tsx';
import { DateField } from '../../design/DateField.tsx';
import { todayInChina } from '../../design/dates.ts';
import { Dialog } from '../../design/Dialog.tsx';
import { Form, useForm } from '../../design/form.tsx';
import { RadioGroup, Select, TextArea, TextInput } from '../../design/inputs.tsx';
import { notify } from '../../design/notices.ts';
import { formatFen, parseYuan } from '../../design/numbers.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import type { AccountView } from './AccountPage.tsx';
import { duesTexts } from './texts.ts';

interface DialogProps {
  readonly account: AccountView;
  readonly onClose: () => void;
}

/** Closes a month against what was counted. */
export function CloseDialog({ account, month, onClose }: DialogProps & { readonly month: string }) {
  const t = useTexts(duesTexts);
  const close = useAct('funds.close');
  const books =
    account.months.find((row) => row.month === month)?.closingFen ??
    account.months.find((row) => row.isClosed)?.closingFen ??
    0;
  const form = useForm({
    initial: { counted: formatFen(books), reason: '' },
    scope: 'close',
    check: ({ counted }) => ({ counted: parseYuan(counted) === undefined ? t('amountBad') : undefined }),
    onSubmit: async ({ counted, reason }) => {
      const body = { month, countedFen: parseYuan(counted) ?? 0, reason };
      await close.mutateAsync({ params: { fundAccountId: account.id }, body });
      notify(t('monthClosed', { month: month.slice(0, 7) }));
      onClose();
    },
  });
  return (
    <Dialog title={t('closeTitle', { month: month.slice(0, 7) })} onClose={onClose}>
      <p>{t('closeText')}</p>
      <Form form={form}>
        <TextInput
          {...form.field('counted')}
          label={t('counted')}
          hint={t('countedHint')}
          inputMode="decimal"
          width="10"
        />
        <TextInput {...form.field('reason')} label={t('differs')} optional />
        <Button kind="main" type="submit" busy={form.busy}>
          {t('closeMonth')}
        </Button>
      </Form>
    </Dialog>
  );
}

/** Records money that came in and is neither dues nor a transfer. */
export function IncomeDialog({ account, onClose }: DialogProps) {
  const t = useTexts(duesTexts);
  const post = useAct('funds.post');
  const form = useForm({
    initial: { kind: 'income', amount: '', happenedOn: todayInChina(), partyZh: '', summaryZh: '' },
    scope: 'income',
    check: ({ amount, summaryZh }) => ({
      amount: (parseYuan(amount) ?? 0) > 0 ? undefined : t('amountBad'),
      summaryZh: summaryZh.trim().length < 2 ? t('required') : undefined,
    }),
    onSubmit: async ({ amount, kind, ...rest }) => {
      const body = {
        ...rest,
        amountFen: parseYuan(amount) ?? 0,
        kind: kind === 'interest' ? ('interest' as const) : ('income' as const),
      };
      await post.mutateAsync({ params: { fundAccountId: account.id }, body });
      notify(t('done'));
      onClose();
    },
  });
  return (
    <Dialog title={t('addIncome')} onClose={onClose}>
      <Form form={form}>
        <RadioGroup
          {...form.field('kind')}
          label={t('incomeKind')}
          inline
          choices={[
            { value: 'income', label: t('income') },
            { value: 'interest', label: t('interest') },
          ]}
        />
        <TextInput {...form.field('amount')} label={t('amount')} inputMode="decimal" width="10" />
        <DateField {...form.field('happenedOn')} label={t('happenedOn')} max={todayInChina()} />
        <TextInput {...form.field('partyZh')} label={t('party')} optional />
        <TextInput {...form.field('summaryZh')} label={t('summary')} />
        <Button kind="main" type="submit" busy={form.busy}>
          {t('addIncome')}
        </Button>
      </Form>
    </Dialog>
  );
}

/** Asks to spend for one of the purposes of the account. */
export function RequestDialog({
  account,
  onClose,
  runStepId,
  purposes = account.purposes,
}: DialogProps & { readonly runStepId?: number; readonly purposes?: readonly string[] }) {
  const t = useTexts(duesTexts);
  const request = useAct('funds.request');
  const form = useForm({
    initial: { purpose: '', amount: '', payeeZh: '', reasonZh: '' },
    scope: 'request',
    check: (values) => ({
      purpose: values.purpose === '' ? t('required') : undefined,
      amount: (parseYuan(values.amount) ?? 0) > 0 ? undefined : t('amountBad'),
      payeeZh: values.payeeZh.trim().length < 2 ? t('required') : undefined,
      reasonZh: values.reasonZh.trim().length < 2 ? t('required') : undefined,
    }),
    onSubmit: async ({ amount, ...rest }) => {
      const body = { ...rest, amountFen: parseYuan(amount) ?? 0, ...(runStepId === undefined ? {} : { runStepId }) };
      await request.mutateAsync({ params: { fundAccountId: account.id }, body });
      notify(t('done'));
      onClose();
    },
  });
  return (
    <Dialog title={t('askSpend')} onClose={onClose}>
      <Form form={form}>
        <Select
          {...form.field('purpose')}
          label={t('purpose')}
          choices={purposes.map((value) => ({ value, label: value }))}
        />
        <TextInput {...form.field('amount')} label={t('amount')} inputMode="decimal" width="10" />
        <TextInput {...form.field('payeeZh')} label={t('payTo')} />
        <TextArea {...form.field('reasonZh')} label={t('matter')} limit={300} rows={3} />
        <Button kind="main" type="submit" busy={form.busy}>
          {t('sendRequest')}
        </Button>
      </Form>
    </Dialog>
  );
}

/** Draws up the accounts of a year from closed months. */
export function DraftDialog({ account, onClose }: DialogProps) {
  const t = useTexts(duesTexts);
  const [, navigate] = useLocation();
  const draft = useAct('funds.draftPublication');
  const form = useForm({
    initial: { year: String(Number(todayInChina().slice(0, 4)) - 1) },
    scope: 'draft',
    check: ({ year }) => ({ year: /^\d{4}$/.test(year) ? undefined : t('yearBad') }),
    onSubmit: async ({ year }) => {
      const { publicationId } = await draft.mutateAsync({
        params: { fundAccountId: account.id },
        body: { year: Number(year) },
      });
      navigate(`/dues/published/${publicationId}`);
    },
  });
  return (
    <Dialog title={t('draftYear')} onClose={onClose}>
      <Form form={form}>
        <TextInput {...form.field('year')} label={t('year')} inputMode="numeric" width="4" />
        <Button kind="main" type="submit" busy={form.busy}>
          {t('draft')}
        </Button>
      </Form>
    </Dialog>
  );
}
