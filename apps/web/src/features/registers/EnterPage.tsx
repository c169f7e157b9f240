import { useState } from 'react';
import { ApiProblem } from '../../api/problem.ts';
import { ProblemView } from '../../api/ProblemView.tsx';
import { call } from '../../api/client.ts';
import { useAct, useCall } from '../../api/queries.ts';
import { Button } from '../../design/Button.tsx';
import { Combobox, type Option } from '../../design/Combobox.tsx';
import { DateField } from '../../design/DateField.tsx';
import { todayInChina } from '../../design/dates.ts';
import { Form, useForm } from '../../design/form.tsx';
import { Select, TextArea, TextInput } from '../../design/inputs.tsx';
import { Page } from '../../design/Page.tsx';
import { CheckPage, ReceiptPage } from '../../design/papers.tsx';
import { Loaded } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { useAddress } from '../../shell/address.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { activeGrant, useSession } from '../../shell/session.ts';
import { instantNow } from '../orgs/instant-now.ts';
import { OrgPicker } from '../orgs/OrgPicker.tsx';
import { SourceField, sourceOf } from './SourceFields.tsx';
import { registerTexts } from './texts.ts';
import { statusTitle, type Kind } from './words.ts';

/** Puts somebody or something on a register: fields, 核对页, receipt. */
export function EnterPage({ params }: PageParams) {
  const kind = useCall('registers.kind', { params: { kindId: Number(params['kindId']) } });
  return <Loaded query={kind}>{(loaded) => <Enter kind={loaded} />}</Loaded>;
}

interface Values {
  readonly orgId: string;
  readonly orgName: string;
  readonly subjectId: string;
  readonly subjectName: string;
  readonly status: string;
  readonly on: string;
  readonly reason: string;
  readonly sourceRef: string;
  readonly fields: Readonly<Record<string, string>>;
}

function useEnter(kind: Kind, onSubmit: () => void) {
  const t = useTexts(registerTexts);
  const session = useSession();
  const own = activeGrant(session);
  const first = kind.definition.transitions.find(({ from }) => from === null)?.to ?? '';
  return useForm<Values>({
    initial: {
      orgId: own?.orgId == null ? '' : String(own.orgId),
      orgName: own?.orgName ?? '',
      subjectId: '',
      subjectName: '',
      status: first,
      on: todayInChina(),
      reason: '',
      sourceRef: '',
      fields: {},
    },
    // What restricted registers hold is not left on a device.
    draft: kind.sensitive ? undefined : `register-entry-${kind.id}`,
    check: (values) => ({
      orgId: values.orgId === '' ? t('needed', { label: t('org') }) : undefined,
      subjectName: values.subjectName.trim() === '' ? t('needed', { label: t('name') }) : undefined,
      status: values.status === '' ? t('needed', { label: t('status') }) : undefined,
      sourceRef: values.sourceRef.trim().length < 2 ? t('needed', { label: t('source') }) : undefined,
      fields: kind.definition.fields
        .filter(({ key, required }) => required && (values.fields[key] ?? '').trim() === '')
        .map(({ titleZh }) => t('needed', { label: titleZh }))[0],
    }),
    onSubmit,
  });
}

function Enter({ kind }: { readonly kind: Kind }) {
  const t = useTexts(registerTexts);
  const [address] = useAddress();
  const step = address.get('step');
  const [stage, setStage] = useState<'form' | 'check' | 'done'>('form');
  const [confirmed, setConfirmed] = useState(false);
  const [error, setError] = useState<string>();
  const [problem, setProblem] = useState<ApiProblem>();
  const [done, setDone] = useState({ id: 0, at: '' });
  const enter = useAct('registers.enter');
  const form = useEnter(kind, () => {
    setConfirmed(false);
    setProblem(undefined);
    setStage('check');
  });
  const { values } = form;
  const crumbs = [
    { label: t('registers'), href: '/registers' },
    { label: kind.titleZh, href: `/registers/${kind.id}` },
  ];
  const submit = async () => {
    if (!confirmed) return setError(t('confirmFirst'));
    try {
      const { id } = await enter.mutateAsync({
        params: { kindId: kind.id },
        body: {
          orgId: Number(values.orgId),
          subjectName: values.subjectName,
          ...(values.subjectId === '' ? {} : { subjectId: Number(values.subjectId) }),
          status: values.status,
          fields: values.fields,
          on: values.on,
          reason: values.reason,
          ...sourceOf(step, values.sourceRef),
        },
      });
      form.reset();
      setDone({ id, at: instantNow() });
      setStage('done');
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      setProblem(failure);
    }
  };
  if (stage === 'done')
    return (
      <ReceiptPage
        title={t('entered', { register: kind.titleZh })}
        at={done.at}
        backHref={`/registers/${kind.id}/entries/${done.id}${step === null ? '' : `?step=${step}`}`}
        backLabel={t('openEntry')}
      />
    );
  if (stage === 'check') {
    const edit = () => setStage('form');
    return (
      <CheckPage
        title={t('enter')}
        crumbs={crumbs}
        answers={[
          { label: t('org'), value: values.orgName, onEdit: edit },
          { label: t('name'), value: values.subjectName, onEdit: edit },
          { label: t('status'), value: statusTitle(kind, values.status, t('outside')), onEdit: edit },
          ...kind.definition.fields.map(({ key, titleZh }) => ({
            label: titleZh,
            value: values.fields[key] || '—',
            onEdit: edit,
          })),
          { label: t('on'), value: values.on, onEdit: edit },
          { label: t('source'), value: values.sourceRef, onEdit: edit },
          { label: t('reason'), value: values.reason || '—', onEdit: edit },
        ]}
        confirmed={confirmed}
        onConfirm={(value) => {
          setConfirmed(value);
          setError(undefined);
        }}
        error={error}
        action={t('enterAct')}
        busy={enter.isPending}
        onSubmit={() => void submit()}
        onBack={edit}
      >
        {problem && <ProblemView problem={problem} />}
      </CheckPage>
    );
  }
  return (
    <Page title={`${t('enter')}：${kind.titleZh}`} crumbs={crumbs} width="form">
      <Form form={form}>
        <OrgPicker
          label={t('org')}
          name="orgId"
          error={form.field('orgId').error}
          value={values.orgId === '' ? undefined : { id: Number(values.orgId), label: values.orgName }}
          onChange={(option) => form.set({ orgId: option ? String(option.id) : '', orgName: option?.label ?? '' })}
        />
        {kind.subject === 'member' ? (
          <MemberPicker
            orgId={values.orgId}
            label={t('member')}
            error={form.field('subjectName').error}
            value={values.subjectId === '' ? undefined : { id: Number(values.subjectId), label: values.subjectName }}
            onChange={(option) =>
              form.set({ subjectId: option ? String(option.id) : '', subjectName: option?.label ?? '' })
            }
          />
        ) : (
          <TextInput {...form.field('subjectName')} label={t('name')} />
        )}
        <Select
          {...form.field('status')}
          label={t('status')}
          choices={kind.definition.transitions
            .filter(({ from, to }) => from === null && to !== null)
            .map(({ to }) => ({ value: to ?? '', label: statusTitle(kind, to, t('outside')) }))}
        />
        {kind.definition.fields.map(({ key, titleZh, required }, index) => (
          <TextInput
            key={key}
            name={index === 0 ? 'fields' : `fields-${key}`}
            label={titleZh}
            optional={!required}
            value={values.fields[key] ?? ''}
            onChange={(value) => form.set({ fields: { ...values.fields, [key]: value } })}
            error={index === 0 ? form.field('fields').error : undefined}
          />
        ))}
        <DateField {...form.field('on')} label={t('on')} max={todayInChina()} />
        <SourceField {...form.field('sourceRef')} />
        <TextArea {...form.field('reason')} label={t('reason')} optional limit={500} rows={3} />
        <Button kind="main" type="submit" busy={form.busy}>
          {t('next')}
        </Button>
      </Form>
    </Page>
  );
}

/** Chooses a member of the own subtree by name or pinyin. */
function MemberPicker({
  orgId,
  ...props
}: {
  readonly orgId: string;
  readonly label: string;
  readonly value: Option | undefined;
  readonly onChange: (option: Option | undefined) => void;
  readonly error?: string | undefined;
}) {
  const t = useTexts(registerTexts);
  return (
    <Combobox
      {...props}
      name="subjectName"
      hint={t('memberHint')}
      search={async (typed, signal) => {
        if (typed.trim() === '') return [];
        const query = { q: typed, limit: 20, ...(orgId === '' ? {} : { org: Number(orgId) }) };
        const found = await call('members.list', { query }, { signal });
        return found.items.map((item) => ({ id: item.id, label: item.name, detail: item.orgName }));
      }}
    />
  );
}
