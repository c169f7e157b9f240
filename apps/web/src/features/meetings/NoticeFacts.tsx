import { useState } from 'react';
import { useAct } from '../../api/queries.ts';
import { Button, Dialog, Form, ProgressBar, Section, Select, useForm } from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { channelKey } from './CallPage.tsx';
import { meetingTexts } from './texts.ts';
import type { Meeting } from './words.ts';

const channels = ['in-person', 'phone', 'message-group', 'paper'] as const;

/** When people were told, how many of them, and ticking off the rest. */
export function NoticeFacts({ meeting }: { readonly meeting: Meeting }) {
  const t = useTexts(meetingTexts);
  const [asking, setAsking] = useState(false);
  const { notice } = meeting;
  const rest = meeting.attendees.filter((each) => !each.noticed);
  if (notice.audience === 0) return null;
  return (
    <Section title={t('notice')}>
      <div className="stack">
        <p>
          {notice.noticedOn} {notice.channel === null ? '' : t(channelKey(notice.channel))}
          {notice.reasonZh === null ? '' : ` · ${notice.reasonZh}`}
        </p>
        <ProgressBar
          label={t('delivered', { done: notice.delivered, all: notice.audience })}
          done={notice.delivered}
          whole={notice.audience}
        />
        {meeting.can.call && rest.length > 0 && (
          <Button small onClick={() => setAsking(true)}>
            {t('tellRest')}
          </Button>
        )}
      </div>
      {asking && (
        <TellRest
          meetingId={meeting.id}
          memberIds={rest.map((each) => each.memberId)}
          onClose={() => setAsking(false)}
        />
      )}
    </Section>
  );
}

function TellRest({
  meetingId,
  memberIds,
  onClose,
}: {
  readonly meetingId: number;
  readonly memberIds: readonly number[];
  readonly onClose: () => void;
}) {
  const t = useTexts(meetingTexts);
  const deliver = useAct('meetings.deliver');
  const form = useForm<{ channel: (typeof channels)[number] }>({
    initial: { channel: 'in-person' },
    scope: 'tell',
    onSubmit: async ({ channel }) => {
      await deliver.mutateAsync({ params: { meetingId }, body: { memberIds: [...memberIds], channel } });
      onClose();
    },
  });
  return (
    <Dialog title={t('tellTitle')} onClose={onClose}>
      <p>{t('tellText', { count: memberIds.length })}</p>
      <Form form={form}>
        <Select
          {...form.field('channel')}
          label={t('channel')}
          onChange={(value) => form.set({ channel: value as (typeof channels)[number] })}
          choices={channels.map((each) => ({ value: each, label: t(channelKey(each)) }))}
        />
        <Button kind="main" type="submit" busy={form.busy}>
          {t('tellAct')}
        </Button>
      </Form>
    </Dialog>
  );
}
