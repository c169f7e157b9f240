import { useAct } from '../../api/queries.ts';
import type { Act, ActAnswers } from '../../design/ActDialog.tsx';
import type { ActQuestion } from '../../design/ActField.tsx';
import { todayInChina } from '../../design/dates.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import type { Case } from './case.ts';
import { caseTexts } from './texts.ts';

const advices = ['go-on', 'lift', 'escalate'] as const;
const adviceOf = (value: string | undefined) => advices.find((one) => one === value) ?? 'go-on';
const term = /^[1-9]\d{0,2}[dmy]$/;

/** What the reader can do with a case: the office in its state, the body, the person. */
export function useCaseActs(found: Case): readonly Act[] {
  return [...usePersonActs(found), ...useOfficeActs(found), ...useBodyActs(found), ...useAppealActs(found)];
}

function usePersonActs(found: Case): readonly Act[] {
  const t = useTexts(caseTexts);
  const acknowledge = useAct('consequences.acknowledge');
  const appeal = useAct('consequences.appeal');
  const params = { consequenceCaseId: found.id };
  const { version, can } = found;
  return [
    ...(can.acknowledge
      ? [
          {
            key: 'acknowledge',
            label: t('acknowledge'),
            kind: 'main' as const,
            note: t('acknowledgeNote'),
            done: t('acknowledgedDone'),
            questions: [],
            run: () => acknowledge.mutateAsync({ params, body: { version } }),
          },
        ]
      : []),
    ...(can.appeal
      ? [
          {
            key: 'appeal',
            label: t('appeal'),
            note: t('appealNote', { org: found.appealOrgName }),
            done: t('appealedDone'),
            official: true,
            questions: [{ name: 'statementZh', label: t('appealStatement'), kind: 'area' as const, limit: 4000 }],
            run: (values: ActAnswers) =>
              appeal.mutateAsync({ params, body: { version, statementZh: values['statementZh'] ?? '' } }),
          },
        ]
      : []),
  ];
}

function useOfficeActs(found: Case): readonly Act[] {
  const t = useTexts(caseTexts);
  const takeUp = useAct('consequences.takeUp');
  const drop = useAct('consequences.drop');
  const investigate = useAct('consequences.investigate');
  const hear = useAct('consequences.hear');
  const serve = useAct('consequences.serve');
  const review = useAct('consequences.review');
  if (!found.can.handle) return [];
  const params = { consequenceCaseId: found.id };
  const { version, state } = found;
  const today = { initial: todayInChina(), max: todayInChina() };
  const dropAct: Act = {
    key: 'drop',
    label: t('drop'),
    done: t('droppedDone'),
    official: true,
    questions: [{ name: 'reason', label: t('reason'), kind: 'area', limit: 500 }],
    run: (values) => drop.mutateAsync({ params, body: { version, reason: values['reason'] ?? '' } }),
  };
  switch (state) {
    case 'proposed':
      return [
        {
          key: 'take-up',
          label: t('takeUp'),
          kind: 'main',
          done: t('takenUp'),
          questions: [],
          run: () => takeUp.mutateAsync({ params, body: { version } }),
        },
        dropAct,
      ];
    case 'opened':
      return [
        {
          key: 'investigate',
          label: t('investigate'),
          kind: 'main',
          done: t('investigatedDone'),
          questions: [{ name: 'findingsZh', label: t('investigation'), kind: 'area', limit: 2000 }],
          run: (values) =>
            investigate.mutateAsync({ params, body: { version, findingsZh: values['findingsZh'] ?? '' } }),
        },
        dropAct,
      ];
    case 'investigated':
      return [
        {
          key: 'hear',
          label: t('hear'),
          kind: 'main',
          note: t('hearNote'),
          done: t('heardDone'),
          official: true,
          questions: [
            { name: 'invitedOn', label: t('invitedOn'), kind: 'date', max: todayInChina() },
            { name: 'heardOn', label: t('heardOn'), kind: 'date', ...today },
            {
              name: 'appeared',
              label: t('appeared'),
              kind: 'radio',
              initial: 'yes',
              choices: [
                { value: 'yes', label: t('came') },
                { value: 'no', label: t('didNotCome') },
              ],
            },
            {
              name: 'statementZh',
              label: t('statement'),
              kind: 'area',
              limit: 4000,
              when: { name: 'appeared', is: ['yes'] },
            },
            ...(found.helperAllowed
              ? [{ name: 'helperName', label: t('helperName'), kind: 'text' as const, optional: true, limit: 40 }]
              : []),
          ],
          run: (values) =>
            hear.mutateAsync({
              params,
              body: {
                version,
                heardOn: values['heardOn'] ?? '',
                invitedOn: values['invitedOn'] ?? '',
                appeared: values['appeared'] !== 'no',
                statementZh: values['appeared'] === 'no' ? '' : (values['statementZh'] ?? ''),
                helperName: values['helperName'] ?? '',
              },
            }),
        },
        dropAct,
      ];
    case 'heard':
      return [dropAct];
    case 'decided':
      return [
        {
          key: 'serve',
          label: t('serve'),
          kind: 'main',
          done: t('servedDone'),
          official: true,
          questions: [
            { name: 'on', label: t('on'), kind: 'date', ...today },
            { name: 'howZh', label: t('how'), kind: 'text', limit: 100 },
          ],
          run: (values) =>
            serve.mutateAsync({
              params,
              body: { version, on: values['on'] ?? '', howZh: values['howZh'] ?? '' },
            }),
        },
      ];
    case 'running':
      return [
        {
          key: 'review',
          label: t('reviewAct'),
          done: t('reviewedDone'),
          questions: [
            { name: 'findingsZh', label: t('findings'), kind: 'area', limit: 2000 },
            {
              name: 'advice',
              label: t('advice'),
              kind: 'radio',
              choices: advices.map((value) => ({ value, label: t(value) })),
            },
          ],
          run: (values) =>
            review.mutateAsync({
              params,
              body: { version, findingsZh: values['findingsZh'] ?? '', advice: adviceOf(values['advice']) },
            }),
        },
      ];
    default:
      return [];
  }
}

function useBodyActs(found: Case): readonly Act[] {
  const t = useTexts(caseTexts);
  const decide = useAct('consequences.decide');
  const settle = useAct('consequences.settle');
  const meeting = useMeetingQuestions();
  if (!found.can.decide) return [];
  const params = { consequenceCaseId: found.id };
  const { version } = found;
  if (found.state === 'heard')
    return [
      {
        key: 'decide',
        label: t('decide'),
        kind: 'main',
        note: t('decideNote'),
        done: t('decidedDone'),
        official: true,
        questions: [
          ...measureQuestions(found, t('measure'), t('term'), t('termHint')),
          { name: 'decisionZh', label: t('decisionText'), kind: 'area', limit: 2000 },
          ...meeting,
        ],
        run: (values) =>
          decide.mutateAsync({
            params,
            body: {
              version,
              measureId: values['measureId'] ?? '',
              ...(values['term'] ? { term: values['term'] } : {}),
              decisionZh: values['decisionZh'] ?? '',
              meeting: meetingOf(values),
            },
          }),
      },
    ];
  if (found.state !== 'reviewed') return [];
  return [
    {
      key: 'settle',
      label: t('settle'),
      kind: 'main',
      done: t('settledDone'),
      official: true,
      questions: [
        {
          name: 'outcome',
          label: t('outcome'),
          kind: 'radio',
          initial: found.reviewAdvice ?? 'go-on',
          choices: advices.map((value) => ({ value, label: t(value) })),
        },
        { name: 'reasonZh', label: t('reason'), kind: 'area', limit: 500 },
        ...meeting,
      ],
      run: (values) =>
        settle.mutateAsync({
          params,
          body: {
            version,
            outcome: adviceOf(values['outcome']),
            reasonZh: values['reasonZh'] ?? '',
            meeting: meetingOf(values),
          },
        }),
    },
  ];
}

function useAppealActs(found: Case): readonly Act[] {
  const t = useTexts(caseTexts);
  const answer = useAct('consequences.answerAppeal');
  if (!found.can.answerAppeal) return [];
  const outcomes = ['upheld', 'changed', 'revoked'] as const;
  const changed = { when: { name: 'outcome', is: ['changed'] } };
  return [
    {
      key: 'answer-appeal',
      label: t('answerAppeal'),
      kind: 'main',
      done: t('answeredDone'),
      official: true,
      questions: [
        {
          name: 'outcome',
          label: t('outcome'),
          kind: 'radio',
          choices: outcomes.map((value) => ({ value, label: t(value) })),
        },
        ...measureQuestions(found, t('newMeasure'), t('term'), t('termHint')).map((question) => ({
          ...question,
          ...changed,
        })),
        { name: 'answerZh', label: t('answer'), kind: 'area', limit: 2000 },
      ],
      run: (values) =>
        answer.mutateAsync({
          params: { consequenceCaseId: found.id },
          body: {
            version: found.version,
            outcome: outcomes.find((one) => one === values['outcome']) ?? 'upheld',
            answerZh: values['answerZh'] ?? '',
            ...(values['outcome'] === 'changed' ? { measureId: values['measureId'] ?? '' } : {}),
            ...(values['outcome'] === 'changed' && values['term'] ? { term: values['term'] } : {}),
          },
        }),
    },
  ];
}

/** The closed catalogue, and the term where the measure has one. */
function measureQuestions(found: Case, label: string, termLabel: string, hint: string): readonly ActQuestion[] {
  const withTerm = found.measures.filter((measure) => measure.term !== null).map(({ id }) => id);
  return [
    {
      name: 'measureId',
      label,
      kind: 'radio',
      choices: found.measures.map(({ id, titleZh }) => ({ value: id, label: titleZh })),
    },
    { name: 'term', label: termLabel, kind: 'text', hint, pattern: term, when: { name: 'measureId', is: withTerm } },
  ];
}

function useMeetingQuestions(): readonly ActQuestion[] {
  const t = useTexts(caseTexts);
  const count = { kind: 'number', unit: t('people'), pattern: /^\d{1,5}$/ } as const;
  return [
    { name: 'meetingTitle', label: t('meetingTitle'), kind: 'text', limit: 100 },
    { name: 'meetingOn', label: t('meetingOn'), kind: 'date', initial: todayInChina(), max: todayInChina() },
    { name: 'expected', label: t('expected'), ...count },
    { name: 'present', label: t('present'), ...count },
    { name: 'inFavour', label: t('inFavour'), ...count },
  ];
}

const meetingOf = (values: ActAnswers) => ({
  titleZh: values['meetingTitle'] ?? '',
  heldOn: values['meetingOn'] ?? '',
  expected: Number(values['expected']),
  present: Number(values['present']),
  inFavour: Number(values['inFavour']),
});
