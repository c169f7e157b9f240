import { useState } from 'react';
import { call } from '../../api/client.ts';
import { useAct, useCall } from '../../api/queries.ts';
import { Button } from '../../design/Button.tsx';
import { Combobox, type Option } from '../../design/Combobox.tsx';
import { DateField } from '../../design/DateField.tsx';
import { Dialog } from '../../design/Dialog.tsx';
import { Form, useForm } from '../../design/form.tsx';
import { Select, TextInput } from '../../design/inputs.tsx';
import { notify } from '../../design/notices.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { roleIds, rolesWithoutOrg } from './role-ids.ts';
import { accountTexts } from './texts.ts';

/** Gives one role to one person. */
export function GrantDialog({
  userId,
  name,
  onClose,
}: {
  readonly userId: number;
  readonly name: string;
  readonly onClose: () => void;
}) {
  const t = useTexts(accountTexts);
  const roles = useCall('grants.roles', {});
  const grant = useAct('grants.grant');
  const [org, setOrg] = useState<Option>();
  const form = useForm({
    initial: { role: '', orgId: '', fromOn: '', untilOn: '', reason: '' },
    check: ({ role, reason }) => ({
      role: role ? undefined : t('roleMissing'),
      orgId: !role || rolesWithoutOrg.has(role) || org ? undefined : t('orgMissing'),
      reason: reason.trim().length >= 2 ? undefined : t('reasonMissing'),
    }),
    onSubmit: async ({ role: wanted, fromOn, untilOn, reason }) => {
      const role = roleIds.find((one) => one === wanted);
      if (!role) return;
      const orgId = rolesWithoutOrg.has(role) || !org ? {} : { orgId: Number(org.id) };
      const days = { ...(fromOn && { fromOn }), ...(untilOn && { untilOn }) };
      const given = await grant.mutateAsync({ body: { userId, role, ...orgId, ...days, reason: reason.trim() } });
      notify(t('given', { role: given.roleTitle }));
      onClose();
    },
    warnOnLeave: false,
  });
  return (
    <Dialog title={t('giveTitle', { name })} onClose={onClose}>
      <Form form={form}>
        <Select
          label={t('role')}
          {...form.field('role')}
          emptyLabel={t('roleMissing')}
          choices={roleIds.map((role) => ({
            value: role,
            label: roles.data?.items.find((one) => one.role === role)?.roleTitle ?? role,
          }))}
        />
        {!rolesWithoutOrg.has(form.values.role) && (
          <Combobox
            name="orgId"
            label={t('org')}
            hint={t('orgHint')}
            error={form.field('orgId').error}
            value={org}
            onChange={setOrg}
            search={searchOrgs}
          />
        )}
        <DateField label={t('fromOn')} {...form.field('fromOn')} optional />
        <DateField label={t('untilOn')} {...form.field('untilOn')} optional />
        <TextInput label={t('reason')} {...form.field('reason')} maxLength={200} />
        <Button kind="main" type="submit" busy={form.busy}>
          {t('give')}
        </Button>
      </Form>
    </Dialog>
  );
}

async function searchOrgs(search: string, signal: AbortSignal): Promise<readonly Option[]> {
  const { items } = await call('grants.orgs', { query: { search } }, { signal });
  return items.map((org) => ({ id: org.id, label: org.name, detail: org.parentName ?? undefined }));
}
