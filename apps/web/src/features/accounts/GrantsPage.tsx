import './accounts.css';
import { useState } from 'react';
import { useAct, useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { Button } from '../../design/Button.tsx';
import type { Column } from '../../design/columns.ts';
import { DataTable } from '../../design/DataTable.tsx';
import { Select } from '../../design/inputs.tsx';
import { Pager } from '../../design/list.tsx';
import { notify } from '../../design/notices.ts';
import { Page } from '../../design/Page.tsx';
import { StatusTag } from '../../design/show.tsx';
import { EmptyState, Loaded, Skeleton } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { useAddress, useCursorPages } from '../../shell/address.ts';
import { GrantDialog } from './GrantDialog.tsx';
import { ReasonDialog } from './ReasonDialog.tsx';
import { roleIds } from './role-ids.ts';
import { SearchBox } from './SearchBox.tsx';
import { accountTexts } from './texts.ts';

type Holder = Output<'grants.holders'>['items'][number];
type Held = Holder['grants'][number];
type Act =
  | { readonly kind: 'give'; readonly holder: Holder }
  | { readonly kind: 'revoke'; readonly holder: Holder; readonly grant: Held }
  | { readonly kind: 'resetTotp'; readonly holder: Holder };

/** Who holds which role where, given and taken by the security administrator. */
export function GrantsPage() {
  const t = useTexts(accountTexts);
  const [address, change] = useAddress();
  const [act, setAct] = useState<Act>();
  const search = address.get('q') ?? '';
  const role = roleIds.find((one) => one === address.get('role'));
  const roles = useCall('grants.roles', {});
  const holders = useCall('grants.holders', {
    query: { search: search || undefined, role, cursor: address.get('cursor') ?? undefined, limit: 50 },
  });
  const { firstPage, ...pages } = useCursorPages(holders.data?.nextCursor);
  const columns: readonly Column<Holder>[] = [
    {
      id: 'holder',
      header: t('holder'),
      names: true,
      cell: (holder) => (
        <>
          {holder.displayName} <span className="muted">{holder.login}</span>{' '}
          {holder.isSelf && <StatusTag>{t('self')}</StatusTag>}
        </>
      ),
    },
    { id: 'roles', header: t('roles'), weight: 3, cell: (holder) => <HeldRoles holder={holder} onAct={setAct} /> },
    {
      id: 'acts',
      header: t('acts'),
      cell: (holder) =>
        holder.isSelf ? null : (
          <span className="row">
            <Button small onClick={() => setAct({ kind: 'give', holder })}>
              {t('give')}
              <span className="hidden-text">{holder.displayName}</span>
            </Button>
            {holder.hasTotp && (
              <Button small kind="quiet" onClick={() => setAct({ kind: 'resetTotp', holder })}>
                {t('resetTotp')}
                <span className="hidden-text">{holder.displayName}</span>
              </Button>
            )}
          </span>
        ),
    },
  ];
  return (
    <Page title={t('grants')} note={t('grantsNote')}>
      <div className="row">
        <SearchBox
          label={t('searchHolders')}
          value={search}
          onSearch={(q) => change({ q: q || undefined, ...firstPage })}
        />
        <Select
          name="roleFilter"
          label={t('role')}
          value={role ?? ''}
          optional="silent"
          onChange={(value) => change({ role: value || undefined, ...firstPage })}
          emptyLabel={t('anyRole')}
          choices={(roles.data?.items ?? []).map((one) => ({ value: one.role, label: one.roleTitle }))}
        />
      </div>
      <Loaded query={holders} skeleton={<Skeleton shape="rows" />}>
        {({ items }) => (
          <>
            <DataTable
              caption={t('grants')}
              rows={items}
              rowId={(holder) => holder.userId}
              columns={columns}
              empty={<EmptyState title={t('holdersEmpty')}>{t('accountsEmptyText')}</EmptyState>}
            />
            <Pager {...pages} />
          </>
        )}
      </Loaded>
      {act && <GrantAct act={act} onClose={() => setAct(undefined)} />}
    </Page>
  );
}

function HeldRoles({ holder, onAct }: { readonly holder: Holder; readonly onAct: (act: Act) => void }) {
  const t = useTexts(accountTexts);
  if (holder.grants.length === 0) return <span className="muted">{t('noRoles')}</span>;
  return (
    <ul className="grant-list">
      {holder.grants.map((grant) => (
        <li key={grant.id}>
          <span>
            {grant.roleTitle}
            {grant.orgName && ` · ${grant.orgName}`}{' '}
            <span className="muted small">
              {grant.untilOn
                ? t('grantUntil', { from: grant.fromOn, until: grant.untilOn })
                : t('grantPeriod', { from: grant.fromOn })}
            </span>
          </span>
          {!holder.isSelf && (
            <Button small kind="quiet" onClick={() => onAct({ kind: 'revoke', holder, grant })}>
              {t('revoke')}
              <span className="hidden-text">
                {holder.displayName} {grant.roleTitle}
              </span>
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function GrantAct({ act, onClose }: { readonly act: Act; readonly onClose: () => void }) {
  const t = useTexts(accountTexts);
  const revoke = useAct('grants.revoke');
  const resetTotp = useAct('grants.resetTotp');
  const name = act.holder.displayName;
  if (act.kind === 'give') return <GrantDialog userId={act.holder.userId} name={name} onClose={onClose} />;
  if (act.kind === 'resetTotp') {
    return (
      <ReasonDialog
        title={t('resetTotpTitle', { name })}
        text={t('resetTotpText')}
        action={t('resetTotp')}
        danger
        onClose={onClose}
        onReason={async (reason) => {
          await resetTotp.mutateAsync({ params: { userId: act.holder.userId }, body: { reason } });
          notify(t('totpWasReset'));
          onClose();
        }}
      />
    );
  }
  return (
    <ReasonDialog
      title={t('revokeTitle', { name, role: act.grant.roleTitle })}
      text={t('revokeText')}
      action={t('revoke')}
      danger
      onClose={onClose}
      onReason={async (reason) => {
        await revoke.mutateAsync({ params: { grantId: act.grant.id }, body: { reason } });
        notify(t('revoked'));
        onClose();
      }}
    />
  );
}
