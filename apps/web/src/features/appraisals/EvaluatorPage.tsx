import '../../design/papers.css';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { call } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';
import { Button, ButtonBar, Form, Icon, ProblemView, TextInput, formatInstant, useForm } from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { Bare } from './Bare.tsx';
import { Sheet, type SheetView } from './Sheet.tsx';
import { appraisalTexts } from './texts.ts';

type Stage =
  | { readonly name: 'code' }
  | { readonly name: 'before' | 'sheet'; readonly code: string; readonly sheet: SheetView }
  | { readonly name: 'done' };

// Between the address that was scanned and the page without it; never stored anywhere.
let scanned: string | undefined;

/**
 * The page of somebody with a one-time code, on a phone. The code leaves the address at once; no answer ever stands in
 * an address, a title, the history or a draft.
 */
export function EvaluatorPage({ params }: PageParams) {
  const t = useTexts(appraisalTexts);
  const [, navigate] = useLocation();
  const [stage, setStage] = useState<Stage>({ name: 'code' });
  const [problem, setProblem] = useState<ApiProblem>();
  const { code } = params;
  const open = async (given: string) => {
    try {
      const sheet = await call('appraisals.sheet', { params: { code: given } });
      setProblem(undefined);
      setStage({ name: 'before', code: given, sheet });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    }
  };
  useEffect(() => {
    if (code !== undefined) {
      scanned = code;
      navigate('/a', { replace: true });
      return;
    }
    const given = scanned;
    scanned = undefined;
    // After the effect: the answer comes later anyway.
    if (given !== undefined) queueMicrotask(() => void open(given));
  }, [code, navigate]);

  if (!window.isSecureContext) {
    return (
      <Bare title={t('notSecure')}>
        <p>{t('notSecureText')}</p>
      </Bare>
    );
  }
  if (stage.name === 'done') {
    return (
      <Bare title={t('castDone')}>
        <span className="receipt-mark" aria-hidden="true">
          <Icon name="check" size={2} />
        </span>
        <p role="status">{t('castDoneText')}</p>
        <Button onClick={() => setStage({ name: 'code' })}>{t('another')}</Button>
      </Bare>
    );
  }
  if (stage.name === 'before') {
    return <Before sheet={stage.sheet} onStart={() => setStage({ ...stage, name: 'sheet' })} />;
  }
  if (stage.name === 'sheet') {
    return <Sheet code={stage.code} sheet={stage.sheet} onDone={() => setStage({ name: 'done' })} />;
  }
  return (
    <Bare title={t('sheet')}>
      {problem && <ProblemView problem={problem} />}
      <CodeForm onOpen={open} />
    </Bare>
  );
}

function CodeForm({ onOpen }: { readonly onOpen: (code: string) => Promise<void> }) {
  const t = useTexts(appraisalTexts);
  const form = useForm({
    initial: { code: '' },
    warnOnLeave: false,
    check: ({ code }) => ({ code: code.replace(/[^0-9a-z]/gi, '').length < 6 ? t('codeMissing') : undefined }),
    onSubmit: ({ code }) => onOpen(code.trim()),
  });
  return (
    <Form form={form}>
      <TextInput
        {...form.field('code')}
        label={t('codeLabel')}
        hint={t('codeHint')}
        width="20"
        autoComplete="off"
        spellCheck={false}
      />
      <Button kind="main" type="submit" busy={form.busy}>
        {t('openSheet')}
      </Button>
    </Form>
  );
}

function Before({ sheet, onStart }: { readonly sheet: SheetView; readonly onStart: () => void }) {
  const t = useTexts(appraisalTexts);
  return (
    <Bare title={sheet.titleZh}>
      <p>
        {sheet.orgName} · {t('closesAt', { time: formatInstant(sheet.closesAt) })}
      </p>
      <p>{t('forWhom', { group: sheet.groupTitleZh })}</p>
      <section className="card stack" aria-labelledby="who-sees">
        <h2 id="who-sees">{t('whoSees')}</h2>
        <ul className="stack">
          <li>{t('nobody')}</li>
          <li>{t('onlyTurnout')}</li>
          <li>{t('smallGroups', { least: sheet.withholdBelow })}</li>
          {sheet.questions.some((question) => question.kind === 'text') && <li>{t('commentsShown')}</li>}
          <li>{t('once')}</li>
        </ul>
      </section>
      <ButtonBar wide>
        <Button kind="main" onClick={onStart}>
          {t('start')}
        </Button>
      </ButtonBar>
    </Bare>
  );
}
