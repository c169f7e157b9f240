import { useAct, useCall } from '../../api/queries.ts';
import { Acts, type Act } from '../../design/ActDialog.tsx';
import { todayInChina } from '../../design/dates.ts';
import { Page, Section } from '../../design/Page.tsx';
import { DefinitionList, StatusTag } from '../../design/show.tsx';
import { Loaded, Skeleton } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { usePairingActs } from './pairing-acts.ts';
import { pairingTones } from './PairingsPage.tsx';
import type { Pairing } from './pairing.ts';
import { pairingTexts } from './texts.ts';

/** One pairing: both sides, what was agreed, duties, contacts against the quota. */
export function PairingPage({ params }: PageParams) {
  const t = useTexts(pairingTexts);
  const pairing = useCall('pairings.get', { params: { pairingId: Number(params['pairingId']) } });
  return (
    <Page
      title={pairing.data?.titleZh ?? t('pairings')}
      width="text"
      crumbs={[{ label: t('pairings'), href: '/pairings' }]}
    >
      <Loaded query={pairing} skeleton={<Skeleton />}>
        {(loaded) => <Content pairing={loaded} />}
      </Loaded>
    </Page>
  );
}

function Content({ pairing }: { readonly pairing: Pairing }) {
  const t = useTexts(pairingTexts);
  const acts = usePairingActs(pairing);
  const agreed = (on: string | null) => (on === null ? t('notAgreed') : t('agreedOn', { date: on }));
  return (
    <div className="stack-loose">
      <DefinitionList
        facts={[
          {
            label: t('state'),
            value: (
              <>
                <StatusTag tone={pairingTones[pairing.state]}>{t(pairing.state)}</StatusTag>{' '}
                {pairing.fromOn !== null && t('span', { from: pairing.fromOn })}{' '}
                {pairing.endReason !== null && t(pairing.endReason)}
              </>
            ),
          },
          { label: t('helper'), value: `${pairing.helperName} · ${agreed(pairing.helperAgreedOn)}` },
          { label: t('partner'), value: `${pairing.partnerName} · ${agreed(pairing.partnerAgreedOn)}` },
          { label: t('goal'), value: pairing.goalZh },
          { label: t('agreement'), value: t(pairing.agreement) },
          {
            label: t('conflict'),
            value: pairing.conflict === 'none' ? t('noConflict') : t(pairing.conflict),
          },
          {
            label: t('quota'),
            value: t('quotaValue', { per: pairing.quota.per, count: pairing.quota.atLeast }),
          },
          { label: t('number'), value: pairing.id },
        ]}
      />
      {pairing.helpersMissing > 0 && (
        <p>
          <StatusTag tone="amber">{t('missing', { count: pairing.helpersMissing })}</StatusTag>
        </p>
      )}
      <Acts acts={acts} />
      <Duties pairing={pairing} />
      <Contacts pairing={pairing} />
    </div>
  );
}

function Duties({ pairing }: { readonly pairing: Pairing }) {
  const t = useTexts(pairingTexts);
  const settle = useAct('pairings.settleDuty');
  const mayDo = pairing.can.manage || pairing.can.contact;
  const actsOf = (duty: Pairing['duties'][number]): readonly Act[] =>
    duty.state === 'open' && mayDo
      ? [
          {
            key: String(duty.id),
            label: t('settle', { title: duty.titleZh }),
            done: t('settled'),
            questions: [
              {
                name: 'how',
                label: t('how'),
                kind: 'radio',
                initial: 'done',
                choices: (pairing.can.manage ? (['done', 're-assigned'] as const) : (['done'] as const)).map(
                  (value) => ({ value, label: t(value) }),
                ),
              },
              {
                name: 'movedTo',
                label: t('movedTo'),
                kind: 'number',
                hint: t('movedHint'),
                when: { name: 'how', is: ['re-assigned'] },
              },
            ],
            run: (values) =>
              settle.mutateAsync({
                params: { pairingId: pairing.id, pairingDutyId: duty.id },
                body: {
                  version: pairing.version,
                  how: values['how'] === 're-assigned' ? 're-assigned' : 'done',
                  ...(values['movedTo'] ? { movedTo: Number(values['movedTo']) } : {}),
                },
              }),
          },
        ]
      : [];
  return (
    <Section title={t('duties')}>
      {pairing.duties.length === 0 ? (
        <p className="muted">{t('noDuties')}</p>
      ) : (
        <ul className="plain-list stack">
          {pairing.duties.map((duty) => (
            <li key={duty.id}>
              {duty.titleZh} {duty.dueOn}{' '}
              <StatusTag tone={duty.state === 'open' ? 'amber' : 'grey'}>{t(duty.state)}</StatusTag>
              <Acts acts={actsOf(duty)} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Contacts({ pairing }: { readonly pairing: Pairing }) {
  const t = useTexts(pairingTexts);
  const contact = useAct('pairings.contact');
  const record: Act = {
    key: 'contact',
    label: t('record'),
    done: t('recorded'),
    questions: [
      { name: 'on', label: t('on'), kind: 'date', initial: todayInChina(), max: todayInChina() },
      { name: 'aboutZh', label: t('about'), kind: 'text', hint: t('aboutHint'), limit: 100 },
    ],
    run: (values) =>
      contact.mutateAsync({
        params: { pairingId: pairing.id },
        body: { on: values['on'] ?? '', aboutZh: values['aboutZh'] ?? '' },
      }),
  };
  return (
    <Section title={t('contacts')}>
      {pairing.quota.periods.length > 0 && (
        <ul className="plain-list">
          {pairing.quota.periods.map((period) => (
            <li key={period.from}>
              {t('period', { from: period.from, until: period.until, done: period.done })}{' '}
              <StatusTag tone={period.state === 'met' ? 'green' : period.state === 'missed' ? 'red' : 'amber'}>
                {t(period.state, { missing: period.missing })}
              </StatusTag>
            </li>
          ))}
        </ul>
      )}
      {pairing.contacts.length === 0 ? (
        <p className="muted">{t('noContacts')}</p>
      ) : (
        <ul className="plain-list">
          {pairing.contacts.map((one) => (
            <li key={one.id}>
              {one.on} {one.aboutZh}
            </li>
          ))}
        </ul>
      )}
      {pairing.can.contact && <Acts acts={[record]} />}
    </Section>
  );
}
