import type { FieldRule } from '@jishi/domain';
import { useMemo, useState } from 'react';
import { ApiProblem } from '../../api/problem.ts';
import { useAct } from '../../api/queries.ts';
import {
  Button,
  ButtonBar,
  CheckPage,
  Dialog,
  DraftNote,
  ErrorSummary,
  formatClock,
  ProblemView,
  TextButton,
  useIsNarrow,
} from '../../design/index.ts';
import { usePick, useTexts } from '../../i18n/use-texts.ts';
import { useDraft } from '../../state/draft.ts';
import { useLeaveWarning } from '../../state/leave.ts';
import { Evidence } from './Evidence.tsx';
import { useAnswers } from './FieldAnswers.tsx';
import { typedOf, valuesOf, type Typed } from './field-values.ts';
import { FormField, type PathFaults } from './FormField.tsx';
import type { FormView } from './FormPage.tsx';
import { formTexts } from './texts.ts';
import { useServerDraft } from './use-server-draft.ts';

/** Filling in, checking and signing. Text is kept on the device and, at each pause, on the server. */
export function FillForm({ view, onSigned }: { readonly view: FormView; readonly onSigned: (view: FormView) => void }) {
  const t = useTexts(formTexts);
  const fields = view.definition.fields as unknown as readonly FieldRule[];
  const [typed, setTyped, draft] = useDraft<Typed>(`form-${view.id}`, typedOf(fields, view.values));
  const values = useMemo(() => valuesOf(fields, typed), [fields, typed]);
  const server = useServerDraft(view.id, view.version, values);
  const [stage, setStage] = useState<'fill' | 'check'>('fill');
  const [faults, setFaults] = useState<PathFaults>({});
  const [problem, setProblem] = useState<ApiProblem>();
  const [attempt, setAttempt] = useState(0);
  useLeaveWarning(server.state === 'failed');
  const sign = useAct('forms.sign');

  const show = (error: unknown) => {
    if (!(error instanceof ApiProblem)) throw error;
    const found = Object.fromEntries(error.errors.map((each) => [each.path.replace(/^values\./, ''), each.message]));
    setFaults(found);
    setProblem(Object.keys(found).length > 0 ? undefined : error);
    setAttempt((count) => count + 1);
    setStage('fill');
  };
  const toCheck = async () => {
    try {
      await server.flush();
      setFaults({});
      setProblem(undefined);
      setStage('check');
    } catch (error) {
      show(error);
    }
  };
  const submit = async () => {
    try {
      const signed = await sign.mutateAsync({
        params: { formId: view.id },
        body: { values, version: server.version() },
      });
      draft.clear();
      onSigned(signed);
    } catch (error) {
      show(error);
    }
  };
  if (stage === 'check') {
    return (
      <Check
        view={view}
        fields={fields}
        values={values}
        busy={sign.isPending}
        onBack={() => setStage('fill')}
        onSubmit={() => void submit()}
      />
    );
  }
  return (
    <div className="stack-loose">
      {view.returnedReason && <p className="card">{t('returnedBecause', { reason: view.returnedReason })}</p>}
      {attempt > 0 && Object.keys(faults).length > 0 && (
        <ErrorSummary
          attempt={attempt}
          faults={Object.entries(faults).map(([field, message]) => ({ field, message }))}
        />
      )}
      {problem && <ProblemView problem={problem} attempt={attempt} />}
      <Questions
        view={view}
        fields={fields}
        typed={typed}
        faults={faults}
        onChange={setTyped}
        onSave={() => server.flush().catch(show)}
        onCheck={() => void toCheck()}
      />
      <div className="row" role="status">
        {server.state === 'saving' && t('saving')}
        {server.state === 'saved' && server.savedAt && t('savedAt', { time: formatClock(server.savedAt) })}
        {server.state === 'failed' && (
          <>
            {t('notSaved')} <TextButton onClick={() => void server.flush().catch(show)}>{t('tryAgain')}</TextButton>
          </>
        )}
      </div>
      {draft.restoredFrom && (
        <DraftNote
          draft={draft}
          onDiscard={() => {
            setTyped(typedOf(fields, view.values));
            draft.clear();
          }}
        />
      )}
      {server.state === 'outdated' && (
        <Outdated
          onTheirs={() => {
            draft.clear();
            location.reload();
          }}
          onMine={() => server.takeOver(Number(server.problem?.facts['version'] ?? view.version))}
        />
      )}
    </div>
  );
}

/** All fields on a PC; on a phone one question at a time when there are many. */
function Questions({
  view,
  fields,
  typed,
  faults,
  onChange,
  onSave,
  onCheck,
}: {
  readonly view: FormView;
  readonly fields: readonly FieldRule[];
  readonly typed: Typed;
  readonly faults: PathFaults;
  readonly onChange: (typed: Typed) => void;
  readonly onSave: () => Promise<void>;
  readonly onCheck: () => void;
}) {
  const t = useTexts(formTexts);
  const narrow = useIsNarrow();
  const [at, setAt] = useState(0);
  const oneByOne = narrow && fields.length > 3 && Object.keys(faults).length === 0;
  const shown = oneByOne ? fields.slice(at, at + 1) : fields;
  const isLast = !oneByOne || at >= fields.length - 1;
  return (
    <>
      {oneByOne && (
        <div className="row row-between">
          {at > 0 ? <TextButton onClick={() => setAt(at - 1)}>{t('previous')}</TextButton> : <span />}
          <span className="muted">{t('progress', { no: at + 1, all: fields.length })}</span>
        </div>
      )}
      {shown.map((field) => (
        <FormField
          key={field.id}
          field={field}
          path={field.id}
          value={typed[field.id]}
          onChange={(value) => onChange({ ...typed, [field.id]: value })}
          faults={faults}
          orgId={view.orgId}
        />
      ))}
      {isLast && <Evidence view={view} />}
      <ButtonBar wide>
        {isLast ? (
          <Button kind="main" onClick={onCheck}>
            {t('toCheck')}
          </Button>
        ) : (
          <Button
            kind="main"
            onClick={() => {
              void onSave();
              setAt(at + 1);
              window.scrollTo(0, 0);
            }}
          >
            {t('next')}
          </Button>
        )}
      </ButtonBar>
    </>
  );
}

function Check({
  view,
  fields,
  values,
  busy,
  onBack,
  onSubmit,
}: {
  readonly view: FormView;
  readonly fields: readonly FieldRule[];
  readonly values: Typed;
  readonly busy: boolean;
  readonly onBack: () => void;
  readonly onSubmit: () => void;
}) {
  const t = useTexts(formTexts);
  const pick = usePick();
  const answer = useAnswers(view.orgId, fields);
  const [confirmed, setConfirmed] = useState(false);
  const [missing, setMissing] = useState(false);
  return (
    <CheckPage
      title={t('check')}
      answers={[
        ...fields.map((field) => ({
          label: pick(field.titleZh, field.titleEn ?? field.titleZh),
          value: answer(field, values),
          onEdit: onBack,
        })),
        ...(view.evidence.length > 0
          ? [{ label: t('evidence'), value: view.evidence.map((file) => file.name).join('、'), onEdit: onBack }]
          : []),
      ]}
      confirmed={confirmed}
      onConfirm={setConfirmed}
      error={missing && !confirmed ? t('confirmMissing') : undefined}
      action={t('signAct')}
      busy={busy}
      onSubmit={() => (confirmed ? onSubmit() : setMissing(true))}
      onBack={onBack}
    />
  );
}

function Outdated({ onTheirs, onMine }: { readonly onTheirs: () => void; readonly onMine: () => void }) {
  const t = useTexts(formTexts);
  return (
    <Dialog
      title={t('changed')}
      persistent
      onClose={onMine}
      actions={
        <ButtonBar>
          <Button kind="main" onClick={onTheirs}>
            {t('useTheirs')}
          </Button>
          <Button onClick={onMine}>{t('useMine')}</Button>
        </ButtonBar>
      }
    >
      <p>{t('changedText')}</p>
    </Dialog>
  );
}
