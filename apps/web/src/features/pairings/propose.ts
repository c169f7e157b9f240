import { useLocation } from 'wouter';
import { useAct } from '../../api/queries.ts';
import type { Act } from '../../design/ActDialog.tsx';
import { pickedId, type ActQuestion } from '../../design/ActField.tsx';
import { todayInChina } from '../../design/dates.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { activeGrant, useSession } from '../../shell/session.ts';
import { pairingTexts } from './texts.ts';

const helperKinds = ['member', 'cadre', 'org'] as const;
const partnerKinds = ['member', 'applicant', 'org', 'employer', 'household', 'resident', 'cadre', 'project'] as const;
const kinds = ['contact', 'mentor', 'introducer', 'branch'] as const;

/** Proposes a pairing of the own organisation, for a step of a run or freely. */
export function usePropose(runStepId: number | undefined): Act {
  const t = useTexts(pairingTexts);
  const [, navigate] = useLocation();
  const orgId = activeGrant(useSession())?.orgId ?? undefined;
  const propose = useAct('pairings.propose');
  const named = (name: string, ...is: readonly string[]) => ({ when: { name, is } });
  const questions: ActQuestion[] = [
    {
      name: 'kind',
      label: t('kind'),
      kind: 'radio',
      initial: 'contact',
      choices: kinds.map((value) => ({ value, label: t(value) })),
    },
    { name: 'titleZh', label: t('title'), kind: 'text', limit: 60 },
    { name: 'goalZh', label: t('goal'), kind: 'area', limit: 500 },
    {
      name: 'agreement',
      label: t('agreement'),
      kind: 'radio',
      initial: 'both-sides',
      choices: (['both-sides', 'assigned'] as const).map((value) => ({ value, label: t(value) })),
    },
    {
      name: 'helperKind',
      label: t('helperKind'),
      kind: 'select',
      initial: 'member',
      choices: helperKinds.map((value) => ({ value, label: t(value) })),
    },
    { name: 'helperPerson', label: t('helperPerson'), kind: 'person', orgId, ...named('helperKind', 'member') },
    { name: 'helperOrg', label: t('helperOrg'), kind: 'org', ...named('helperKind', 'org') },
    { name: 'helperName', label: t('helperName'), kind: 'text', limit: 60, ...named('helperKind', 'cadre') },
    {
      name: 'partnerKind',
      label: t('partnerKind'),
      kind: 'select',
      initial: 'member',
      choices: partnerKinds.map((value) => ({ value, label: t(value) })),
    },
    { name: 'partnerPerson', label: t('partnerPerson'), kind: 'person', orgId, ...named('partnerKind', 'member') },
    { name: 'partnerOrg', label: t('partnerOrg'), kind: 'org', ...named('partnerKind', 'org') },
    {
      name: 'partnerName',
      label: t('partnerName'),
      kind: 'text',
      limit: 60,
      ...named('partnerKind', 'applicant', 'employer', 'household', 'resident', 'cadre', 'project'),
    },
    {
      name: 'consentOn',
      label: t('consentOn'),
      kind: 'date',
      max: todayInChina(),
      ...named('partnerKind', 'household', 'resident'),
    },
    { name: 'untilOn', label: t('untilOn'), kind: 'date', ...named('partnerKind', 'household', 'resident') },
  ];
  return {
    key: 'propose',
    label: t('propose'),
    kind: 'main',
    done: t('proposed2'),
    questions,
    async run(values) {
      const helperKind = helperKinds.find((one) => one === values['helperKind']) ?? 'member';
      const partnerKind = partnerKinds.find((one) => one === values['partnerKind']) ?? 'member';
      const isPrivate = partnerKind === 'household' || partnerKind === 'resident';
      const made = await propose.mutateAsync({
        body: {
          kind: values['kind'] ?? 'contact',
          titleZh: values['titleZh'] ?? '',
          goalZh: values['goalZh'] ?? '',
          agreement: values['agreement'] === 'assigned' ? 'assigned' : 'both-sides',
          helperKind,
          partnerKind,
          helperMemberId: helperKind === 'member' ? pickedId(values['helperPerson']) : undefined,
          helperOrgId: helperKind === 'org' ? pickedId(values['helperOrg']) : undefined,
          helperName: helperKind === 'cadre' ? values['helperName'] : undefined,
          partnerMemberId: partnerKind === 'member' ? pickedId(values['partnerPerson']) : undefined,
          partnerOrgId: partnerKind === 'org' ? pickedId(values['partnerOrg']) : undefined,
          partnerName: values['partnerName'] ? values['partnerName'] : undefined,
          ...(isPrivate ? { consentOn: values['consentOn'] ?? '', untilOn: values['untilOn'] ?? '' } : {}),
          ...(runStepId === undefined ? {} : { runStepId }),
        },
      });
      if (runStepId === undefined) navigate(`/pairings/${made.id}`);
    },
  };
}
