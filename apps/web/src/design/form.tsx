import { useRef, useState, type FormEvent, type ReactNode } from 'react';
import { ApiProblem } from '../api/problem.ts';
import { ProblemView } from '../api/ProblemView.tsx';
import { useDraft, type DraftState } from '../state/draft.ts';
import { useLeaveWarning } from '../state/leave.ts';
import { ErrorSummary, type FormFault } from './ErrorSummary.tsx';

/** Faults by field name; a field without a fault is left out. */
export type Faults<Values> = { readonly [Name in keyof Values]?: string | undefined };

/** What `useForm` is told. */
export interface FormOptions<Values> {
  readonly initial: Values;
  /** Checks everything before sending; the server checks again. */
  readonly check?: (values: Values) => Faults<Values>;
  /** Does the act. An `ApiProblem` it throws is shown: its field errors at the fields, the rest above the form. */
  readonly onSubmit: (values: Values) => Promise<void> | void;
  /** Keeps typed text on this device under this name until it is sent (see `useDraft`). Never for ballots. */
  readonly draft?: string | undefined;
  /** Sets the ids of the controls apart where two forms may be on screen at once (a window above a page). */
  readonly scope?: string | undefined;
  /** `false`: leaving with unsent text does not ask (signing in, searching). */
  readonly warnOnLeave?: boolean | undefined;
}

/** A form in use. */
export interface FormState<Values> {
  readonly values: Values;
  readonly busy: boolean;
  readonly dirty: boolean;
  readonly faults: readonly FormFault[];
  readonly problem: ApiProblem | undefined;
  readonly attempt: number;
  readonly draft: DraftState;
  /** Properties of the control of one field: name, value, onChange, error. */
  readonly field: <Name extends keyof Values & string>(
    name: Name,
  ) => {
    readonly name: Name;
    readonly id: string | undefined;
    readonly value: Values[Name];
    readonly onChange: (value: Values[Name]) => void;
    readonly error: string | undefined;
  };
  readonly set: (change: Partial<Values>) => void;
  readonly submit: () => Promise<void>;
  /** Forgets typed values and faults. */
  readonly reset: (values?: Values) => void;
}

/** State of a form: values, faults, sending. Checks on submit; typed text survives everything but success. */
export function useForm<Values extends object>(options: FormOptions<Values>): FormState<Values> {
  const [values, setValues, draft] = useDraft(options.draft, options.initial);
  const [dirty, setDirty] = useState(false);
  const [busy, setBusy] = useState(false);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [problem, setProblem] = useState<ApiProblem>();
  const [attempt, setAttempt] = useState(0);
  const sending = useRef(false);
  useLeaveWarning(dirty && !busy && options.warnOnLeave !== false);

  const idOf = (name: string) => (options.scope === undefined ? undefined : `${options.scope}-${name}`);
  const set = (change: Partial<Values>) => {
    setDirty(true);
    setValues({ ...values, ...change });
  };
  const fail = (found: Readonly<Record<string, string>>, refused: ApiProblem | undefined) => {
    setErrors(found);
    setProblem(refused);
    setAttempt((count) => count + 1);
  };
  const submit = async () => {
    if (sending.current) return;
    const found = onlyFaults(options.check?.(values) ?? {});
    if (Object.keys(found).length > 0) return fail(found, undefined);
    sending.current = true;
    setBusy(true);
    try {
      await options.onSubmit(values);
      setDirty(false);
      setErrors({});
      setProblem(undefined);
      draft.clear();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      fail(error.fieldMessages(Object.keys(values)), error);
    } finally {
      sending.current = false;
      setBusy(false);
    }
  };
  return {
    values,
    busy,
    dirty,
    problem,
    attempt,
    draft,
    faults: Object.entries(errors).map(([field, message]) => ({ field, id: idOf(field), message })),
    field: (name) => ({
      name,
      id: idOf(name),
      value: values[name],
      onChange: (value) => set({ [name]: value } as unknown as Partial<Values>),
      error: errors[name],
    }),
    set,
    submit,
    reset(next) {
      setValues(next ?? options.initial);
      setDirty(false);
      setErrors({});
      setProblem(undefined);
      draft.clear();
    },
  };
}

/** A form with its faults at the top. Enter submits; the browser's own bubbles are off. */
export function Form<Values extends object>({
  form,
  children,
}: {
  readonly form: FormState<Values>;
  readonly children: ReactNode;
}) {
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void form.submit();
  };
  return (
    <form className="form" noValidate onSubmit={onSubmit}>
      <ErrorSummary faults={form.faults} attempt={form.attempt} />
      {form.problem && form.problem.hasMoreThanFields(Object.keys(form.values)) && (
        <ProblemView problem={form.problem} attempt={form.attempt} />
      )}
      {children}
    </form>
  );
}

function onlyFaults(faults: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [name, message] of Object.entries(faults))
    if (typeof message === 'string' && message) found[name] = message;
  return found;
}
