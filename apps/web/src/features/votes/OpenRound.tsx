import { useState } from 'react';
import { useAct, useCall } from '../../api/queries.ts';
import { useAttempt } from '../../api/use-attempt.ts';
import {
  Button,
  Checkbox,
  ConfirmDialog,
  DateField,
  NumberField,
  ProblemView,
  RadioGroup,
  Section,
  Select,
  TextInput,
  todayInChina,
} from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useCan } from '../../shell/session.ts';
import { voteTexts } from './texts.ts';
import type { Vote } from './words.ts';

interface Opening {
  readonly method: Vote['methods'][number];
  readonly remote: boolean;
  readonly present: readonly number[];
  readonly meetingId: string;
  readonly heads: readonly { readonly expected: string; readonly present: string }[];
  readonly written: Readonly<Record<string, { readonly inFavour: string; readonly against: string }>>;
  readonly day: string;
  readonly time: string;
}

/** How the round is voted on and who is there; after the question the list is frozen. */
export function OpenRound({ vote }: { readonly vote: Vote }) {
  const t = useTexts(voteTexts);
  const attempt = useAttempt();
  const open = useAct('votes.open');
  const [asking, setAsking] = useState(false);
  const [opening, setOpening] = useState<Opening>({
    method: vote.methods[0] ?? 'paper',
    remote: false,
    present: vote.electors.filter((each) => each.present).map((each) => each.memberId),
    meetingId: '',
    heads: vote.bodiesZh.map(() => ({ expected: '', present: '' })),
    written: {},
    day: '',
    time: '18:00',
  });
  const set = (change: Partial<Opening>) => setOpening({ ...opening, ...change });
  const send = () =>
    attempt
      .run(() => open.mutateAsync({ params: { voteId: vote.id }, body: bodyOf(vote, opening) }))
      .then(() => setAsking(false));
  const { coming } = vote;
  const thereNow = vote.told ? opening.heads.map((each) => each.present || '0').join(' / ') : opening.present.length;
  return (
    <Section title={t('openTitle', { no: vote.rounds.length + 1 })}>
      <div className="stack-loose">
        {attempt.problem && <ProblemView problem={attempt.problem} />}
        <p>{t('firstPaper', { names: coming.options.map(({ titleZh }) => titleZh).join('、') })}</p>
        {coming.seats !== null && <p>{t('seatsLeft', { seats: coming.seats })}</p>}
        <RadioGroup
          name="method"
          label={t('method')}
          hint={vote.secret ? t('methodHint') : undefined}
          value={opening.method}
          onChange={(method) => set({ method: method as Opening['method'], remote: false })}
          choices={vote.methods.map((each) => ({ value: each, label: t(each) }))}
        />
        {opening.method === 'online' && <Online vote={vote} opening={opening} set={set} />}
        {!opening.remote &&
          (vote.told ? (
            <Heads vote={vote} opening={opening} set={set} />
          ) : (
            <Present vote={vote} opening={opening} set={set} />
          ))}
        {vote.writtenOpinions && <WrittenOpinions vote={vote} opening={opening} set={set} />}
        <Button kind="main" onClick={() => setAsking(true)}>
          {t('openAct')}
        </Button>
      </div>
      {asking && (
        <ConfirmDialog
          title={t('openRound')}
          consequence={t('openAsk', { method: t(opening.method), present: opening.remote ? '—' : thereNow })}
          action={t('openAct')}
          onConfirm={send}
          onClose={() => setAsking(false)}
        />
      )}
    </Section>
  );
}

interface PartProps {
  readonly vote: Vote;
  readonly opening: Opening;
  readonly set: (change: Partial<Opening>) => void;
}

function Online({ vote, opening, set }: PartProps) {
  const t = useTexts(voteTexts);
  return (
    <>
      {vote.remoteAllowed && (
        <Checkbox name="remote" label={t('remote')} checked={opening.remote} onChange={(remote) => set({ remote })} />
      )}
      <div className="row">
        <DateField
          name="day"
          label={t('closesDay')}
          value={opening.day}
          min={todayInChina()}
          onChange={(day) => set({ day })}
        />
        {opening.day !== '' && (
          <TextInput
            name="time"
            label={t('closesTime')}
            width="10"
            inputMode="numeric"
            value={opening.time}
            onChange={(time) => set({ time })}
          />
        )}
      </div>
    </>
  );
}

function Heads({ vote, opening, set }: PartProps) {
  const t = useTexts(voteTexts);
  const change = (at: number, heads: Partial<Opening['heads'][number]>) =>
    set({ heads: opening.heads.map((each, no) => (no === at ? { ...each, ...heads } : each)) });
  return vote.bodiesZh.map((body, no) => (
    <div className="row" key={body}>
      <NumberField
        name={`expected-${no}`}
        label={t('expectedOf', { body })}
        value={opening.heads[no]?.expected ?? ''}
        onChange={(expected) => change(no, { expected })}
      />
      <NumberField
        name={`present-${no}`}
        label={t('presentOf', { body })}
        value={opening.heads[no]?.present ?? ''}
        onChange={(present) => change(no, { present })}
      />
    </div>
  ));
}

function Present({ vote, opening, set }: PartProps) {
  const t = useTexts(voteTexts);
  const can = useCan();
  const meetings = useCall(
    'meetings.list',
    { query: { orgId: vote.orgId, limit: 20 } },
    { enabled: can('meeting.read') },
  );
  const running = (meetings.data?.items ?? []).filter(({ state }) => state === 'opened' || state === 'resumed');
  const voting = vote.electors.filter((each) => each.voting);
  const toggle = (id: number) =>
    set({
      present: opening.present.includes(id) ? opening.present.filter((each) => each !== id) : [...opening.present, id],
    });
  return (
    <div className="stack">
      <h3>{t('present')}</h3>
      {running.length > 0 && (
        <Select
          name="meeting"
          label={t('fromMeeting')}
          value={opening.meetingId}
          emptyLabel={t('noMeeting')}
          onChange={(meetingId) => set({ meetingId })}
          choices={running.map((each) => ({ value: String(each.id), label: each.titleZh }))}
        />
      )}
      {opening.meetingId === '' && (
        <>
          <p className="muted" role="status">
            {t('presentHint', { present: opening.present.length, expected: voting.length })}
          </p>
          <Button small onClick={() => set({ present: voting.map((each) => each.memberId) })}>
            {t('allPresent')}
          </Button>
          <ul className="present-list">
            {voting.map((each) => (
              <li key={each.memberId}>
                <button
                  type="button"
                  className="present-name"
                  aria-pressed={opening.present.includes(each.memberId)}
                  onClick={() => toggle(each.memberId)}
                >
                  {each.name}
                  {voting.some((other) => other.name === each.name && other.memberId !== each.memberId) && (
                    <span className="muted small number"> {each.tail}</span>
                  )}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function WrittenOpinions({ vote, opening, set }: PartProps) {
  const t = useTexts(voteTexts);
  const of = (id: string) => opening.written[id] ?? { inFavour: '', against: '' };
  const change = (id: string, part: object) => set({ written: { ...opening.written, [id]: { ...of(id), ...part } } });
  return (
    <div className="stack">
      <h3>{t('written')}</h3>
      {vote.coming.options.map(({ id, titleZh }) => (
        <div className="row" key={id}>
          <NumberField
            name={`written-for-${id}`}
            label={t('writtenFor', { name: titleZh })}
            optional
            value={of(id).inFavour}
            onChange={(inFavour) => change(id, { inFavour })}
          />
          <NumberField
            name={`written-against-${id}`}
            label={t('writtenAgainst', { name: titleZh })}
            optional
            value={of(id).against}
            onChange={(against) => change(id, { against })}
          />
        </div>
      ))}
    </div>
  );
}

function bodyOf(vote: Vote, opening: Opening) {
  const written = Object.entries(opening.written)
    .map(([optionId, each]) => ({ optionId, inFavour: Number(each.inFavour), against: Number(each.against) }))
    .filter((each) => each.inFavour + each.against > 0);
  const closesAt =
    opening.day === '' ? undefined : `${opening.day}T${opening.time.trim().replace('：', ':').padStart(5, '0')}`;
  return {
    version: vote.version,
    method: opening.method,
    remote: opening.remote,
    presentIds: opening.meetingId === '' ? [...opening.present] : [],
    ...(opening.meetingId === '' ? {} : { meetingId: Number(opening.meetingId) }),
    heads: vote.told
      ? opening.heads.map((each) => ({ expected: Number(each.expected), present: Number(each.present) }))
      : [],
    written,
    ...(opening.method === 'online' && closesAt !== undefined ? { closesAt } : {}),
  };
}
