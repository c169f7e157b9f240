import { useState } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import { actTexts } from './act-texts.ts';
import { ActField, answerText, type ActQuestion } from './ActField.tsx';
import { Button, ButtonBar } from './Button.tsx';
import { formatInstant } from './dates.ts';
import { Dialog } from './Dialog.tsx';
import { Form, useForm } from './form.tsx';
import { Icon } from './Icon.tsx';
import { Checkbox } from './inputs.tsx';
import { notify } from './notices.ts';
import { DefinitionList } from './show.tsx';

/** Answers by the name of the question. */
export type ActAnswers = Readonly<Record<string, string>>;

/** Something that can be done on a page. */
export interface Act {
  readonly key: string;
  /** Names the act: 确认认领. */
  readonly label: string;
  readonly kind?: 'main' | 'plain' | 'danger' | undefined;
  /** What follows from it, above the questions. */
  readonly note?: string | undefined;
  readonly questions: readonly ActQuestion[];
  /** What is said when it is done. */
  readonly done: string;
  /** Official acts are checked before and receipted after. */
  readonly official?: boolean | undefined;
  readonly run: (answers: ActAnswers) => Promise<unknown>;
}

/** Buttons for what can be done; each opens its questions, or acts at once where there are none. */
export function Acts({ acts }: { readonly acts: readonly Act[] }) {
  const [open, setOpen] = useState<Act>();
  if (acts.length === 0 && !open) return null;
  return (
    <>
      <ButtonBar>
        {acts.map((act) => (
          <Button key={act.key} kind={act.kind ?? 'plain'} onClick={() => setOpen(act)}>
            {act.label}
          </Button>
        ))}
      </ButtonBar>
      {open && <ActDialog act={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}

/** An act in a window: its questions, for official acts the answers once more, then the receipt. */
export function ActDialog({ act, onClose }: { readonly act: Act; readonly onClose: () => void }) {
  const t = useTexts(actTexts);
  const [stage, setStage] = useState<'fill' | 'check' | 'receipt'>('fill');
  const [confirmed, setConfirmed] = useState(false);
  const [error, setError] = useState<string>();
  const form = useForm<Record<string, string>>({
    initial: Object.fromEntries(act.questions.map(({ name, initial }) => [name, initial ?? ''])),
    scope: `act-${act.key}`,
    check: (values) => faultsOf(act, values, t),
    onSubmit: async (values) => {
      if (act.official && stage === 'fill') return setStage('check');
      if (act.official && !confirmed) return setError(t('confirmMissing'));
      await act.run(values);
      if (act.official) return setStage('receipt');
      notify(act.done);
      onClose();
    },
  });
  const asked = act.questions.filter((question) => isAsked(question, form.values));
  if (stage === 'receipt') return <Receipt act={act} onClose={onClose} />;
  return (
    <Dialog title={stage === 'check' ? t('checkTitle', { act: act.label }) : act.label} onClose={onClose}>
      <Form form={form}>
        {act.note !== undefined && <p>{act.note}</p>}
        {stage === 'fill' &&
          asked.map((question) => (
            <ActField key={question.name} question={question} field={form.field(question.name)} />
          ))}
        {stage === 'check' && (
          <>
            <DefinitionList
              facts={asked.map((question) => ({
                label: question.label,
                value: checkedText(question, form.values[question.name] ?? '', t),
              }))}
            />
            <Checkbox
              name="confirmed"
              label={t('statement')}
              checked={confirmed}
              onChange={(checked) => {
                setConfirmed(checked);
                setError(undefined);
              }}
              error={error}
            />
          </>
        )}
        <ButtonBar>
          <Button kind={act.kind === 'danger' ? 'danger' : 'main'} type="submit" busy={form.busy}>
            {act.official && stage === 'fill' ? t('toCheck') : act.label}
          </Button>
          {stage === 'check' && <Button onClick={() => setStage('fill')}>{t('back')}</Button>}
        </ButtonBar>
      </Form>
    </Dialog>
  );
}

function Receipt({ act, onClose }: { readonly act: Act; readonly onClose: () => void }) {
  const t = useTexts(actTexts);
  const [at] = useState(() => new Date().toISOString());
  return (
    <Dialog title={act.label} onClose={onClose}>
      <div className="stack">
        <p role="status">
          <Icon name="check" size={2} /> <strong>{act.done}</strong>
        </p>
        <DefinitionList facts={[{ label: t('doneAt'), value: <time dateTime={at}>{formatInstant(at)}</time> }]} />
        <Button kind="main" onClick={onClose}>
          {t('close')}
        </Button>
      </div>
    </Dialog>
  );
}

type Words = ReturnType<typeof useTexts<typeof actTexts.zh>>;

function isAsked({ when }: ActQuestion, values: ActAnswers): boolean {
  return when === undefined || when.is.includes(values[when.name] ?? '');
}

function faultsOf(act: Act, values: ActAnswers, t: Words): Record<string, string | undefined> {
  return Object.fromEntries(
    act.questions.map((question) => {
      const value = (values[question.name] ?? '').trim();
      if (!isAsked(question, values)) return [question.name, undefined];
      if (value === '') {
        const isNeeded = !question.optional && question.kind !== 'check';
        return [question.name, isNeeded ? t('missing', { field: question.label }) : undefined];
      }
      const isWrong = question.pattern !== undefined && !question.pattern.test(value);
      return [
        question.name,
        isWrong ? t('malformed', { field: question.label, hint: question.hint ?? '' }) : undefined,
      ];
    }),
  );
}

function checkedText(question: ActQuestion, value: string, t: Words): string {
  if (question.kind === 'check') return value === 'true' ? t('yes') : t('no');
  return value === '' ? t('none') : answerText(question, value);
}
