import { fundingSources, type FundingSource } from '@jishi/domain';
import { useLocation } from 'wouter';
import { useAct } from '../../api/queries.ts';
import type { Act, ActAnswers } from '../../design/ActDialog.tsx';
import type { ActQuestion } from '../../design/ActField.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import type { Venue } from './venue.ts';
import { venueTexts } from './texts.ts';

/** Plans a venue, for a step of a run or freely. */
export function usePlan(runStepId: number | undefined, kind?: string): Act {
  const t = useTexts(venueTexts);
  const [, navigate] = useLocation();
  const plan = useAct('venues.plan');
  return {
    key: 'plan',
    label: t('plan'),
    kind: 'main',
    note: t('debtNote'),
    done: t('planned2'),
    questions: usePlanQuestions(undefined),
    async run(values) {
      const made = await plan.mutateAsync({
        body: {
          ...planOf(values),
          ...(kind === undefined ? {} : { kind }),
          ...(runStepId === undefined ? {} : { runStepId }),
        },
      });
      navigate(`/venues/${made.id}`, { replace: true });
    },
  };
}

/** Plans a declined venue anew. */
export function useReplan(venue: Venue): Act {
  const t = useTexts(venueTexts);
  const replan = useAct('venues.replan');
  return {
    key: 'replan',
    label: t('replan'),
    kind: 'main',
    note: t('debtNote'),
    done: t('planned2'),
    questions: usePlanQuestions(venue),
    run: (values) =>
      replan.mutateAsync({ params: { venueId: venue.id }, body: { version: venue.version, ...planOf(values) } }),
  };
}

function usePlanQuestions(venue: Venue | undefined): readonly ActQuestion[] {
  const t = useTexts(venueTexts);
  const wordOf = (one: FundingSource) => t(one === 'none' ? 'noMoney' : one);
  return [
    { name: 'titleZh', label: t('title'), kind: 'text', limit: 60, initial: venue?.titleZh },
    { name: 'placeZh', label: t('place'), kind: 'text', limit: 100, initial: venue?.placeZh },
    {
      name: 'area',
      label: t('area'),
      kind: 'number',
      unit: t('areaUnit'),
      pattern: /^[1-9]\d{0,5}$/,
      initial: venue === undefined ? undefined : String(venue.areaSquareMetres),
    },
    {
      name: 'functions',
      label: t('functions'),
      kind: 'text',
      hint: t('functionsHint'),
      initial: venue?.functions.join('、'),
    },
    {
      name: 'fundingSource',
      label: t('funding'),
      kind: 'select',
      choices: fundingSources.map((value) => ({ value, label: wordOf(value) })),
      initial: venue?.fundingSource,
    },
    {
      name: 'amount',
      label: t('amount'),
      kind: 'number',
      unit: t('yuan'),
      pattern: /^\d{1,9}(\.\d{1,2})?$/,
      initial: venue === undefined ? '0' : String(venue.fundingFen / 100),
    },
    { name: 'addsDebt', label: t('addsDebt'), kind: 'check', initial: venue?.addsDebt ? 'true' : '' },
    { name: 'levies', label: t('levies'), kind: 'check', initial: venue?.levies ? 'true' : '' },
    { name: 'bookable', label: t('bookable'), kind: 'check', initial: venue?.bookable === false ? '' : 'true' },
  ];
}

function planOf(values: ActAnswers) {
  return {
    titleZh: values['titleZh'] ?? '',
    placeZh: values['placeZh'] ?? '',
    areaSquareMetres: Number(values['area']),
    functions: (values['functions'] ?? '').split(/[、，,]/).flatMap((one) => (one.trim() === '' ? [] : [one.trim()])),
    fundingSource: fundingSources.find((one) => one === values['fundingSource']) ?? 'none',
    fundingFen: Math.round(Number(values['amount']) * 100),
    addsDebt: values['addsDebt'] === 'true',
    levies: values['levies'] === 'true',
    bookable: values['bookable'] === 'true',
  };
}
