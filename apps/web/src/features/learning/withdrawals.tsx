import { useAct } from '../../api/queries.ts';
import { Button } from '../../design/Button.tsx';
import { Dialog } from '../../design/Dialog.tsx';
import { Form, useForm } from '../../design/form.tsx';
import { TextArea } from '../../design/inputs.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import type { Plan } from './PlanPage.tsx';
import { learningTexts } from './texts.ts';

/** Declares the last result of a person void, with the reason; it can then be recorded again. */
export function WithdrawTest({
  plan,
  testId,
  onClose,
}: {
  readonly plan: Plan;
  readonly testId: number;
  readonly onClose: () => void;
}) {
  const t = useTexts(learningTexts);
  const withdraw = useAct('learning.withdrawTest');
  const form = useForm({
    initial: { reason: '' },
    check: ({ reason }) => ({ reason: reason.trim().length < 2 ? t('reasonMissing') : undefined }),
    onSubmit: async ({ reason }) => {
      await withdraw.mutateAsync({ params: { planId: plan.id, testId }, body: { reason } });
      onClose();
    },
  });
  return (
    <Dialog title={t('withdrawResult')} onClose={onClose}>
      <Form form={form}>
        <TextArea {...form.field('reason')} label={t('withdrawReason')} limit={200} rows={3} />
        <Button kind="main" type="submit" busy={form.busy}>
          {t('withdraw')}
        </Button>
      </Form>
    </Dialog>
  );
}
