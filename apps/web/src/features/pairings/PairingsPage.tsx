import { Link } from 'wouter';
import { useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { Acts } from '../../design/ActDialog.tsx';
import type { Column } from '../../design/columns.ts';
import { DataTable } from '../../design/DataTable.tsx';
import { Select } from '../../design/inputs.tsx';
import { FilterBar, Pager } from '../../design/list.tsx';
import { Page, Section } from '../../design/Page.tsx';
import { StatusTag, type TagTone } from '../../design/show.tsx';
import { EmptyState, Loaded, Skeleton } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import type { StepPanelProps } from '../../runner/step-panels.ts';
import { useAddress, useCursorPages } from '../../shell/address.ts';
import { useCan, useSession } from '../../shell/session.ts';
import { usePropose } from './propose.ts';
import { pairingTexts } from './texts.ts';

type Pairing = Output<'pairings.list'>['items'][number];
const states = ['proposed', 'agreed', 'active', 'ended'] as const;

/** Colours of the states. */
export const pairingTones: Readonly<Record<Pairing['state'], TagTone>> = {
  proposed: 'amber',
  agreed: 'blue',
  active: 'green',
  ended: 'grey',
};

/** Pairings of the own organisations; a member sees the own ones. */
export function PairingsPage() {
  const t = useTexts(pairingTexts);
  const can = useCan();
  const session = useSession();
  const [address, change] = useAddress();
  const given = address.get('state');
  const step = address.get('step');
  const org = address.get('org');
  const propose = usePropose(step === null ? undefined : Number(step));
  return (
    <Page title={t('pairings')} actions={can('pairing.manage') && <Acts acts={[propose]} />}>
      {session.user.memberId !== null && <Mine />}
      {can('pairing.manage') && (
        <Section title={t('pairings')}>
          <FilterBar>
            <Select
              name="state"
              label={t('filter')}
              value={given ?? ''}
              emptyLabel={t('all')}
              onChange={(value) => change({ state: value || undefined, cursor: undefined })}
              choices={states.map((value) => ({ value, label: t(value) }))}
              optional="silent"
            />
          </FilterBar>
          <PairingTable
            query={{
              state: states.find((one) => one === given),
              orgId: org ? Number(org) : undefined,
              runStepId: step ? Number(step) : undefined,
              cursor: address.get('cursor') ?? undefined,
              limit: 50,
            }}
          />
        </Section>
      )}
    </Page>
  );
}

/** The pairings of a step, with the act that proposes one for it. */
export function PairingStepPanel({ step }: StepPanelProps) {
  const can = useCan();
  const propose = usePropose(step.runStepId);
  return (
    <div className="stack">
      <PairingTable query={{ runStepId: step.runStepId, limit: 50 }} />
      {step.mine && can('pairing.manage') && <Acts acts={[propose]} />}
    </div>
  );
}

interface PairingQuery {
  readonly state?: (typeof states)[number] | undefined;
  readonly orgId?: number | undefined;
  readonly runStepId?: number | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

function PairingTable({ query }: { readonly query: PairingQuery }) {
  const t = useTexts(pairingTexts);
  const pairings = useCall('pairings.list', { query });
  const pages = useCursorPages(pairings.data?.nextCursor);
  const columns: readonly Column<Pairing>[] = [
    {
      id: 'title',
      header: t('title'),
      names: true,
      weight: 2,
      cell: (pairing) => <Link href={`/pairings/${pairing.id}`}>{pairing.titleZh}</Link>,
    },
    { id: 'helper', header: t('helper'), cell: (pairing) => pairing.helperName },
    { id: 'partner', header: t('partner'), cell: (pairing) => pairing.partnerName },
    {
      id: 'state',
      header: t('state'),
      cell: (pairing) => <StatusTag tone={pairingTones[pairing.state]}>{t(pairing.state)}</StatusTag>,
    },
  ];
  return (
    <Loaded query={pairings} skeleton={<Skeleton shape="rows" />}>
      {({ items }) => (
        <>
          <DataTable
            caption={t('pairings')}
            rows={items}
            rowId={(pairing) => pairing.id}
            columns={columns}
            empty={<EmptyState title={t('none')}>{t('noneText')}</EmptyState>}
          />
          <Pager {...pages} />
        </>
      )}
    </Loaded>
  );
}

function Mine() {
  const t = useTexts(pairingTexts);
  const mine = useCall('pairings.mine', {});
  return (
    <Section title={t('mine')}>
      <Loaded query={mine}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="muted">{t('none')}</p>
          ) : (
            <ul className="plain-list stack">
              {items.map((pairing) => (
                <li key={pairing.id}>
                  <Link href={`/pairings/${pairing.id}`}>{pairing.titleZh}</Link> · {pairing.helperName} →{' '}
                  {pairing.partnerName} <StatusTag tone={pairingTones[pairing.state]}>{t(pairing.state)}</StatusTag>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}
