import { useAct, useCall } from '../../api/queries.ts';
import { Button, Dialog, Form, Loaded, notify, Select, TextArea, useForm } from '../../design/index.ts';
import { usePick, useTexts } from '../../i18n/use-texts.ts';
import { approvalTexts } from './texts.ts';
import type { Approval } from './words.ts';

/** Sends the run behind a request back to an earlier step, with the reason. */
export function ReturnDialog({
  view,
  runId,
  onClose,
}: {
  readonly view: Approval;
  readonly runId: number;
  readonly onClose: () => void;
}) {
  const t = useTexts(approvalTexts);
  const run = useCall('methods.run', { params: { runId } });
  return (
    <Dialog title={t('returnStep')} onClose={onClose}>
      <Loaded query={run}>
        {({ steps }) => (
          <ReturnForm
            view={view}
            steps={steps.find((step) => step.runStepId === view.runStepId)?.can.returnTo ?? []}
            onClose={onClose}
          />
        )}
      </Loaded>
    </Dialog>
  );
}

function ReturnForm({
  view,
  steps,
  onClose,
}: {
  readonly view: Approval;
  readonly steps: readonly { readonly stepId: string; readonly titleZh: string; readonly titleEn: string }[];
  readonly onClose: () => void;
}) {
  const t = useTexts(approvalTexts);
  const pick = usePick();
  const back = useAct('approvals.returnStep');
  const form = useForm({
    initial: { toStepId: '', reason: '' },
    scope: 'return',
    check: (values) => ({
      toStepId: values.toStepId === '' ? t('chooseStep') : undefined,
      reason: values.reason.trim().length < 2 ? t('reasonShort') : undefined,
    }),
    onSubmit: async (values) => {
      await back.mutateAsync({ params: { approvalId: view.id }, body: { version: view.version, ...values } });
      notify(t('done'));
      onClose();
    },
  });
  return (
    <Form form={form}>
      <Select
        {...form.field('toStepId')}
        label={t('returnTo')}
        emptyLabel={t('choose')}
        choices={steps.map((step) => ({ value: step.stepId, label: pick(step.titleZh, step.titleEn) }))}
      />
      <TextArea {...form.field('reason')} label={t('returnReason')} limit={500} rows={4} />
      <Button kind="main" type="submit" busy={form.busy}>
        {t('returnStep')}
      </Button>
    </Form>
  );
}
