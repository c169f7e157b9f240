import './approvals.css';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useAct, useCall } from '../../api/queries.ts';
import { useAttempt } from '../../api/use-attempt.ts';
import {
  Button,
  ButtonBar,
  CheckPage,
  Checkbox,
  DateField,
  EmptyState,
  ErrorSummary,
  Loaded,
  notify,
  NumberField,
  Page,
  ProblemView,
  Section,
  TextArea,
  todayInChina,
} from '../../design/index.ts';
import type { Translate } from '../../i18n/texts.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useAddress } from '../../shell/address.ts';
import { asProposed, decisionOf, isChanged, type Chosen } from './choices.ts';
import { DecideRow, useDecisionTitle } from './DecideRow.tsx';
import { approvalTexts, type zh } from './texts.ts';
import type { ApprovalItem } from './words.ts';

interface MeetingHeads {
  readonly heldOn: string;
  readonly expected: string;
  readonly present: string;
  readonly inFavour: string;
  readonly minutes: string;
}

/** Forty decisions of one meeting on one page: choose, check, all or none. */
export function DecidePage() {
  const t = useTexts(approvalTexts);
  const [address] = useAddress();
  const roundId = address.get('roundId');
  const list = useCall('approvals.list', {
    query: {
      mine: 'to-decide',
      state: 'accepted',
      limit: 200,
      stepId: address.get('stepId') ?? undefined,
      roundId: roundId === null ? undefined : Number(roundId),
    },
  });
  return (
    <Loaded query={list}>
      {({ items }) =>
        items.length === 0 ? (
          <Page title={t('together')} crumbs={[{ label: t('approvals'), href: '/approvals' }]}>
            <EmptyState title={t('nothingToDecide')}>{t('noneText')}</EmptyState>
          </Page>
        ) : (
          <Decide items={items} />
        )
      }
    </Loaded>
  );
}

function Decide({ items }: { readonly items: readonly ApprovalItem[] }) {
  const t = useTexts(approvalTexts);
  const [, navigate] = useLocation();
  const titleOf = useDecisionTitle();
  const attempt = useAttempt();
  const decide = useAct('approvals.decide');
  const [chosen, setChosen] = useState<Readonly<Record<number, Chosen>>>({});
  const [heads, setHeads] = useState<MeetingHeads>({
    heldOn: todayInChina(),
    expected: '',
    present: '',
    inFavour: '',
    minutes: '',
  });
  const [faults, setFaults] = useState<readonly { field: string; message: string }[]>([]);
  const [tries, setTries] = useState(0);
  const [checking, setChecking] = useState(false);
  const [confirmed, setConfirmed] = useState(false);
  const [unconfirmed, setUnconfirmed] = useState(false);
  const of = (item: ApprovalItem): Chosen => chosen[item.id] ?? asProposed;
  const change = (item: ApprovalItem, part: Partial<Chosen>) =>
    setChosen((now) => ({ ...now, [item.id]: { ...(now[item.id] ?? asProposed), ...part } }));
  const taken = items.filter((item) => of(item).taken);
  const needsMeeting = taken.some((item) => item.collective !== null);

  const toCheck = () => {
    const found = faultsOf(taken, of, heads, needsMeeting, t);
    setFaults(found);
    setTries((count) => count + 1);
    if (found.length === 0) setChecking(true);
  };
  const submit = async () => {
    const meeting = {
      heldOn: heads.heldOn,
      expected: Number(heads.expected),
      present: Number(heads.present),
      inFavour: Number(heads.inFavour),
      minutesZh: heads.minutes,
    };
    const body = { items: taken.map((item) => decisionOf(item, of(item))), ...(needsMeeting ? { meeting } : {}) };
    const isDone = await attempt.run(() => decide.mutateAsync({ body }));
    if (!isDone) return setChecking(false);
    notify(t('decided', { count: taken.length }));
    navigate('/approvals', { replace: true });
  };
  if (checking) {
    const changed = taken.filter((item) => isChanged(of(item)));
    return (
      <CheckPage
        title={t('check')}
        answers={[
          ...(needsMeeting ? [{ label: t('checkMeeting'), value: t('checkMeetingValue', heads), onEdit: back }] : []),
          ...(needsMeeting && heads.minutes.trim() !== ''
            ? [{ label: t('minutes'), value: heads.minutes, onEdit: back }]
            : []),
          ...groupsOf(taken, (item) => titleOf(item, of(item).choice)).map(([label, group]) => ({
            label,
            value: (
              <>
                {t('checkCount', { count: group.length })}
                <br />
                {group.map((item) => item.orgName).join('、')}
              </>
            ),
            onEdit: back,
          })),
          ...(changed.length > 0
            ? [
                {
                  label: t('checkChanged', { count: changed.length }),
                  value: (
                    <ul>
                      {changed.map((item) => (
                        <li key={item.id}>
                          {item.orgName}：{titleOf(item, of(item).choice)}，{of(item).reason}
                        </li>
                      ))}
                    </ul>
                  ),
                  onEdit: back,
                },
              ]
            : []),
        ]}
        statement={needsMeeting ? t('statement') : null}
        confirmed={confirmed}
        onConfirm={setConfirmed}
        error={unconfirmed && !confirmed ? t('confirmMissing') : undefined}
        action={t('decide', { count: taken.length })}
        busy={decide.isPending}
        onSubmit={() => (!needsMeeting || confirmed ? void submit() : setUnconfirmed(true))}
        onBack={back}
      />
    );
  }
  return (
    <Page title={t('together')} crumbs={[{ label: t('approvals'), href: '/approvals' }]} note={t('togetherText')}>
      {attempt.problem && <ProblemView problem={attempt.problem} />}
      {faults.length > 0 && <ErrorSummary faults={faults} attempt={tries} />}
      <Checkbox
        name="all"
        label={t('takeAll')}
        checked={taken.length === items.length}
        onChange={(all) => setChosen(Object.fromEntries(items.map((item) => [item.id, { ...of(item), taken: all }])))}
      />
      <div className="decide-rows">
        {items.map((item) => (
          <DecideRow key={item.id} item={item} chosen={of(item)} onChange={(part) => change(item, part)} />
        ))}
      </div>
      {items.some((item) => item.collective !== null) && <MeetingFields heads={heads} onChange={setHeads} />}
      <ButtonBar wide>
        <Button kind="main" onClick={toCheck}>
          {t('toCheck')}
        </Button>
      </ButtonBar>
    </Page>
  );

  function back() {
    setChecking(false);
  }
}

function MeetingFields({
  heads,
  onChange,
}: {
  readonly heads: MeetingHeads;
  readonly onChange: (heads: MeetingHeads) => void;
}) {
  const t = useTexts(approvalTexts);
  const set = (part: Partial<MeetingHeads>) => onChange({ ...heads, ...part });
  return (
    <Section title={t('meeting')}>
      <div className="stack">
        <div className="row decide-meeting">
          <DateField
            name="heldOn"
            label={t('heldOn')}
            value={heads.heldOn}
            onChange={(heldOn) => set({ heldOn })}
            max={todayInChina()}
          />
          <NumberField
            name="expected"
            label={t('expected')}
            value={heads.expected}
            onChange={(expected) => set({ expected })}
          />
          <NumberField
            name="present"
            label={t('present')}
            value={heads.present}
            onChange={(present) => set({ present })}
          />
          <NumberField
            name="inFavour"
            label={t('inFavour')}
            value={heads.inFavour}
            onChange={(inFavour) => set({ inFavour })}
          />
        </div>
        <TextArea
          name="minutes"
          label={t('minutes')}
          value={heads.minutes}
          onChange={(minutes) => set({ minutes })}
          optional
          limit={2000}
          rows={3}
        />
      </div>
    </Section>
  );
}

function faultsOf(
  taken: readonly ApprovalItem[],
  of: (item: ApprovalItem) => Chosen,
  heads: MeetingHeads,
  needsMeeting: boolean,
  t: Translate<typeof zh>,
) {
  const faults: { field: string; message: string }[] = [];
  if (taken.length === 0) faults.push({ field: 'all', message: t('pickSome') });
  for (const item of taken) {
    const { reason } = of(item);
    if (isChanged(of(item)) && reason.trim().length < 2)
      faults.push({ field: `reason-${item.id}`, message: t('reasonMissing', { name: item.orgName }) });
  }
  const counts = [heads.expected, heads.present, heads.inFavour];
  if (needsMeeting && heads.heldOn === '') faults.push({ field: 'heldOn', message: t('dateBad') });
  if (needsMeeting && !counts.every((count) => /^\d{1,4}$/.test(count)))
    faults.push({ field: 'expected', message: t('headsBad') });
  return faults;
}

/** Requests by the words of their decision, in the order of the page. */
function groupsOf(
  items: readonly ApprovalItem[],
  titleOf: (item: ApprovalItem) => string,
): readonly (readonly [string, readonly ApprovalItem[]])[] {
  const groups = new Map<string, ApprovalItem[]>();
  for (const item of items) groups.set(titleOf(item), [...(groups.get(titleOf(item)) ?? []), item]);
  return [...groups];
}
