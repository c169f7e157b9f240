import { Link } from 'wouter';
import { useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { LinkButton } from '../../design/Button.tsx';
import type { Column } from '../../design/columns.ts';
import { DataTable } from '../../design/DataTable.tsx';
import { Pager } from '../../design/list.tsx';
import { Page, Section } from '../../design/Page.tsx';
import { StatusTag } from '../../design/show.tsx';
import { EmptyState, Loaded, Skeleton } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { useAddress, useCursorPages } from '../../shell/address.ts';
import { useCan, useSession } from '../../shell/session.ts';
import { OwnLearning } from './OwnLearning.tsx';
import { learningTexts } from './texts.ts';

type Plan = Output<'learning.plans'>['items'][number];

/** Learning: what one took part in, and what is planned in the own organisations. */
export function LearningPage() {
  const t = useTexts(learningTexts);
  const can = useCan();
  const session = useSession();
  return (
    <Page
      title={t('learning')}
      actions={
        can('learning.record') && (
          <>
            <LinkButton href="/learning/hours">{t('hoursAndCertificates')}</LinkButton>
            <LinkButton kind="main" icon="plus" href="/learning/new">
              {t('newPlan')}
            </LinkButton>
          </>
        )
      }
    >
      <Plans />
      {session.user.memberId !== null && <OwnLearning />}
    </Page>
  );
}

function Plans() {
  const t = useTexts(learningTexts);
  const [address] = useAddress();
  const plans = useCall('learning.plans', { query: { cursor: address.get('cursor') ?? undefined, limit: 50 } });
  const pages = useCursorPages(plans.data?.nextCursor);
  const words = { planned: t('planned'), held: t('held'), credited: t('credited') };
  const columns: readonly Column<Plan>[] = [
    {
      id: 'title',
      header: t('planTitle'),
      names: true,
      weight: 2,
      cell: (plan) => <Link href={`/learning/${plan.id}`}>{plan.titleZh}</Link>,
    },
    { id: 'org', header: t('org'), cell: (plan) => plan.orgName },
    { id: 'due', header: t('dueOn'), nowrap: true, cell: (plan) => plan.dueOn },
    {
      id: 'state',
      header: t('state'),
      cell: (plan) => (
        <StatusTag tone={plan.overdue ? 'red' : plan.state === 'credited' ? 'green' : 'blue'}>
          {plan.overdue ? t('overdue') : words[plan.state]}
        </StatusTag>
      ),
    },
  ];
  return (
    <Section title={t('plans')}>
      <Loaded query={plans} skeleton={<Skeleton shape="rows" />}>
        {({ items }) => (
          <>
            <DataTable
              caption={t('plans')}
              rows={items}
              rowId={(plan) => plan.id}
              columns={columns}
              empty={<EmptyState title={t('plansEmpty')}>{t('plansEmptyText')}</EmptyState>}
            />
            <Pager {...pages} />
          </>
        )}
      </Loaded>
    </Section>
  );
}
