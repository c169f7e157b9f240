import { useAct } from '../../api/queries.ts';
import { Button, DateField, Dialog, Form, notify, TextArea, todayInChina, useForm } from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import type { Honour } from './StarsPage.tsx';
import { commendationTexts } from './texts.ts';

interface DialogProps {
  readonly honour: Honour;
  readonly onClose: () => void;
}

/** The branch notes when its plaque was hung. */
export function HangDialog({ honour, onClose }: DialogProps) {
  const t = useTexts(commendationTexts);
  const hang = useAct('commendations.hang');
  const form = useForm({
    initial: { hungOn: todayInChina() },
    scope: 'hang',
    check: ({ hungOn }) => ({ hungOn: hungOn === '' ? t('dateBad') : undefined }),
    onSubmit: async ({ hungOn }) => {
      await hang.mutateAsync({ params: { commendationId: honour.id }, body: { version: honour.version, hungOn } });
      notify(t('done'));
      onClose();
    },
  });
  return (
    <Dialog title={t('hang')} onClose={onClose}>
      <Form form={form}>
        <DateField {...form.field('hungOn')} label={t('hangDate')} max={todayInChina()} />
        <Button kind="main" type="submit" busy={form.busy}>
          {t('hang')}
        </Button>
      </Form>
    </Dialog>
  );
}

/** Withdraws an honour: reason, day of the hearing, what was said. */
export function WithdrawDialog({ honour, onClose }: DialogProps) {
  const t = useTexts(commendationTexts);
  const withdraw = useAct('commendations.withdraw');
  const form = useForm({
    initial: { reason: '', heardOn: '', statementZh: '' },
    scope: 'withdraw',
    check: (values) => ({
      reason: values.reason.trim().length < 5 ? t('reasonBad') : undefined,
      heardOn: values.heardOn === '' ? t('dateBad') : undefined,
      statementZh: values.statementZh.trim().length < 2 ? t('statementBad') : undefined,
    }),
    onSubmit: async (values) => {
      const body = { version: honour.version, ...values };
      await withdraw.mutateAsync({ params: { commendationId: honour.id }, body });
      notify(t('done'));
      onClose();
    },
  });
  return (
    <Dialog title={t('withdrawTitle', { org: honour.orgName })} onClose={onClose}>
      <p>{t('withdrawText')}</p>
      <Form form={form}>
        <TextArea {...form.field('reason')} label={t('reason')} limit={500} rows={3} />
        <DateField {...form.field('heardOn')} label={t('heardOn')} max={todayInChina()} />
        <TextArea {...form.field('statementZh')} label={t('statementZh')} limit={2000} rows={4} />
        <Button kind="danger" type="submit" busy={form.busy}>
          {t('withdraw')}
        </Button>
      </Form>
    </Dialog>
  );
}
