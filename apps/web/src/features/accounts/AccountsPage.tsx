import './accounts.css';
import { useState } from 'react';
import { useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { LinkButton } from '../../design/Button.tsx';
import type { Column } from '../../design/columns.ts';
import { DataTable } from '../../design/DataTable.tsx';
import { Select } from '../../design/inputs.tsx';
import { Pager } from '../../design/list.tsx';
import { Menu } from '../../design/Menu.tsx';
import { Page } from '../../design/Page.tsx';
import { InstantText, StatusTag } from '../../design/show.tsx';
import { EmptyState, Loaded, Skeleton } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { useAddress, useCursorPages } from '../../shell/address.ts';
import { useSession } from '../../shell/session.ts';
import { AccountAct, type ActName } from './AccountAct.tsx';
import { SearchBox } from './SearchBox.tsx';
import { accountTexts } from './texts.ts';

type Account = Output<'accounts-admin.list'>['items'][number];

const states = ['active', 'suspended', 'removed'] as const;

/** Accounts as the system administrator keeps them. */
export function AccountsPage() {
  const t = useTexts(accountTexts);
  const session = useSession();
  const [address, change] = useAddress();
  const [act, setAct] = useState<{ readonly name: ActName; readonly account: Account }>();
  const state = states.find((one) => one === address.get('state'));
  const search = address.get('q') ?? '';
  const accounts = useCall('accounts-admin.list', {
    query: { search: search || undefined, state, cursor: address.get('cursor') ?? undefined, limit: 50 },
  });
  const { firstPage, ...pages } = useCursorPages(accounts.data?.nextCursor);
  const words = {
    active: t('stateActive'),
    invited: t('stateInvited'),
    suspended: t('stateSuspended'),
    removed: t('stateRemoved'),
  };
  const columns: readonly Column<Account>[] = [
    { id: 'name', header: t('displayName'), names: true, cell: (account) => account.displayName },
    { id: 'login', header: t('login'), cell: (account) => account.login },
    {
      id: 'state',
      header: t('state'),
      cell: (account) => (
        <span className="row">
          <StatusTag tone={account.state === 'active' ? 'green' : account.state === 'removed' ? 'grey' : 'amber'}>
            {words[account.state]}
          </StatusTag>
          {account.isAdministrator && <StatusTag tone="blue">{t('administrator')}</StatusTag>}
          {account.mustChangePassword && account.state === 'active' && <StatusTag>{t('firstPasswordTag')}</StatusTag>}
        </span>
      ),
    },
    {
      id: 'used',
      header: t('lastSignIn'),
      nowrap: true,
      cell: (account) => (account.lastSignInAt ? <InstantText at={account.lastSignInAt} /> : t('neverSignedIn')),
    },
    {
      id: 'acts',
      header: t('acts'),
      cell: (account) =>
        account.state === 'removed' || account.id === session.user.id ? null : (
          <Menu
            label={t('acts')}
            name={t('actsFor', { name: account.displayName })}
            small
            items={actsOf(account).map((name) => ({
              key: name,
              label: t(name),
              onSelect: () => setAct({ name, account }),
            }))}
          />
        ),
    },
  ];
  return (
    <Page
      title={t('accounts')}
      note={t('accountsNote')}
      actions={
        <LinkButton kind="main" icon="plus" href="/admin/accounts/new">
          {t('newAccount')}
        </LinkButton>
      }
    >
      <div className="row">
        <SearchBox
          label={t('searchAccounts')}
          value={search}
          onSearch={(q) => change({ q: q || undefined, ...firstPage })}
        />
        <Select
          name="state"
          label={t('state')}
          value={state ?? ''}
          optional="silent"
          onChange={(value) => change({ state: value || undefined, ...firstPage })}
          emptyLabel={t('anyState')}
          choices={states.map((one) => ({ value: one, label: words[one] }))}
        />
      </div>
      <Loaded query={accounts} skeleton={<Skeleton shape="rows" />}>
        {({ items }) => (
          <>
            <DataTable
              caption={t('accounts')}
              rows={items}
              rowId={(account) => account.id}
              columns={columns}
              empty={<EmptyState title={t('accountsEmpty')}>{t('accountsEmptyText')}</EmptyState>}
            />
            <Pager {...pages} />
          </>
        )}
      </Loaded>
      {act && <AccountAct name={act.name} account={act.account} onClose={() => setAct(undefined)} />}
    </Page>
  );
}

function actsOf(account: Account): readonly ActName[] {
  return account.state === 'suspended' ? ['resume', 'remove'] : ['resetPassword', 'suspend', 'remove'];
}
