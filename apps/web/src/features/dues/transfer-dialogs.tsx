import { useAct, useCall } from '../../api/queries.ts';
import { Button } from '../../design/Button.tsx';
import { DateField } from '../../design/DateField.tsx';
import { todayInChina } from '../../design/dates.ts';
import { Dialog } from '../../design/Dialog.tsx';
import { Form, useForm } from '../../design/form.tsx';
import { Select, TextArea, TextInput } from '../../design/inputs.tsx';
import { notify } from '../../design/notices.ts';
import { formatFen, parseYuan } from '../../design/numbers.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import type { Transfer } from './TransfersPage.tsx';
import { duesTexts } from './texts.ts';

const askable = ['dues', 'activity', 'care', 'project'] as const;

/** Asks the next higher organisation for money. */
export function AskDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(duesTexts);
  const ask = useAct('funds.ask');
  const form = useForm({
    initial: { kind: 'dues', amount: '', purposeZh: '', reason: '' },
    scope: 'ask',
    check: (values) => ({
      amount: (parseYuan(values.amount) ?? 0) > 0 ? undefined : t('amountBad'),
      purposeZh: values.purposeZh.trim().length < 2 ? t('required') : undefined,
      reason: values.reason.trim().length < 2 ? t('reasonBad') : undefined,
    }),
    onSubmit: async ({ kind, amount, ...rest }) => {
      const body = {
        ...rest,
        amountFen: parseYuan(amount) ?? 0,
        kind: askable.find((each) => each === kind) ?? 'dues',
      };
      await ask.mutateAsync({ body });
      notify(t('done'));
      onClose();
    },
  });
  return (
    <Dialog title={t('askMoney')} onClose={onClose}>
      <Form form={form}>
        <Select
          {...form.field('kind')}
          label={t('kind')}
          emptyLabel={null}
          choices={askable.map((value) => ({ value, label: t(`kinds-${value}`) }))}
        />
        <TextInput {...form.field('amount')} label={t('amount')} inputMode="decimal" width="10" />
        <TextInput {...form.field('purposeZh')} label={t('purpose')} />
        <TextArea {...form.field('reason')} label={t('reason')} limit={300} rows={3} />
        <Button kind="main" type="submit" busy={form.busy}>
          {t('askMoney')}
        </Button>
      </Form>
    </Dialog>
  );
}

/** Sends down what a subordinate asked for, in whole or in part, after a meeting. */
export function AllocateDialog({ transfer, onClose }: { readonly transfer: Transfer; readonly onClose: () => void }) {
  const t = useTexts(duesTexts);
  const accounts = useCall('funds.accounts', { query: { kind: transfer.kind, limit: 200 } });
  const allocate = useAct('funds.allocate');
  const own = (accounts.data?.items ?? []).filter(({ mine }) => mine);
  const form = useForm({
    initial: {
      accountId: '',
      amount: formatFen(transfer.amountFen),
      purposeZh: transfer.purposeZh,
      decisionZh: '',
      sentOn: todayInChina(),
    },
    scope: 'allocate',
    check: (values) => ({
      accountId: values.accountId === '' ? t('required') : undefined,
      amount: (parseYuan(values.amount) ?? 0) > 0 ? undefined : t('amountBad'),
      decisionZh: values.decisionZh.trim().length < 2 ? t('required') : undefined,
    }),
    onSubmit: async ({ accountId, amount, ...rest }) => {
      await allocate.mutateAsync({
        params: { fundAccountId: Number(accountId) },
        body: { ...rest, orgId: transfer.orgId, transferId: transfer.id, amountFen: parseYuan(amount) ?? 0 },
      });
      notify(t('done'));
      onClose();
    },
  });
  return (
    <Dialog title={t('allocateTo', { org: transfer.orgName })} onClose={onClose}>
      <Form form={form}>
        <Select
          {...form.field('accountId')}
          label={t('fromAccount')}
          choices={own.map(({ id, titleZh, balanceFen }) => ({
            value: String(id),
            label: `${titleZh}（${t('yuan', { amount: formatFen(balanceFen) })}）`,
          }))}
        />
        <TextInput {...form.field('amount')} label={t('amount')} inputMode="decimal" width="10" />
        <TextInput {...form.field('purposeZh')} label={t('purpose')} />
        <TextInput {...form.field('decisionZh')} label={t('meeting')} />
        <DateField {...form.field('sentOn')} label={t('sentOn')} max={todayInChina()} />
        <Button kind="main" type="submit" busy={form.busy}>
          {t('allocate')}
        </Button>
      </Form>
    </Dialog>
  );
}
