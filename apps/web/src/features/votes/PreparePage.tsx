import './votes.css';
import { useLocation } from 'wouter';
import { useAct, useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import {
  Button,
  CheckboxGroup,
  Form,
  Loaded,
  notify,
  NumberField,
  Page,
  Section,
  Select,
  TextInput,
  useForm,
} from '../../design/index.ts';
import { usePick, useTexts } from '../../i18n/use-texts.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { activeGrant, useSession } from '../../shell/session.ts';
import { OptionsField, type OptionEntry } from './OptionsField.tsx';
import { PresetRules } from './RuleFacts.tsx';
import { voteTexts } from './texts.ts';
import type { Vote } from './words.ts';

type Preset = Output<'votes.presets'>['items'][number];

/** Prepares a vote: its kind with the rules behind it, candidates or motions, seats, who counts. */
export function PreparePage({ params }: PageParams) {
  const voteId = params['voteId'];
  const presets = useCall('votes.presets');
  const query = useCall('votes.get', { params: { voteId: Number(voteId ?? 0) } }, { enabled: voteId !== undefined });
  return (
    <Loaded query={presets}>
      {({ items }) =>
        voteId === undefined ? (
          <PrepareForm presets={items} vote={undefined} />
        ) : (
          <Loaded query={query}>{(vote) => <PrepareForm key={vote.id} presets={items} vote={vote} />}</Loaded>
        )
      }
    </Loaded>
  );
}

interface Prepared {
  readonly preset: string;
  readonly titleZh: string;
  readonly seats: string;
  readonly options: readonly OptionEntry[];
  readonly scrutineers: readonly string[];
  readonly tellers: readonly string[];
}

const ids = (people: readonly { readonly memberId: number }[] | undefined) =>
  (people ?? []).map(({ memberId }) => String(memberId));

function usePrepareForm(presets: readonly Preset[], vote: Vote | undefined) {
  const t = useTexts(voteTexts);
  const [, navigate] = useLocation();
  const create = useAct('votes.create');
  const prepare = useAct('votes.prepare');
  const needsSeats = (values: Prepared) =>
    vote === undefined ? presets.find(({ id }) => id === values.preset)?.needsSeats === true : vote.kind !== 'motion';
  return useForm<Prepared>({
    initial: {
      preset: vote?.preset ?? presets[0]?.id ?? '',
      titleZh: vote?.titleZh ?? '',
      seats: vote?.seats ? String(vote.seats) : '',
      options: (vote?.options ?? []).map(({ titleZh, memberId }) => ({ titleZh, memberId: memberId ?? undefined })),
      scrutineers: ids(vote?.scrutineers),
      tellers: ids(vote?.tellers),
    },
    draft: vote === undefined ? 'prepare-vote' : `prepare-vote-${vote.id}`,
    check: (values) => ({
      titleZh: values.titleZh.trim().length < 2 ? t('titleBad') : undefined,
      seats: needsSeats(values) && !/^[1-9]\d{0,2}$/.test(values.seats.trim()) ? t('seatsBad') : undefined,
      options: values.options.some(({ titleZh }) => titleZh.trim().length >= 2) ? undefined : t('optionsBad'),
    }),
    onSubmit: async (values) => {
      const body = {
        titleZh: values.titleZh.trim(),
        ...(needsSeats(values) ? { seats: Number(values.seats) } : {}),
        options: values.options
          .filter(({ titleZh }) => titleZh.trim() !== '')
          .map(({ titleZh, memberId }) => ({
            titleZh: titleZh.trim(),
            ...(memberId === undefined ? {} : { memberId }),
          })),
        scrutineerIds: values.scrutineers.map(Number),
        tellerIds: values.tellers.map(Number),
        excused: vote?.excused ?? [],
      };
      const preset = values.preset as Exclude<Preset['id'], 'method'>;
      const made =
        vote === undefined
          ? await create.mutateAsync({ body: { ...body, preset } })
          : await prepare.mutateAsync({ params: { voteId: vote.id }, body: { ...body, version: vote.version } });
      notify(t('saved'));
      navigate(`/ballots/${made.id}`, { replace: true });
    },
  });
}

function PrepareForm({ presets, vote }: { readonly presets: readonly Preset[]; readonly vote: Vote | undefined }) {
  const t = useTexts(voteTexts);
  const pick = usePick();
  const orgId = activeGrant(useSession())?.orgId ?? undefined;
  const roster = useCall('members.list', { query: { org: orgId, limit: 200 } });
  const form = usePrepareForm(presets, vote);
  const preset = presets.find(({ id }) => id === form.values.preset);
  const isMotion = (vote?.kind ?? preset?.kind) === 'motion';
  const isFirst = vote === undefined || vote.rounds.length === 0;
  const people = (roster.data?.items ?? []).map(({ id, name }) => ({ id, name }));
  const chosen = new Set(form.values.options.map(({ memberId }) => memberId));
  const officers = people
    .filter(({ id }) => !chosen.has(id))
    .map(({ id, name }) => ({ value: String(id), label: name }));
  const needsSeats = vote === undefined ? preset?.needsSeats === true : vote.kind !== 'motion';
  return (
    <Page title={t('newVote')} width="form" crumbs={[{ label: t('votes'), href: '/ballots' }]}>
      <Form form={form}>
        {vote === undefined && (
          <Select
            {...form.field('preset')}
            label={t('preset')}
            hint={t('presetHint')}
            emptyLabel={null}
            choices={presets.map((each) => ({ value: each.id, label: pick(each.titleZh, each.titleEn) }))}
          />
        )}
        {preset && vote === undefined && <PresetRules preset={preset} />}
        {isFirst && <TextInput {...form.field('titleZh')} label={t('title')} hint={t('titleHint')} />}
        {isFirst && needsSeats && <NumberField {...form.field('seats')} label={t('seats')} width="4" />}
        {isFirst && <OptionsField {...form.field('options')} isMotion={isMotion} people={people} />}
        {people.length > 0 && (
          <Section title={`${t('scrutineers')} · ${t('tellers')}`}>
            <p className="muted">
              {t('officersHint', { tellers: vote?.leastTellers ?? 2, scrutineers: vote?.leastScrutineers ?? 1 })}
            </p>
            <CheckboxGroup
              {...form.field('scrutineers')}
              label={t('scrutineers')}
              optional="silent"
              choices={officers.filter(({ value }) => !form.values.tellers.includes(value))}
              inline
            />
            <CheckboxGroup
              {...form.field('tellers')}
              label={t('tellers')}
              optional="silent"
              choices={officers.filter(({ value }) => !form.values.scrutineers.includes(value))}
              inline
            />
          </Section>
        )}
        <Button kind="main" type="submit" busy={form.busy}>
          {t('save')}
        </Button>
      </Form>
    </Page>
  );
}
