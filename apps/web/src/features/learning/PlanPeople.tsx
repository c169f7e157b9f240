import { useState } from 'react';
import { Link } from 'wouter';
import { TextButton } from '../../design/Button.tsx';
import type { Column } from '../../design/columns.ts';
import { DataTable } from '../../design/DataTable.tsx';
import { Section } from '../../design/Page.tsx';
import { StatusTag, type TagTone } from '../../design/show.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import type { Plan } from './PlanPage.tsx';
import { learningTexts } from './texts.ts';
import { WithdrawTest } from './withdrawals.tsx';

type Learner = Plan['learners'][number];

const tones: Readonly<Record<Learner['state'], TagTone>> = {
  enrolled: 'grey',
  attended: 'blue',
  passed: 'green',
  'make-up': 'amber',
  'not-passed': 'red',
};

/** Everybody of the plan with what they learnt, by name: no order by marks or hours, here or anywhere. */
export function PlanPeople({ plan }: { readonly plan: Plan }) {
  const t = useTexts(learningTexts);
  const [withdrawing, setWithdrawing] = useState<number>();
  const words = {
    enrolled: t('stateEnrolled'),
    attended: t('stateAttended'),
    passed: t('statePassed'),
    'make-up': t('stateMakeUp'),
    'not-passed': t('stateNotPassed'),
  };
  const columns: readonly Column<Learner>[] = [
    { id: 'name', header: t('learner'), names: true, cell: ({ name }) => name },
    {
      id: 'state',
      header: t('state'),
      cell: ({ state }) => <StatusTag tone={tones[state]}>{words[state]}</StatusTag>,
    },
    ...(plan.minHours === null
      ? []
      : [{ id: 'hours', header: t('hours'), align: 'right', cell: ({ hours }: Learner) => hours } as const]),
    ...(plan.test === null
      ? []
      : [
          {
            id: 'tests',
            header: t('tests'),
            weight: 2,
            cell: ({ name, tests }: Learner) => (
              <Results plan={plan} name={name} tests={tests} onWithdraw={setWithdrawing} />
            ),
          },
        ]),
    ...(plan.hasCertificate
      ? [
          {
            id: 'certificate',
            header: t('certificate'),
            cell: ({ certificateId, name }: Learner) =>
              certificateId !== null && (
                <Link href={`/learning/certificates/${certificateId}`} aria-label={t('certificateOf', { name })}>
                  {t('open')}
                </Link>
              ),
          },
        ]
      : []),
  ];
  return (
    <Section title={t('learners')}>
      <p className="muted small">{t('learnersPrivate')}</p>
      <DataTable caption={t('learners')} rows={plan.learners} rowId={({ memberId }) => memberId} columns={columns} />
      {withdrawing !== undefined && (
        <WithdrawTest plan={plan} testId={withdrawing} onClose={() => setWithdrawing(undefined)} />
      )}
    </Section>
  );
}

function Results({
  plan,
  name,
  tests,
  onWithdraw,
}: {
  readonly plan: Plan;
  readonly name: string;
  readonly tests: Learner['tests'];
  readonly onWithdraw: (testId: number) => void;
}) {
  const t = useTexts(learningTexts);
  const last = tests.at(-1);
  return (
    <>
      {tests.map((test) => (
        <span key={test.id} className="block">
          {t(test.isPassed ? 'resultPassed' : 'resultFailed', { date: test.takenOn, marks: test.marks })}
          {test.isMakeUp && `（${t('retest')}）`}
        </span>
      ))}
      {last && plan.state !== 'credited' && (
        <TextButton aria-label={t('withdrawResultOf', { name })} onClick={() => onWithdraw(last.id)}>
          {t('withdraw')}
        </TextButton>
      )}
    </>
  );
}
