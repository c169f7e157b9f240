import { useAct } from '../../api/queries.ts';
import { Button, Form, NumberField, Section, Select, useForm } from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { meetingTexts } from './texts.ts';
import { tailAmong, type Meeting } from './words.ts';

/** Chair and recorder out of those present, then the opening: the list is frozen and the quorum checked. */
export function OpenMeeting({ meeting }: { readonly meeting: Meeting }) {
  const t = useTexts(meetingTexts);
  const open = useAct('meetings.open');
  const told = meeting.electorate === 'told';
  const form = useForm({
    initial: { chair: '', recorder: '', expected: '', present: '' },
    scope: 'open',
    warnOnLeave: false,
    check: (values) => ({
      chair: values.chair === '' ? t('chairMissing') : undefined,
      recorder:
        values.recorder === '' ? t('recorderMissing') : values.recorder === values.chair ? t('samePerson') : undefined,
      expected: told && !/^[1-9]\d{0,3}$/.test(values.expected) ? t('headsBad') : undefined,
      present: told && !(Number(values.present) <= Number(values.expected)) ? t('headsBad') : undefined,
    }),
    onSubmit: async (values) => {
      await open.mutateAsync({
        params: { meetingId: meeting.id },
        body: {
          version: meeting.version,
          chairMemberId: Number(values.chair),
          recorderMemberId: Number(values.recorder),
          ...(told ? { toldExpected: Number(values.expected), toldPresent: Number(values.present) } : {}),
        },
      });
    },
  });
  const people = meeting.attendees
    .filter((each) => each.state === 'present')
    .map((each) => ({
      value: String(each.memberId),
      label: `${each.name} ${tailAmong(meeting.attendees, each)}`.trim(),
    }));
  return (
    <Section title={t('openMeeting')}>
      <Form form={form}>
        <div className="row">
          <Select {...form.field('chair')} label={t('chair')} emptyLabel={t('choose')} choices={people} />
          <Select {...form.field('recorder')} label={t('recorder')} emptyLabel={t('choose')} choices={people} />
        </div>
        {told && (
          <div className="row">
            <NumberField {...form.field('expected')} label={t('toldExpected')} />
            <NumberField {...form.field('present')} label={t('toldPresent')} />
          </div>
        )}
        <Button kind={meeting.quorum?.met === false ? 'plain' : 'main'} type="submit" busy={form.busy}>
          {t('openMeeting')}
        </Button>
      </Form>
    </Section>
  );
}
