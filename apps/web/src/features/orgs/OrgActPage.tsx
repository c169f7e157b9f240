import { useState } from 'react';
import { Link } from 'wouter';
import { ApiProblem } from '../../api/problem.ts';
import { ProblemView } from '../../api/ProblemView.tsx';
import { useAct, useCall } from '../../api/queries.ts';
import type { Input } from '../../api/routes.ts';
import { Button, ButtonBar } from '../../design/Button.tsx';
import { todayInChina } from '../../design/dates.ts';
import { Form, useForm } from '../../design/form.tsx';
import { Page, Section, type Crumb } from '../../design/Page.tsx';
import { CheckPage, ReceiptPage } from '../../design/papers.tsx';
import { Forbidden, Loaded } from '../../design/States.tsx';
import { usePick, useTexts } from '../../i18n/use-texts.ts';
import { useAddress } from '../../shell/address.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { ActField } from './ActField.tsx';
import {
  actNames,
  bodyOf,
  fieldsOf,
  initialValues,
  optionalFields,
  routeOf,
  type ActName,
  type ActValues,
} from './acts.ts';
import { instantNow } from './instant-now.ts';
import { orgTexts } from './texts.ts';
import { useActWords } from './act-words.ts';
import type { OrgPage } from './words.ts';

/** One change of an organisation: fields, 核对页, receipt. */
export function OrgActPage({ params }: PageParams) {
  const orgId = Number(params['orgId']);
  const act = actNames.find((name) => name === params['act']);
  const view = useCall('orgs.view', { params: { orgId }, query: {} });
  if (!act) return <Forbidden />;
  return <Loaded query={view}>{(page) => <ActFlow key={act} act={act} page={page} />}</Loaded>;
}

function ActFlow({ act, page }: { readonly act: ActName; readonly page: OrgPage }) {
  const t = useTexts(orgTexts);
  const words = useActWords();
  const [address] = useAddress();
  // Refusals of a rule stand on the check page; only faults of a field lead back to the form.
  const [stage, setStage] = useState<'form' | 'check' | 'done'>('form');
  const [confirmed, setConfirmed] = useState(false);
  const [error, setError] = useState<string>();
  const [problem, setProblem] = useState<ApiProblem>();
  const [doneAt, setDoneAt] = useState('');
  // The version the person saw, kept while the page is open: a later change by others is refused, not overwritten.
  const [seen] = useState(page);
  const send = useAct(routeOf[act]);
  const step = address.get('step');
  const crumbs: Crumb[] = [
    { label: t('orgs'), href: '/orgs' },
    { label: seen.org.shortName, href: `/orgs/${seen.org.id}` },
  ];
  const form = useForm<ActValues>({
    initial: initialValues(seen, todayInChina()),
    draft: `org-${act}-${seen.org.id}`,
    check: (values) =>
      Object.fromEntries(
        fieldsOf[act].flatMap((field) =>
          values[field].trim() === '' && !optionalFields.has(field)
            ? [[field, t('needed', { label: words.label(field, act) })]]
            : [],
        ),
      ),
    onSubmit: () => {
      setConfirmed(false);
      setProblem(undefined);
      setStage('check');
    },
  });
  const submit = async () => {
    if (!confirmed) return setError(t('confirmFirst'));
    const body = {
      ...bodyOf(act, form.values, seen.org.version),
      ...(step === null || act === 'reply' || act === 'activate' || act === 'term' ? {} : { runStepId: Number(step) }),
    };
    try {
      // The body is put together by the act; the server checks its shape.
      await send.mutateAsync({ params: { orgId: seen.org.id }, body } as unknown as Input<
        (typeof routeOf)[typeof act]
      >);
      form.reset();
      setDoneAt(instantNow());
      setStage('done');
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      setProblem(failure);
    }
  };
  if (stage === 'done') {
    const next =
      act === 'reply'
        ? t('replyNext', { name: seen.org.name })
        : act === 'term'
          ? t('termNext', { name: seen.org.name })
          : t('doneNext', { name: seen.org.name, day: form.values.effectiveOn });
    return (
      <ReceiptPage
        title={t('doneTitle', { act: words.title(act) })}
        at={doneAt}
        next={next}
        backHref={`/orgs/${seen.org.id}`}
        backLabel={seen.org.shortName}
      />
    );
  }
  if (stage === 'check') {
    return (
      <CheckPage
        title={words.title(act)}
        crumbs={crumbs}
        answers={fieldsOf[act].map((field) => ({
          label: words.label(field, act),
          value: words.value(field, form.values) || '—',
          onEdit: () => setStage('form'),
        }))}
        statement={t('statement')}
        confirmed={confirmed}
        onConfirm={(value) => {
          setConfirmed(value);
          setError(undefined);
        }}
        error={error}
        action={words.submit(act)}
        busy={send.isPending}
        onSubmit={() => void submit()}
        onBack={() => setStage('form')}
      >
        {problem && <ProblemView problem={problem} />}
      </CheckPage>
    );
  }
  return (
    <Page title={`${words.title(act)}：${seen.org.shortName}`} crumbs={crumbs} width="form" note={words.note(act)}>
      {act === 'dissolve' && <Blockers orgId={seen.org.id} />}
      <Form form={form}>
        {fieldsOf[act].map((field) => (
          <ActField key={field} field={field} act={act} form={form} />
        ))}
        <ButtonBar>
          <Button kind="main" type="submit" busy={form.busy}>
            {t('next')}
          </Button>
        </ButtonBar>
      </Form>
    </Page>
  );
}

function Blockers({ orgId }: { readonly orgId: number }) {
  const t = useTexts(orgTexts);
  const pick = usePick();
  const blockers = useCall('orgs.blockers', { params: { orgId } });
  return (
    <Section title={t('blockers')}>
      <Loaded query={blockers}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{t('noBlockers')}</p>
          ) : (
            <ul className="stack">
              {items.map((item) => (
                <li key={item.kind}>
                  {pick(item.zh, item.en)} {item.link !== null && <Link href={item.link}>{t('openBlocker')}</Link>}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}
