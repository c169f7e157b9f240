import { useRef, useState } from 'react';
import { call } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';
import type { Output } from '../../api/routes.ts';
import {
  Button,
  ButtonBar,
  DefinitionList,
  ErrorSummary,
  NumberField,
  ProblemView,
  RadioGroup,
  TextArea,
} from '../../design/index.ts';
import { usePick, useTexts } from '../../i18n/use-texts.ts';
import { Bare } from './Bare.tsx';
import { appraisalTexts } from './texts.ts';

/** A sheet as it is opened by its code. */
export type SheetView = Output<'appraisals.sheet'>;

type Question = SheetView['questions'][number];
type Answers = Readonly<Record<string, string>>;

/** The questions, their check page and the casting. Answers live in this component alone and go with it. */
export function Sheet({
  code,
  sheet,
  onDone,
}: {
  readonly code: string;
  readonly sheet: SheetView;
  readonly onDone: () => void;
}) {
  const t = useTexts(appraisalTexts);
  const pick = usePick();
  const [answers, setAnswers] = useState<Answers>({});
  const [checking, setChecking] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const missing = sheet.questions.filter((question) => question.required && !answers[question.id]);
  const title = (question: Question) => pick(question.titleZh, question.titleEn ?? question.titleZh);
  const counted = sheet.questions.filter((question) => question.kind !== 'text');
  if (checking) {
    return <CheckSheet code={code} sheet={sheet} answers={answers} onBack={() => setChecking(false)} onDone={onDone} />;
  }
  const next = () => {
    setAttempt((count) => count + 1);
    if (missing.length === 0) setChecking(true);
  };
  return (
    <Bare title={sheet.titleZh}>
      {attempt > 0 && missing.length > 0 && (
        <ErrorSummary
          attempt={attempt}
          faults={missing.map((question) => ({
            field: question.id,
            message: t('answerMissing', { title: title(question) }),
          }))}
        />
      )}
      {sheet.questions.map((question) => (
        <QuestionField
          key={question.id}
          question={question}
          limit={sheet.commentMaxLength}
          value={answers[question.id] ?? ''}
          onChange={(value) => setAnswers({ ...answers, [question.id]: value })}
          error={attempt > 0 && missing.includes(question) ? t('answerMissing', { title: title(question) }) : undefined}
        />
      ))}
      <div className="sheet-foot">
        <span role="status">
          {t('chosen', { done: counted.filter((each) => answers[each.id]).length, all: counted.length })}
        </span>
        <Button kind="main" onClick={next}>
          {t('toCheck')}
        </Button>
      </div>
    </Bare>
  );
}

function QuestionField({
  question,
  value,
  onChange,
  error,
  limit,
}: {
  readonly question: Question;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | undefined;
  readonly limit: number;
}) {
  const t = useTexts(appraisalTexts);
  const pick = usePick();
  const base = {
    name: question.id,
    label: pick(question.titleZh, question.titleEn ?? question.titleZh),
    value,
    onChange,
    error,
    ...(question.required ? {} : { optional: true }),
  };
  if (question.kind === 'text') return <TextArea {...base} limit={limit} rows={4} />;
  if (question.kind === 'score') {
    return <NumberField {...base} hint={t('points', { max: question.maxPoints ?? 100 })} />;
  }
  return (
    <RadioGroup
      {...base}
      choices={[
        ...question.options.map((option) => ({
          value: option.value,
          label: pick(option.titleZh, option.titleEn ?? option.titleZh),
        })),
        // Where the answer may be left out, leaving it out is a choice one can see.
        ...(question.required ? [] : [{ value: '', label: t('abstain'), hint: t('abstainHint') }]),
      ]}
    />
  );
}

function CheckSheet({
  code,
  sheet,
  answers,
  onBack,
  onDone,
}: {
  readonly code: string;
  readonly sheet: SheetView;
  readonly answers: Answers;
  readonly onBack: () => void;
  readonly onDone: () => void;
}) {
  const t = useTexts(appraisalTexts);
  const pick = usePick();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const sending = useRef(false);
  const cast = async () => {
    if (sending.current) return;
    sending.current = true;
    setBusy(true);
    try {
      await call('appraisals.cast', { params: { code }, body: { answers: sentAnswers(sheet, answers) } });
      onDone();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    } finally {
      sending.current = false;
      setBusy(false);
    }
  };
  const shown = (question: Question) => {
    const value = answers[question.id];
    if (!value) return question.kind === 'choice' ? t('abstain') : t('notAnswered');
    const option = question.options.find((each) => each.value === value);
    return option ? pick(option.titleZh, option.titleEn ?? option.titleZh) : value;
  };
  return (
    <Bare title={t('check')}>
      {problem && <ProblemView problem={problem} />}
      <DefinitionList
        facts={sheet.questions.map((question) => ({
          label: pick(question.titleZh, question.titleEn ?? question.titleZh),
          value: shown(question),
        }))}
      />
      <p>{t('castNote')}</p>
      <ButtonBar wide>
        <Button kind="main" busy={busy} onClick={() => void cast()}>
          {t('cast')}
        </Button>
        <Button onClick={onBack}>{t('back')}</Button>
      </ButtonBar>
    </Bare>
  );
}

function sentAnswers(sheet: SheetView, answers: Answers): Record<string, string | number> {
  const sent: Record<string, string | number> = {};
  for (const question of sheet.questions) {
    const value = answers[question.id];
    if (!value) continue;
    sent[question.id] = question.kind === 'score' ? Number(value) * 100 : value;
  }
  return sent;
}
