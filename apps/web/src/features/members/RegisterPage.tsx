import { useEffect, useState } from 'react';
import { readCitizenNumber } from '@jishi/domain';
import { useLocation } from 'wouter';
import { ApiProblem } from '../../api/problem.ts';
import { useAct } from '../../api/queries.ts';
import { Button, ButtonBar } from '../../design/Button.tsx';
import type { Option } from '../../design/Combobox.tsx';
import { Form, useForm } from '../../design/form.tsx';
import { notify } from '../../design/notices.ts';
import { Page } from '../../design/Page.tsx';
import { Skeleton } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { activeGrant, useSession } from '../../shell/session.ts';
import { OrgPicker } from '../orgs/OrgPicker.tsx';
import { useCodes, type Codes } from './codes.ts';
import { EntryFields, entryFields, type Entries } from './EntryFields.tsx';
import { memberTexts } from './texts.ts';

/** Registers one person. Birth date and sex follow from the identity number. */
export function RegisterPage() {
  const t = useTexts(memberTexts);
  const { codes } = useCodes();
  return (
    <Page
      title={t('registerTitle')}
      note={t('registerNote')}
      crumbs={[{ label: t('roster'), href: '/members' }]}
      width="form"
    >
      {codes ? <RegisterForm codes={codes} /> : <Skeleton />}
    </Page>
  );
}

function RegisterForm({ codes }: { readonly codes: Codes }) {
  const t = useTexts(memberTexts);
  const [, navigate] = useLocation();
  const grant = activeGrant(useSession());
  const isBranch = grant?.role === 'branch-secretary';
  const [org, setOrg] = useState<Option | undefined>(
    isBranch && grant.orgId !== null ? { id: grant.orgId, label: grant.orgName ?? '' } : undefined,
  );
  const register = useAct('members.register');
  const form = useForm<Entries>({
    initial: Object.fromEntries(entryFields(codes, true).map(({ key }) => [key, ''])),
    check: (values) =>
      Object.fromEntries(
        entryFields(codes, true).flatMap(({ key, titleZh, requirement }) =>
          requirement === 'must' && (values[key] ?? '').trim() === '' ? [[key, t('needed', { label: titleZh })]] : [],
        ),
      ),
    async onSubmit(values) {
      const entries = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''));
      try {
        const { id } = await register.mutateAsync({ body: { orgId: Number(org?.id ?? 0), entries } });
        notify(t('registered', { name: entries['name'] ?? '' }));
        navigate(`/members/${id}`, { replace: true });
      } catch (failure) {
        throw withoutPrefix(failure);
      }
    },
  });
  // What the number says is filled in, and can still be compared with what is written on the card.
  const typed = form.values['citizenNumber'] ?? '';
  useEffect(() => {
    const known = readCitizenNumber(typed);
    if (known.ok && (form.values['birthDate'] ?? '') === '')
      form.set({ birthDate: known.value.bornOn, sex: known.value.sex });
    // oxlint-disable-next-line react/exhaustive-deps -- only a newly typed number fills the fields
  }, [typed]);
  return (
    <Form form={form}>
      {!isBranch && <OrgPicker label={t('branch')} name="branch" value={org} onChange={setOrg} />}
      <EntryFields codes={codes} form={form} withType />
      <ButtonBar>
        <Button kind="main" type="submit" busy={form.busy}>
          {t('registerAct')}
        </Button>
      </ButtonBar>
    </Form>
  );
}

/** Faults of the server name entries as `entries.name`; the form knows them as `name`. */
export function withoutPrefix(failure: unknown): unknown {
  if (!(failure instanceof ApiProblem)) return failure;
  const { status, code, titleZh, titleEn, detail, facts, rules, requestId } = failure;
  const errors = failure.errors.map((error) => ({ ...error, path: error.path.replace(/^entries\./, '') }));
  return new ApiProblem({
    type: `/problems/${code}`,
    title: titleZh,
    status,
    code,
    detail,
    titleEn,
    facts: { ...facts },
    rules: [...rules],
    errors,
    requestId,
  });
}
