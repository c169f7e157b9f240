import { useAct } from '../../api/queries.ts';
import { Button, Dialog, Form, notify, TextArea, useForm } from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { meetingTexts } from './texts.ts';
import type { Meeting } from './words.ts';

/** Notes a leave with its reason. */
export function LeaveDialog({
  meeting,
  memberId,
  onClose,
}: {
  readonly meeting: Meeting;
  readonly memberId: number;
  readonly onClose: () => void;
}) {
  const t = useTexts(meetingTexts);
  const leave = useAct('meetings.leave');
  const form = useForm({
    initial: { reason: '' },
    scope: 'leave',
    check: ({ reason }) => ({ reason: reason.trim().length < 2 ? t('leaveMissing') : undefined }),
    onSubmit: async ({ reason }) => {
      await leave.mutateAsync({ params: { meetingId: meeting.id }, body: { memberId, reason } });
      notify(t('saved'));
      onClose();
    },
  });
  return (
    <Dialog title={t('leave')} onClose={onClose}>
      <Form form={form}>
        <TextArea {...form.field('reason')} label={t('leaveReason')} limit={300} rows={3} />
        <Button kind="main" type="submit" busy={form.busy}>
          {t('leaveAct')}
        </Button>
      </Form>
    </Dialog>
  );
}
