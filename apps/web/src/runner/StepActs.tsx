import { useState } from 'react';
import { useAct } from '../api/queries.ts';
import { Button, ButtonBar } from '../design/Button.tsx';
import { Dialog } from '../design/Dialog.tsx';
import { Form, useForm } from '../design/form.tsx';
import { RadioGroup, TextArea } from '../design/inputs.tsx';
import { notify } from '../design/notices.ts';
import { ProblemView } from '../api/ProblemView.tsx';
import { usePick, useTexts } from '../i18n/use-texts.ts';
import { useCan } from '../shell/session.ts';
import { hasPanel } from './StepPanel.tsx';
import type { Run, RunStep } from './step-panels.ts';
import { runnerTexts } from './texts.ts';

/** The acts on a step: finish, send back, skip, take back. */
export function StepActs({ run, step }: { readonly run: Run; readonly step: RunStep }) {
  const t = useTexts(runnerTexts);
  const pick = usePick();
  const [open, setOpen] = useState<'return' | 'skip'>();
  const complete = useAct('methods.complete');
  const takeBack = useAct('methods.takeBack');
  const title = pick(step.titleZh, step.titleEn);
  const params = { runStepId: step.runStepId };
  const { can } = step;
  if (!can.complete && !can.skip && !can.takeBack && can.returnTo.length === 0) return null;
  const finish = async () => {
    await complete.mutateAsync({ params, body: { version: step.version } });
    notify(t('completed', { step: title }), { undo: () => takeBack.mutateAsync({ params }) });
  };
  return (
    <div className="stack no-print">
      {complete.error && <ProblemView problem={complete.error} />}
      {takeBack.error && <ProblemView problem={takeBack.error} />}
      <ButtonBar>
        {can.complete && (
          <Button
            // The work of a panel ends with an act of its own; one main act is enough.
            kind={hasPanel(step.primitive) ? 'plain' : 'main'}
            busy={complete.isPending}
            onClick={() => void finish().catch(() => undefined)}
          >
            {t('complete')}
          </Button>
        )}
        {can.returnTo.length > 0 && (
          <Button icon="undo" onClick={() => setOpen('return')}>
            {t('return')}
          </Button>
        )}
        {can.skip && <Button onClick={() => setOpen('skip')}>{t('skip')}</Button>}
        {can.takeBack && (
          <Button
            icon="undo"
            busy={takeBack.isPending}
            onClick={() => {
              void takeBack.mutateAsync({ params }).then(
                () => notify(t('takenBack', { step: title })),
                () => undefined,
              );
            }}
          >
            {t('takeBack')}
          </Button>
        )}
      </ButtonBar>
      {open === 'return' && <ReturnDialog run={run} step={step} onClose={() => setOpen(undefined)} />}
      {open === 'skip' && <SkipDialog step={step} onClose={() => setOpen(undefined)} />}
    </div>
  );
}

function ReturnDialog({ step, onClose }: { readonly run: Run; readonly step: RunStep; readonly onClose: () => void }) {
  const t = useTexts(runnerTexts);
  const pick = usePick();
  const send = useAct('methods.returnTo');
  const [first] = step.can.returnTo;
  const form = useForm({
    initial: { toStepId: first?.stepId ?? '', reason: '' },
    check: ({ toStepId, reason }) => ({
      toStepId: toStepId === '' ? t('targetMissing') : undefined,
      reason: reason.trim().length < 2 ? t('reasonMissing') : undefined,
    }),
    onSubmit: async (values) => {
      await send.mutateAsync({ params: { runStepId: step.runStepId }, body: { version: step.version, ...values } });
      const target = step.can.returnTo.find(({ stepId }) => stepId === values.toStepId);
      notify(t('returnedDone', { step: target ? pick(target.titleZh, target.titleEn) : '' }));
      onClose();
    },
  });
  return (
    <Dialog title={t('returnTitle')} onClose={onClose}>
      <Form form={form}>
        <RadioGroup
          {...form.field('toStepId')}
          label={t('returnTo')}
          choices={step.can.returnTo.map((one) => ({ value: one.stepId, label: pick(one.titleZh, one.titleEn) }))}
        />
        <TextArea
          {...form.field('reason')}
          label={t('returnReason')}
          hint={t('returnReasonHint')}
          limit={500}
          rows={4}
        />
        <Button kind="main" type="submit" busy={form.busy}>
          {t('returnAct')}
        </Button>
      </Form>
    </Dialog>
  );
}

function SkipDialog({ step, onClose }: { readonly step: RunStep; readonly onClose: () => void }) {
  const t = useTexts(runnerTexts);
  const pick = usePick();
  const send = useAct('methods.skip');
  const form = useForm({
    initial: { reason: '' },
    check: ({ reason }) => ({ reason: reason.trim().length < 2 ? t('reasonMissing') : undefined }),
    onSubmit: async ({ reason }) => {
      await send.mutateAsync({ params: { runStepId: step.runStepId }, body: { version: step.version, reason } });
      onClose();
    },
  });
  return (
    <Dialog title={t('skipTitle', { step: pick(step.titleZh, step.titleEn) })} onClose={onClose}>
      <Form form={form}>
        <TextArea {...form.field('reason')} label={t('skipReason')} limit={500} rows={3} />
        <Button kind="main" type="submit" busy={form.busy}>
          {t('skipAct')}
        </Button>
      </Form>
    </Dialog>
  );
}

/** Ends a run for good, with its reason; offered to those who may. */
export function CancelRun({ run }: { readonly run: Run }) {
  const t = useTexts(runnerTexts);
  const can = useCan();
  const [open, setOpen] = useState(false);
  const cancel = useAct('methods.cancel');
  const form = useForm({
    initial: { reason: '' },
    check: ({ reason }) => ({ reason: reason.trim().length < 2 ? t('reasonMissing') : undefined }),
    onSubmit: async ({ reason }) => {
      await cancel.mutateAsync({ params: { runId: run.id }, body: { reason } });
      setOpen(false);
    },
  });
  if (run.state !== 'running' || !can('run.cancel')) return null;
  return (
    <div className="no-print">
      <Button small kind="quiet" onClick={() => setOpen(true)}>
        {t('cancelRun')}
      </Button>
      {open && (
        <Dialog title={t('cancelTitle', { title: run.title })} onClose={() => setOpen(false)}>
          <Form form={form}>
            <p>{t('cancelConsequence')}</p>
            <TextArea {...form.field('reason')} label={t('cancelReason')} limit={500} rows={3} />
            <Button kind="danger" type="submit" busy={form.busy}>
              {t('cancelAct')}
            </Button>
          </Form>
        </Dialog>
      )}
    </div>
  );
}
