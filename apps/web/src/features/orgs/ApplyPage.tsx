import { useState } from 'react';
import { ApiProblem } from '../../api/problem.ts';
import { ProblemView } from '../../api/ProblemView.tsx';
import { useAct, useCall } from '../../api/queries.ts';
import type { Input } from '../../api/routes.ts';
import { Button, ButtonBar } from '../../design/Button.tsx';
import { DateField } from '../../design/DateField.tsx';
import { Form, useForm } from '../../design/form.tsx';
import { NumberField, Select, TextArea, TextInput } from '../../design/inputs.tsx';
import { Page } from '../../design/Page.tsx';
import { CheckPage, ReceiptPage } from '../../design/papers.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { useAddress } from '../../shell/address.ts';
import { chooseableKinds } from './ActField.tsx';
import { instantNow } from './instant-now.ts';
import { OrgPicker } from './OrgPicker.tsx';
import { orgTexts } from './texts.ts';

const sectors = [
  'village',
  'community',
  'organ',
  'institution',
  'public-enterprise',
  'nonpublic-enterprise',
  'social-organisation',
  'other',
] as const;
const empty = {
  parentId: '',
  parentName: '',
  kind: '631',
  name: '',
  shortName: '',
  sector: 'village',
  expectedFullMembers: '',
  units: '',
  temporaryUntil: '',
  reason: '',
  exceptionReason: '',
};
type Values = typeof empty;

/** Application for a new organisation: fields, 核对页, receipt. */
export function ApplyPage() {
  const t = useTexts(orgTexts);
  const [address] = useAddress();
  const given = address.get('parent');
  const parent = useCall(
    'orgs.view',
    { params: { orgId: Number(given ?? 0) }, query: {} },
    { enabled: given !== null },
  );
  const apply = useAct('orgs.apply');
  const [stage, setStage] = useState<'form' | 'check' | 'done'>('form');
  const [confirmed, setConfirmed] = useState(false);
  const [error, setError] = useState<string>();
  const [problem, setProblem] = useState<ApiProblem>();
  const [done, setDone] = useState({ id: 0, at: '' });
  const parentOf = (values: Values) =>
    values.parentId === ''
      ? { id: given === null ? '' : given, label: parent.data?.org.shortName ?? '' }
      : { id: values.parentId, label: values.parentName };
  const form = useForm<Values>({
    initial: empty,
    draft: 'org-apply',
    check: (values) => ({
      parentId: parentOf(values).id === '' ? t('needed', { label: t('under') }) : undefined,
      name: values.name.trim() === '' ? t('needed', { label: t('fullName') }) : undefined,
      shortName: values.shortName.trim() === '' ? t('needed', { label: t('shortName') }) : undefined,
      expectedFullMembers:
        values.expectedFullMembers.trim() === '' ? t('needed', { label: t('expectedFullMembers') }) : undefined,
      reason: values.reason.trim() === '' ? t('needed', { label: t('reason') }) : undefined,
    }),
    onSubmit: () => {
      setProblem(undefined);
      setStage('check');
    },
  });
  const { values } = form;
  const isTemporary = values.kind.startsWith('9');
  const submit = async () => {
    if (!confirmed) return setError(t('confirmFirst'));
    const body = {
      parentId: Number(parentOf(values).id),
      kind: values.kind,
      name: values.name,
      shortName: values.shortName,
      sector: values.sector,
      reason: values.reason,
      expectedFullMembers: Number(values.expectedFullMembers),
      units:
        values.kind === '632'
          ? values.units
              .split('\n')
              .map((unit) => unit.trim())
              .filter(Boolean)
          : [],
      ...(isTemporary ? { temporaryUntil: values.temporaryUntil } : {}),
      ...(values.exceptionReason === '' ? {} : { exceptionReason: values.exceptionReason }),
    } as Input<'orgs.apply'>['body'];
    try {
      const { id } = await apply.mutateAsync({ body });
      form.reset();
      setDone({ id, at: instantNow() });
      setStage('done');
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      setProblem(failure);
    }
  };
  const crumbs = [{ label: t('orgs'), href: '/orgs' }];
  if (stage === 'done')
    return (
      <ReceiptPage
        title={t('appliedTitle')}
        at={done.at}
        next={t('appliedNext')}
        backHref={`/orgs/${done.id}`}
        backLabel={t('orgs')}
      />
    );
  if (stage === 'check') {
    const edit = () => setStage('form');
    return (
      <CheckPage
        title={t('apply')}
        crumbs={crumbs}
        answers={[
          { label: t('under'), value: parentOf(values).label, onEdit: edit },
          { label: t('kind'), value: t(`kind${values.kind as '631'}`), onEdit: edit },
          { label: t('fullName'), value: values.name, onEdit: edit },
          { label: t('shortName'), value: values.shortName, onEdit: edit },
          { label: t('sector'), value: t(values.sector as 'village'), onEdit: edit },
          { label: t('expectedFullMembers'), value: values.expectedFullMembers, onEdit: edit },
          { label: t('reason'), value: values.reason, onEdit: edit },
          ...(values.exceptionReason === ''
            ? []
            : [{ label: t('exceptionReason'), value: values.exceptionReason, onEdit: edit }]),
        ]}
        statement={t('statement')}
        confirmed={confirmed}
        onConfirm={(value) => {
          setConfirmed(value);
          setError(undefined);
        }}
        error={error}
        action={t('submitApply')}
        busy={apply.isPending}
        onSubmit={() => void submit()}
        onBack={edit}
      >
        {problem && <ProblemView problem={problem} />}
      </CheckPage>
    );
  }
  const chosen = parentOf(values);
  return (
    <Page title={t('apply')} crumbs={crumbs} width="form">
      <Form form={form}>
        <OrgPicker
          label={t('under')}
          name="parentId"
          error={form.field('parentId').error}
          value={chosen.id === '' ? undefined : { id: Number(chosen.id), label: chosen.label }}
          onChange={(option) =>
            form.set({ parentId: option ? String(option.id) : '', parentName: option?.label ?? '' })
          }
        />
        <Select
          {...form.field('kind')}
          label={t('kind')}
          choices={chooseableKinds.map((kind) => ({ value: kind, label: t(`kind${kind}`) }))}
        />
        <TextInput {...form.field('name')} label={t('fullName')} />
        <TextInput {...form.field('shortName')} label={t('shortName')} />
        <Select
          {...form.field('sector')}
          label={t('sector')}
          choices={sectors.map((sector) => ({ value: sector, label: t(sector) }))}
        />
        <NumberField {...form.field('expectedFullMembers')} label={t('expectedFullMembers')} hint={t('expectedHint')} />
        {values.kind === '632' && (
          <TextArea {...form.field('units')} label={t('units')} hint={t('unitsHint')} rows={4} />
        )}
        {isTemporary && <DateField {...form.field('temporaryUntil')} label={t('temporaryUntil')} />}
        <TextArea {...form.field('reason')} label={t('reason')} limit={500} rows={3} />
        <TextArea
          {...form.field('exceptionReason')}
          label={t('exceptionReason')}
          hint={t('exceptionHint')}
          limit={500}
          rows={2}
          optional
        />
        <ButtonBar>
          <Button kind="main" type="submit" busy={form.busy}>
            {t('next')}
          </Button>
        </ButtonBar>
      </Form>
    </Page>
  );
}
