import { useAct } from '../../api/queries.ts';
import { Button } from '../../design/Button.tsx';
import { DateField } from '../../design/DateField.tsx';
import { todayInChina } from '../../design/dates.ts';
import { Dialog } from '../../design/Dialog.tsx';
import { Form, useForm } from '../../design/form.tsx';
import { RadioGroup, TextInput } from '../../design/inputs.tsx';
import { notify } from '../../design/notices.ts';
import { formatFen, parseYuan } from '../../design/numbers.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import type { DeskRow } from './DeskPage.tsx';
import { duesTexts } from './texts.ts';

/** One person pays: this month, arrears, the quarter, or more of the own will. */
export function PayDialog({ row, onClose }: { readonly row: DeskRow; readonly onClose: () => void }) {
  const t = useTexts(duesTexts);
  const pay = useAct('dues.pay');
  const owed = row.owedBeforeFen + Math.max(0, (row.dueFen ?? 0) - row.paidFen);
  const form = useForm({
    initial: {
      kind: 'dues',
      amount: owed > 0 ? formatFen(owed) : '',
      paidOn: todayInChina(),
      method: 'cash',
      byOtherZh: '',
      noteZh: '',
    },
    scope: 'pay',
    check: ({ amount }) => ({ amount: (parseYuan(amount) ?? 0) > 0 ? undefined : t('amountBad') }),
    onSubmit: async ({ amount, kind, method, ...rest }) => {
      const { receiptNo } = await pay.mutateAsync({
        body: {
          ...rest,
          memberId: row.memberId,
          amountFen: parseYuan(amount) ?? 0,
          kind: kind === 'large' ? 'large' : 'dues',
          method: method === 'transfer' ? 'transfer' : 'cash',
        },
      });
      notify(t('recorded', { number: receiptNo }));
      onClose();
    },
  });
  return (
    <Dialog title={t('payOneTitle', { name: row.name })} onClose={onClose}>
      <Form form={form}>
        <RadioGroup
          {...form.field('kind')}
          label={t('payKind')}
          choices={[
            { value: 'dues', label: t('payDues') },
            { value: 'large', label: t('payLarge') },
          ]}
        />
        <TextInput {...form.field('amount')} label={t('amount')} inputMode="decimal" width="10" />
        <DateField {...form.field('paidOn')} label={t('paidOn')} max={todayInChina()} />
        <RadioGroup
          {...form.field('method')}
          label={t('method')}
          inline
          choices={[
            { value: 'cash', label: t('cash') },
            { value: 'transfer', label: t('transfer') },
          ]}
        />
        <TextInput {...form.field('byOtherZh')} label={t('byOther')} hint={t('byOtherHint')} optional />
        <TextInput {...form.field('noteZh')} label={t('note')} hint={t('noteHint')} optional />
        <p className="muted">{t('noAdvance')}</p>
        <Button kind="main" type="submit" busy={form.busy}>
          {t('payOne')}
        </Button>
      </Form>
    </Dialog>
  );
}
