import { useAct } from '../../api/queries.ts';
import { Button } from '../../design/Button.tsx';
import { Dialog } from '../../design/Dialog.tsx';
import { Form, useForm } from '../../design/form.tsx';
import { TextArea } from '../../design/inputs.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import type { Plan } from './PlanPage.tsx';
import { learningTexts } from './texts.ts';

interface Withdrawal {
  readonly plan: Plan;
  readonly onClose: () => void;
}

/** Declares a session void, with the reason: it stays readable and no longer counts. */
export function WithdrawSession({ plan, sessionId, onClose }: Withdrawal & { readonly sessionId: number }) {
  const t = useTexts(learningTexts);
  const withdraw = useAct('learning.withdraw');
  return (
    <WithdrawDialog
      title={t('withdrawTitle')}
      text={t('withdrawText')}
      onClose={onClose}
      onWithdraw={(reason) => withdraw.mutateAsync({ params: { planId: plan.id, sessionId }, body: { reason } })}
    />
  );
}

/** Declares the last result of a person void, with the reason; it can then be recorded again. */
export function WithdrawTest({ plan, testId, onClose }: Withdrawal & { readonly testId: number }) {
  const t = useTexts(learningTexts);
  const withdraw = useAct('learning.withdrawTest');
  return (
    <WithdrawDialog
      title={t('withdrawResult')}
      onClose={onClose}
      onWithdraw={(reason) => withdraw.mutateAsync({ params: { planId: plan.id, testId }, body: { reason } })}
    />
  );
}

interface WithdrawDialogProps {
  readonly title: string;
  readonly text?: string;
  readonly onWithdraw: (reason: string) => Promise<unknown>;
  readonly onClose: () => void;
}

function WithdrawDialog({ title, text, onWithdraw, onClose }: WithdrawDialogProps) {
  const t = useTexts(learningTexts);
  const form = useForm({
    initial: { reason: '' },
    check: ({ reason }) => ({ reason: reason.trim().length < 2 ? t('reasonMissing') : undefined }),
    onSubmit: async ({ reason }) => {
      await onWithdraw(reason);
      onClose();
    },
  });
  return (
    <Dialog title={title} onClose={onClose}>
      <Form form={form}>
        {text !== undefined && <p>{text}</p>}
        <TextArea {...form.field('reason')} label={t('withdrawReason')} limit={200} rows={3} />
        <Button kind="main" type="submit" busy={form.busy}>
          {t('withdraw')}
        </Button>
      </Form>
    </Dialog>
  );
}
