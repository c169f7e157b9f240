import { useEffect, useState, type ReactNode } from 'react';
import { ApiProblem } from '../../api/problem.ts';
import { ProblemView } from '../../api/ProblemView.tsx';
import { useAct } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { Button, TextButton } from '../../design/Button.tsx';
import { DataTable } from '../../design/DataTable.tsx';
import { Dialog } from '../../design/Dialog.tsx';
import { TextInput } from '../../design/inputs.tsx';
import { Section } from '../../design/Page.tsx';
import { DateText, DefinitionList, type Fact } from '../../design/show.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { useCodes } from './codes.ts';
import { memberTexts } from './texts.ts';

type Page = Pick<Output<'members.view'>, 'member' | 'posts' | 'orgPath'>;
type RevealField = 'idNumber' | 'phone' | 'landline' | 'address' | 'householdPlace';
type Revealed = Output<'members.reveal'>;

/** Everything kept about a person, group by group. `own`: the person looks, and need not say why. */
export function MemberFacts({
  page,
  own,
  mayReveal,
}: {
  readonly page: Page;
  readonly own: boolean;
  readonly mayReveal: boolean;
}) {
  const t = useTexts(memberTexts);
  const { titleOf } = useCodes();
  const { member } = page;
  const only = (condition: boolean, fact: Fact): Fact[] => (condition ? [fact] : []);
  const months = member.standingMonths;
  return (
    <>
      <Section title={t('facts')}>
        <DefinitionList
          facts={[
            { label: t('name'), value: member.name },
            { label: t('sex'), value: member.sex === '2' ? t('female') : t('male') },
            { label: t('bornOn'), value: <DateText date={member.bornOn} /> },
            ...only(member.ethnic !== null, { label: t('ethnic'), value: titleOf('ethnic', member.ethnic) }),
            { label: t('education'), value: titleOf('education', member.education) },
            ...only(member.degree !== null, { label: t('degree'), value: titleOf('degree', member.degree) }),
            { label: t('job'), value: titleOf('job_position', member.jobPosition) },
            ...only(member.profTech !== null, { label: t('profTech'), value: titleOf('prof_tech', member.profTech) }),
            ...only(member.frontLine !== null, {
              label: t('frontLine'),
              value: titleOf('front_line', member.frontLine),
            }),
            ...only(member.newSocialStratum !== null, {
              label: t('stratum'),
              value: titleOf('new_social_stratum', member.newSocialStratum),
            }),
            ...only(member.isMigrantWorker, { label: t('migrant'), value: t('yes') }),
          ]}
        />
      </Section>
      <Section title={t('party')}>
        <DefinitionList
          facts={[
            { label: t('branch'), value: page.orgPath.map(({ shortName }) => shortName).join(' › ') },
            { label: t('type'), value: member.memberType === '2' ? t('probationary') : t('full') },
            { label: t('status'), value: t(member.status) },
            { label: t('admittedOn'), value: <DateText date={member.admittedOn} /> },
            ...only(member.confirmedOn !== null, {
              label: t('confirmedOn'),
              value: <DateText date={member.confirmedOn ?? ''} />,
            }),
            ...only(months !== null, {
              label: t('standing'),
              value: t('years', { years: Math.floor((months ?? 0) / 12), months: (months ?? 0) % 12 }),
            }),
            { label: t('enteredOn'), value: <DateText date={member.enteredOn} /> },
            ...only(member.leftOn !== null, { label: t('leftOn'), value: <DateText date={member.leftOn ?? ''} /> }),
            ...only(member.isFloating, { label: t('outflow'), value: member.outflowDirection ?? t('yes') }),
            ...only(member.isLost, { label: t('lostSince'), value: member.lostOn ?? t('yes') }),
            ...only(member.rightsRestrictedUntil !== null, {
              label: t('restricted'),
              value: member.rightsRestrictedUntil,
            }),
          ]}
        />
      </Section>
      <Sealed page={page} own={own} mayReveal={mayReveal} />
      <Section title={t('posts')}>
        <DataTable
          caption={t('posts')}
          rows={page.posts}
          rowId={(post) => post.id}
          empty={<p>{t('noPosts')}</p>}
          columns={[
            { id: 'post', header: t('post'), names: true, cell: (post) => t(post.post) },
            { id: 'org', header: t('branch'), cell: (post) => post.orgName },
            { id: 'from', header: t('from'), nowrap: true, cell: (post) => post.fromOn },
            { id: 'until', header: t('until'), nowrap: true, cell: (post) => post.untilOn ?? '—' },
          ]}
        />
      </Section>
    </>
  );
}

/** Identity and contact, masked until shown; hidden again after 30 seconds. */
function Sealed({ page, own, mayReveal }: { readonly page: Page; readonly own: boolean; readonly mayReveal: boolean }) {
  const t = useTexts(memberTexts);
  const { member } = page;
  const [shown, setShown] = useState<Revealed>();
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    if (!shown) return undefined;
    const timer = setTimeout(() => setShown(undefined), 30_000);
    return () => clearTimeout(timer);
  }, [shown]);
  const kept: readonly { readonly field: RevealField; readonly label: string; readonly masked: string | null }[] = [
    { field: 'idNumber', label: t('idNumber'), masked: member.idNumberMasked },
    { field: 'phone', label: t('phone'), masked: member.phoneMasked },
    { field: 'landline', label: t('landline'), masked: member.hasLandline ? '****' : null },
    { field: 'address', label: t('address'), masked: member.hasAddress ? '****' : null },
    { field: 'householdPlace', label: t('householdPlace'), masked: member.hasHouseholdPlace ? '****' : null },
  ];
  const fields = kept.filter(({ masked }) => masked !== null);
  const value = (field: RevealField, masked: string | null): ReactNode => (
    <span className="number">{shown?.[field] ?? masked}</span>
  );
  return (
    <Section
      title={t('contact')}
      action={
        mayReveal && fields.length > 0 && !shown ? (
          <TextButton onClick={() => setAsking(true)}>{t('reveal')}</TextButton>
        ) : undefined
      }
    >
      <DefinitionList facts={fields.map(({ field, label, masked }) => ({ label, value: value(field, masked) }))} />
      {asking && (
        <Reveal
          memberId={member.id}
          own={own}
          fields={fields.map(({ field }) => field)}
          onShown={(revealed) => {
            setShown(revealed);
            setAsking(false);
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </Section>
  );
}

function Reveal({
  memberId,
  own,
  fields,
  onShown,
  onClose,
}: {
  readonly memberId: number;
  readonly own: boolean;
  readonly fields: readonly RevealField[];
  readonly onShown: (revealed: Revealed) => void;
  readonly onClose: () => void;
}) {
  const t = useTexts(memberTexts);
  const [purpose, setPurpose] = useState('');
  const [error, setError] = useState<string>();
  const [problem, setProblem] = useState<ApiProblem>();
  const reveal = useAct('members.reveal');
  const ownReveal = useAct('members.ownReveal');
  const submit = async () => {
    if (!own && purpose.trim().length < 4) return setError(t('purposeShort'));
    try {
      onShown(
        own
          ? await ownReveal.mutateAsync({ body: { fields: [...fields] } })
          : await reveal.mutateAsync({ params: { memberId }, body: { fields: [...fields], purpose: purpose.trim() } }),
      );
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      setProblem(failure);
    }
  };
  return (
    <Dialog
      title={t('revealTitle')}
      onClose={onClose}
      actions={
        <Button kind="main" busy={reveal.isPending || ownReveal.isPending} onClick={() => void submit()}>
          {t('revealAct')}
        </Button>
      }
    >
      <div className="stack">
        {problem && <ProblemView problem={problem} />}
        {!own && <p>{t('revealNote')}</p>}
        {!own && <TextInput name="purpose" label={t('purpose')} value={purpose} onChange={setPurpose} error={error} />}
      </div>
    </Dialog>
  );
}
