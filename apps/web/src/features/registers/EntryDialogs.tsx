import { useAct } from '../../api/queries.ts';
import { Button } from '../../design/Button.tsx';
import { DateField } from '../../design/DateField.tsx';
import { todayInChina } from '../../design/dates.ts';
import { Dialog } from '../../design/Dialog.tsx';
import { Form, useForm } from '../../design/form.tsx';
import { Select, TextArea, TextInput } from '../../design/inputs.tsx';
import { notify } from '../../design/notices.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import type { EntryView } from './EntryPage.tsx';
import { SourceField, sourceOf } from './SourceFields.tsx';
import { registerTexts } from './texts.ts';
import { statusTitle } from './words.ts';

interface DialogProps {
  readonly view: EntryView;
  readonly onClose: () => void;
}
type SteppedProps = DialogProps & { readonly step: string | null };

/** Value that stands for "off the register" in the list of next statuses. */
const off = '-';

/** Changes the status by a declared transition, or takes the entry off the register. */
export function MoveDialog({ view, step, onClose }: SteppedProps) {
  const t = useTexts(registerTexts);
  const move = useAct('registers.move');
  const { entry, kind } = view;
  const next = kind.definition.transitions.filter(({ from }) => from === entry.status);
  const form = useForm({
    initial: { to: next[0] ? (next[0].to ?? off) : '', on: todayInChina(), reason: '', sourceRef: '' },
    scope: 'move',
    check: ({ reason, sourceRef }) => ({
      reason: reason.trim().length < 4 ? t('reasonShort') : undefined,
      sourceRef: sourceRef.trim().length < 2 ? t('needed', { label: t('source') }) : undefined,
    }),
    onSubmit: async ({ to, on, reason, sourceRef }) => {
      await move.mutateAsync({
        params: { entryId: entry.id },
        body: { to: to === off ? null : to, on, reason, version: entry.version, ...sourceOf(step, sourceRef) },
      });
      notify(t('moved'));
      onClose();
    },
  });
  return (
    <Dialog title={t('move')} onClose={onClose}>
      <Form form={form}>
        <Select
          {...form.field('to')}
          label={t('moveTo')}
          emptyLabel={null}
          choices={next.map(({ to, titleZh }) => ({
            value: to ?? off,
            label: to === null ? titleZh : `${titleZh}：${statusTitle(kind, to, t('outside'))}`,
          }))}
        />
        <DateField {...form.field('on')} label={t('on')} max={todayInChina()} />
        <SourceField {...form.field('sourceRef')} />
        <TextArea {...form.field('reason')} label={t('reason')} limit={500} rows={3} />
        <Button kind="main" type="submit" busy={form.busy}>
          {t('moveAct')}
        </Button>
      </Form>
    </Dialog>
  );
}

/** Corrects the content; the history keeps what stood there. */
export function CorrectDialog({ view, step, onClose }: SteppedProps) {
  const t = useTexts(registerTexts);
  const correct = useAct('registers.correct');
  const { entry, kind } = view;
  const names = kind.definition.fields.map(({ key }) => key);
  const form = useForm<Record<string, string>>({
    initial: { ...Object.fromEntries(names.map((key) => [key, entry.fields[key] ?? ''])), reason: '', sourceRef: '' },
    scope: 'correct',
    check: (values) => ({
      reason: (values['reason'] ?? '').trim().length < 4 ? t('reasonShort') : undefined,
      sourceRef: (values['sourceRef'] ?? '').trim().length < 2 ? t('needed', { label: t('source') }) : undefined,
    }),
    onSubmit: async (values) => {
      await correct.mutateAsync({
        params: { entryId: entry.id },
        body: {
          fields: Object.fromEntries(names.map((key) => [key, values[key] ?? ''])),
          reason: values['reason'] ?? '',
          version: entry.version,
          ...sourceOf(step, values['sourceRef'] ?? ''),
        },
      });
      notify(t('corrected'));
      onClose();
    },
  });
  return (
    <Dialog title={t('correct')} onClose={onClose}>
      <Form form={form}>
        <p className="muted">{t('correctText')}</p>
        {kind.definition.fields.map(({ key, titleZh, required }) => (
          <TextInput key={key} {...form.field(key)} label={titleZh} optional={!required} />
        ))}
        <SourceField {...form.field('sourceRef')} />
        <TextArea {...form.field('reason')} label={t('reason')} limit={500} rows={3} />
        <Button kind="main" type="submit" busy={form.busy}>
          {t('correctAct')}
        </Button>
      </Form>
    </Dialog>
  );
}

/** Notes that the entry was checked and holds. */
export function ReviewDialog({ view, onClose }: DialogProps) {
  const t = useTexts(registerTexts);
  const review = useAct('registers.review');
  const form = useForm({
    initial: { note: '' },
    scope: 'review',
    onSubmit: async ({ note }) => {
      await review.mutateAsync({ params: { entryId: view.entry.id }, body: { note, version: view.entry.version } });
      notify(t('reviewed'));
      onClose();
    },
  });
  return (
    <Dialog title={t('review')} onClose={onClose}>
      <Form form={form}>
        <p>{t('reviewText')}</p>
        <TextArea {...form.field('note')} label={t('reviewNote')} optional limit={500} rows={3} />
        <Button kind="main" type="submit" busy={form.busy}>
          {t('reviewAct')}
        </Button>
      </Form>
    </Dialog>
  );
}

/** Answers the objection of the person listed. */
export function AnswerDialog({ view, onClose }: DialogProps) {
  const t = useTexts(registerTexts);
  const answer = useAct('registers.answer');
  const form = useForm({
    initial: { answer: '' },
    scope: 'answer',
    check: (values) => ({ answer: values.answer.trim().length < 4 ? t('reasonShort') : undefined }),
    onSubmit: async (values) => {
      await answer.mutateAsync({
        params: { entryId: view.entry.id },
        body: { answer: values.answer, version: view.entry.version },
      });
      notify(t('answered'));
      onClose();
    },
  });
  return (
    <Dialog title={t('answer')} onClose={onClose}>
      <Form form={form}>
        <p>{view.objection?.statement}</p>
        <TextArea {...form.field('answer')} label={t('answerLabel')} hint={t('answerHint')} limit={500} rows={4} />
        <Button kind="main" type="submit" busy={form.busy}>
          {t('answerAct')}
        </Button>
      </Form>
    </Dialog>
  );
}
