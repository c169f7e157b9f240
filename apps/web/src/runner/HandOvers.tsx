import { useState } from 'react';
import { Link } from 'wouter';
import { useAct } from '../api/queries.ts';
import { ProblemView } from '../api/ProblemView.tsx';
import { Button, ButtonBar } from '../design/Button.tsx';
import { Dialog } from '../design/Dialog.tsx';
import { Form, useForm } from '../design/form.tsx';
import { TextArea } from '../design/inputs.tsx';
import { Section } from '../design/Page.tsx';
import { usePick, useTexts } from '../i18n/use-texts.ts';
import type { Run } from './step-panels.ts';
import { runnerTexts } from './texts.ts';

type HandOver = Run['handOvers'][number];

/** What this run leaves to other methods, and where it came from itself. */
export function HandOvers({ run }: { readonly run: Run }) {
  const t = useTexts(runnerTexts);
  if (run.handOvers.length === 0) return null;
  return (
    <Section title={t('handOvers')}>
      <ul className="plain-list stack">
        {run.handOvers.map((one) => (
          <li key={one.id}>
            <HandOverLine handOver={one} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function HandOverLine({ handOver }: { readonly handOver: HandOver }) {
  const t = useTexts(runnerTexts);
  const pick = usePick();
  const [declining, setDeclining] = useState(false);
  const start = useAct('methods.startHandOver');
  const params = { handOverId: handOver.id };
  const words = {
    open: t('handOverWaiting', { who: handOver.actingOrgName }),
    started: t('handOverStarted'),
    declined: t('handOverDeclined', { answer: handOver.answer ?? '' }),
    withdrawn: t('handOverWithdrawn'),
  };
  const title =
    handOver.direction === 'out'
      ? t('handOverOut', { method: pick(handOver.methodZh, handOver.methodEn) })
      : t('handOverIn', { reason: handOver.reason });
  const otherRun = handOver.direction === 'out' ? handOver.toRunId : handOver.fromRunId;
  return (
    <div className="stack">
      <div className="row">
        <strong>{title}</strong>
        <span className="muted">{words[handOver.state]}</span>
        {otherRun !== null && <Link href={`/runs/${otherRun}`}>{t('handOverOpenRun')}</Link>}
      </div>
      {handOver.mine && !handOver.startable && <p className="muted small">{t('handOverNotYet')}</p>}
      {start.error && <ProblemView problem={start.error} />}
      {handOver.mine && (
        <ButtonBar>
          {handOver.startable && (
            <Button
              small
              busy={start.isPending}
              onClick={() => void start.mutateAsync({ params }).catch(() => undefined)}
            >
              {t('handOverStart')}
            </Button>
          )}
          <Button small onClick={() => setDeclining(true)}>
            {t('handOverDecline')}
          </Button>
        </ButtonBar>
      )}
      {declining && <DeclineDialog handOver={handOver} onClose={() => setDeclining(false)} />}
    </div>
  );
}

function DeclineDialog({ handOver, onClose }: { readonly handOver: HandOver; readonly onClose: () => void }) {
  const t = useTexts(runnerTexts);
  const decline = useAct('methods.declineHandOver');
  const form = useForm({
    initial: { reason: '' },
    check: ({ reason }) => ({ reason: reason.trim().length < 2 ? t('reasonMissing') : undefined }),
    onSubmit: async ({ reason }) => {
      await decline.mutateAsync({ params: { handOverId: handOver.id }, body: { reason } });
      onClose();
    },
  });
  return (
    <Dialog title={t('handOverDecline')} onClose={onClose}>
      <Form form={form}>
        <TextArea {...form.field('reason')} label={t('handOverDeclineReason')} limit={500} rows={3} />
        <Button kind="main" type="submit" busy={form.busy}>
          {t('handOverDecline')}
        </Button>
      </Form>
    </Dialog>
  );
}
