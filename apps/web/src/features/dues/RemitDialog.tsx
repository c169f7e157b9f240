import { useAct, useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { Button } from '../../design/Button.tsx';
import { DateField } from '../../design/DateField.tsx';
import { todayInChina } from '../../design/dates.ts';
import { Dialog } from '../../design/Dialog.tsx';
import { Form, useForm } from '../../design/form.tsx';
import { TextInput } from '../../design/inputs.tsx';
import { notify } from '../../design/notices.ts';
import { formatFen, parseYuan } from '../../design/numbers.ts';
import { DefinitionList } from '../../design/show.tsx';
import { Loaded } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { duesTexts } from './texts.ts';

interface RemitProps {
  readonly accountId: number;
  /** Last closed month; of a campaign the present one. */
  readonly throughMonth: string;
  readonly campaignId?: number | undefined;
  readonly runStepId?: number | undefined;
  readonly onClose: () => void;
}

/** Sends dues or gifts up: what it is reckoned from, what goes, what stays. */
export function RemitDialog(props: RemitProps) {
  const t = useTexts(duesTexts);
  const { accountId, throughMonth, campaignId } = props;
  const what = useCall('funds.remittable', {
    params: { fundAccountId: accountId },
    query: { throughMonth, ...(campaignId === undefined ? {} : { campaignId }) },
  });
  return (
    <Dialog title={campaignId === undefined ? t('remitTitle') : t('remitGifts')} onClose={props.onClose}>
      <Loaded query={what}>{(loaded) => <RemitForm {...props} what={loaded} />}</Loaded>
    </Dialog>
  );
}

function RemitForm({ what, ...props }: RemitProps & { readonly what: Output<'funds.remittable'> }) {
  const t = useTexts(duesTexts);
  const remit = useAct('funds.remit');
  const yuan = (fen: number | null) => (fen === null ? null : t('yuan', { amount: formatFen(fen) }));
  const form = useForm({
    initial: { amount: what.amountFen === null ? '' : formatFen(what.amountFen), sentOn: todayInChina(), reason: '' },
    scope: 'remit',
    check: ({ amount }) => ({ amount: (parseYuan(amount) ?? 0) > 0 ? undefined : t('amountBad') }),
    onSubmit: async ({ amount, ...rest }) => {
      const { throughMonth, campaignId, runStepId } = props;
      await remit.mutateAsync({
        params: { fundAccountId: props.accountId },
        body: {
          ...rest,
          throughMonth,
          amountFen: parseYuan(amount) ?? 0,
          ...(campaignId === undefined ? {} : { campaignId }),
          ...(runStepId === undefined ? {} : { runStepId }),
        },
      });
      notify(t('done'));
      props.onClose();
    },
  });
  return (
    <>
      <DefinitionList
        facts={[
          ...(props.campaignId === undefined
            ? [{ label: t('through'), value: `${what.fromMonth.slice(0, 7)} – ${what.throughMonth.slice(0, 7)}` }]
            : []),
          { label: t('remitBase'), value: yuan(what.baseFen + what.largeFen) },
          ...(what.largeFen > 0 ? [{ label: t('remitLarge'), value: yuan(what.largeFen) }] : []),
          { label: t('remitShare'), value: what.share ?? t('noShare') },
          { label: t('remitAmount'), value: yuan(what.amountFen) },
          { label: t('remitKept'), value: yuan(what.keptFen) },
        ]}
      />
      <Form form={form}>
        <TextInput {...form.field('amount')} label={t('amount')} inputMode="decimal" width="10" />
        <DateField {...form.field('sentOn')} label={t('sentOn')} max={todayInChina()} />
        <TextInput {...form.field('reason')} label={t('remitReason')} optional />
        <Button kind="main" type="submit" busy={form.busy}>
          {t('remitTo', { org: what.upperOrgName ?? '' })}
        </Button>
      </Form>
    </>
  );
}
