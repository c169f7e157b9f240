import { useLocation } from 'wouter';
import { useAct, useCall } from '../../api/queries.ts';
import {
  Button,
  CheckboxGroup,
  DateField,
  Form,
  Loaded,
  notify,
  Page,
  RadioGroup,
  Section,
  Select,
  TextArea,
  TextInput,
  todayInChina,
  useForm,
} from '../../design/index.ts';
import { usePick, useTexts } from '../../i18n/use-texts.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { activeGrant, useSession } from '../../shell/session.ts';
import { AgendaField, type AgendaEntry } from './AgendaField.tsx';
import { meetingTexts } from './texts.ts';
import { kindTexts, localOf, meetingKinds, type Meeting } from './words.ts';

const channels = ['in-person', 'phone', 'message-group', 'paper', 'board'] as const;

/** What the form of a calling holds. */
interface Calling {
  readonly kind: Meeting['kind'];
  readonly titleZh: string;
  readonly date: string;
  readonly time: string;
  readonly placeZh: string;
  readonly agenda: readonly AgendaEntry[];
  readonly way: string;
  readonly noticedOn: string;
  readonly noticeChannel: (typeof channels)[number];
  readonly noticeReasonZh: string;
  readonly invitedMemberIds: readonly string[];
}

/** Calls a meeting, or sets and changes the time of one that a method has opened. */
export function CallPage({ params }: PageParams) {
  const meetingId = params['meetingId'];
  const query = useCall(
    'meetings.get',
    { params: { meetingId: Number(meetingId ?? 0) } },
    { enabled: meetingId !== undefined },
  );
  if (meetingId === undefined) return <CallForm meeting={undefined} />;
  return <Loaded query={query}>{(meeting) => <CallForm key={meeting.id} meeting={meeting} />}</Loaded>;
}

function CallForm({ meeting }: { readonly meeting: Meeting | undefined }) {
  const t = useTexts(meetingTexts);
  const pick = usePick();
  const [, navigate] = useLocation();
  const session = useSession();
  const call = useAct('meetings.call');
  const change = useAct('meetings.callPlanned');
  const local = meeting?.scheduledAt ? localOf(meeting.scheduledAt) : { date: '', time: '14:30' };
  const form = useForm<Calling>({
    initial: {
      kind: meeting?.kind ?? 'party-assembly',
      titleZh: meeting?.titleZh ?? '',
      date: local.date,
      time: local.time,
      placeZh: meeting?.placeZh ?? '',
      agenda: meeting?.agenda ?? [],
      way: 'now',
      noticedOn: todayInChina(),
      noticeChannel: 'in-person',
      noticeReasonZh: meeting?.notice.reasonZh ?? '',
      invitedMemberIds: (meeting?.attendees ?? []).map((each) => String(each.memberId)),
    },
    draft: meeting === undefined ? 'call-meeting' : `call-meeting-${meeting.id}`,
    check: (values) => ({
      titleZh: values.titleZh.trim().length < 2 ? t('titleBad') : undefined,
      date: values.date === '' ? t('dateBad') : undefined,
      time: /^([01]?\d|2[0-3])[:：][0-5]\d$/.test(values.time.trim()) ? undefined : t('timeBad'),
      placeZh: values.placeZh.trim() === '' ? t('placeBad') : undefined,
      agenda: values.agenda.some((item) => item.titleZh.trim().length >= 2) ? undefined : t('agendaBad'),
      invitedMemberIds:
        choosesNames(meeting, values.kind) && values.invitedMemberIds.length === 0 ? t('invitedMissing') : undefined,
    }),
    onSubmit: async (values) => {
      const time = values.time.trim().replace('：', ':').padStart(5, '0');
      const body = {
        titleZh: values.titleZh,
        scheduledAt: `${values.date}T${time}`,
        placeZh: values.placeZh,
        agenda: values.agenda
          .filter((item) => item.titleZh.trim() !== '')
          .map(({ titleZh, kind }) => ({ titleZh, kind })),
        ...(values.way === 'now'
          ? { noticeChannel: 'platform' as const }
          : { noticeChannel: values.noticeChannel, noticedOn: values.noticedOn }),
        ...(values.noticeReasonZh.trim() === '' ? {} : { noticeReasonZh: values.noticeReasonZh }),
        ...(choosesNames(meeting, values.kind) ? { invitedMemberIds: values.invitedMemberIds.map(Number) } : {}),
      };
      const made =
        meeting === undefined
          ? await call.mutateAsync({ body: { ...body, kind: values.kind } })
          : await change.mutateAsync({
              params: { meetingId: meeting.id },
              body: { ...body, version: meeting.version },
            });
      notify(t('sent'));
      navigate(`/meetings/${made.id}`, { replace: true });
    },
  });
  const { kind } = form.values;
  const byName = choosesNames(meeting, kind);
  const orgId = activeGrant(session)?.orgId ?? undefined;
  const roster = useCall('members.list', { query: { org: orgId, limit: 200 } }, { enabled: byName });
  return (
    <Page
      title={meeting === undefined ? t('callMeeting') : t('setTime')}
      width="form"
      crumbs={[{ label: t('meetings'), href: '/meetings' }]}
    >
      <Form form={form}>
        {meeting === undefined && (
          <Select
            {...form.field('kind')}
            label={t('kind')}
            onChange={(value) => {
              const next = value as Meeting['kind'];
              const known = Object.values(kindTexts).some(([zh]) => zh === form.values.titleZh);
              // The usual name is offered; a name somebody typed stays.
              const title = form.values.titleZh === '' || known ? { titleZh: kindTexts[next][0] } : {};
              form.set({ kind: next, ...title });
            }}
            choices={meetingKinds.map((each) => ({ value: each, label: pick(kindTexts[each][0], kindTexts[each][1]) }))}
          />
        )}
        <TextInput {...form.field('titleZh')} label={t('title')} hint={t('titleHint')} />
        <DateField {...form.field('date')} label={t('date')} />
        <TextInput {...form.field('time')} label={t('time')} hint={t('timeHint')} width="10" inputMode="numeric" />
        <TextInput {...form.field('placeZh')} label={t('place')} />
        <AgendaField {...form.field('agenda')} />
        {byName && roster.data && (
          <CheckboxGroup
            {...form.field('invitedMemberIds')}
            label={t('invited')}
            choices={roster.data.items.map((row) => ({ value: String(row.id), label: row.name }))}
            inline
          />
        )}
        <Section title={t('notice')}>
          <div className="form-fields">
            <RadioGroup
              {...form.field('way')}
              label={t('noticeWay')}
              choices={[
                { value: 'now', label: t('noticeNow') },
                { value: 'before', label: t('noticeBefore') },
              ]}
            />
            {form.values.way === 'before' && (
              <>
                <DateField {...form.field('noticedOn')} label={t('noticedOn')} max={todayInChina()} />
                <Select
                  {...form.field('noticeChannel')}
                  label={t('channel')}
                  onChange={(value) => form.set({ noticeChannel: value as (typeof channels)[number] })}
                  choices={channels.map((each) => ({ value: each, label: t(channelKey(each)) }))}
                />
              </>
            )}
            <TextArea
              {...form.field('noticeReasonZh')}
              label={t('noticeReason')}
              hint={t('noticeReasonHint')}
              optional
              limit={300}
              rows={2}
            />
          </div>
        </Section>
        <Button kind="main" type="submit" busy={form.busy}>
          {t('send')}
        </Button>
      </Form>
    </Page>
  );
}

/** Bodies without a list of their own: whoever calls chooses. */
function choosesNames(meeting: Meeting | undefined, kind: Meeting['kind']): boolean {
  return meeting === undefined ? kind === 'subgroup' || kind === 'other' : meeting.electorate === 'named-list';
}

/** Key of the text of a channel. */
export function channelKey(channel: NonNullable<Meeting['notice']['channel']>) {
  return channel === 'in-person' ? 'inPerson' : channel === 'message-group' ? 'messageGroup' : channel;
}
