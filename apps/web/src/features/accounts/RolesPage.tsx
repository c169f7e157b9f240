import { useCall } from '../../api/queries.ts';
import { DataTable } from '../../design/DataTable.tsx';
import { Page, Section } from '../../design/Page.tsx';
import { Loaded, Skeleton } from '../../design/States.tsx';
import { usePick, useTexts } from '../../i18n/use-texts.ts';
import { accountTexts } from './texts.ts';

/** Every role with everything it may do. */
export function RolesPage() {
  const t = useTexts(accountTexts);
  const pick = usePick();
  const roles = useCall('grants.roles', {});
  return (
    <Page title={t('rolesTitle')} note={t('rolesNote')}>
      <Loaded query={roles} skeleton={<Skeleton shape="page" />}>
        {({ items }) =>
          items.map((role) => (
            <Section
              key={role.role}
              title={role.roleTitle}
              action={<span className="muted">{t('holdersCount', { count: role.holders })}</span>}
            >
              <DataTable
                caption={`${role.roleTitle} · ${t('permissions')}`}
                rows={role.permissions}
                rowId={(permission) => permission.id}
                columns={[
                  {
                    id: 'title',
                    header: t('permissionTitle'),
                    names: true,
                    weight: 2,
                    cell: (permission) => pick(permission.titleZh, permission.titleEn),
                  },
                  {
                    id: 'id',
                    header: t('permissionId'),
                    notOnCard: true,
                    cell: (permission) => <code className="small">{permission.id}</code>,
                  },
                ]}
                empty={null}
              />
            </Section>
          ))
        }
      </Loaded>
    </Page>
  );
}
