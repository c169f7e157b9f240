import { useState } from 'react';
import { useAct } from '../../api/queries.ts';
import { Button, TextButton } from '../../design/Button.tsx';
import { DateField } from '../../design/DateField.tsx';
import { Dialog } from '../../design/Dialog.tsx';
import { Form, useForm } from '../../design/form.tsx';
import { TextArea } from '../../design/inputs.tsx';
import { notify } from '../../design/notices.ts';
import { usePick, useTexts } from '../../i18n/use-texts.ts';
import type { RoundView } from './RoundPage.tsx';
import { methodTexts } from './texts.ts';

/** Changes one date of an open round, with its reason. */
export function MoveDate({ round, step }: { readonly round: RoundView; readonly step: RoundView['steps'][number] }) {
  const t = useTexts(methodTexts);
  const pick = usePick();
  const [open, setOpen] = useState(false);
  const title = pick(step.titleZh, step.titleEn);
  return (
    <>
      <TextButton aria-label={t('moveDateOf', { step: title })} className="no-print" onClick={() => setOpen(true)}>
        {t('moveDate')}
      </TextButton>
      {open && <MoveDateDialog round={round} step={step} title={title} onClose={() => setOpen(false)} />}
    </>
  );
}

function MoveDateDialog({
  round,
  step,
  title,
  onClose,
}: {
  readonly round: RoundView;
  readonly step: RoundView['steps'][number];
  readonly title: string;
  readonly onClose: () => void;
}) {
  const t = useTexts(methodTexts);
  const move = useAct('rounds.moveDate');
  const form = useForm({
    initial: { date: step.dueOn ?? '', reason: '' },
    check: ({ reason }) => ({ reason: reason.trim().length < 2 ? t('reasonMissing') : undefined }),
    onSubmit: async (values) => {
      await move.mutateAsync({
        params: { roundId: round.id },
        body: { version: round.version, name: step.dateName ?? '', ...values },
      });
      notify(t('movedDate'));
      onClose();
    },
  });
  return (
    <Dialog title={t('moveDateTitle', { step: title })} onClose={onClose}>
      <Form form={form}>
        <DateField {...form.field('date')} label={t('newDate')} />
        <TextArea {...form.field('reason')} label={t('reason')} limit={300} rows={3} />
        <Button kind="main" type="submit" busy={form.busy}>
          {t('moveDateAct')}
        </Button>
      </Form>
    </Dialog>
  );
}

/** Ends a round; a reason is asked where something is late. */
export function CloseRound({ round }: { readonly round: RoundView }) {
  const t = useTexts(methodTexts);
  const [open, setOpen] = useState(false);
  const close = useAct('rounds.close');
  const form = useForm({
    initial: { reason: '' },
    check: ({ reason }) => ({ reason: round.late > 0 && reason.trim().length < 2 ? t('reasonMissing') : undefined }),
    onSubmit: async ({ reason }) => {
      await close.mutateAsync({ params: { roundId: round.id }, body: reason === '' ? {} : { reason } });
      setOpen(false);
    },
  });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('closeRound')}</Button>
      {open && (
        <Dialog title={t('closeRound')} onClose={() => setOpen(false)}>
          <Form form={form}>
            <p>{t('closeText')}</p>
            <TextArea
              {...form.field('reason')}
              label={t('closeReason')}
              optional={round.late === 0}
              limit={300}
              rows={3}
            />
            <Button kind="main" type="submit" busy={form.busy}>
              {t('closeAct')}
            </Button>
          </Form>
        </Dialog>
      )}
    </>
  );
}
