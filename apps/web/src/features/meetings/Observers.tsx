import { useAct } from '../../api/queries.ts';
import { Button, DefinitionList, Form, notify, NumberField, Section, useForm } from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { meetingTexts } from './texts.ts';
import type { Meeting } from './words.ts';

/** Guests and representatives of the masses: numbers, never names. */
export function Observers({ meeting }: { readonly meeting: Meeting }) {
  const t = useTexts(meetingTexts);
  if (meeting.observerKinds.length === 0) return null;
  if (!meeting.can.attend) {
    const some = meeting.observers.filter((each) => each.count > 0);
    return some.length === 0 ? null : (
      <Section title={t('observers')}>
        <DefinitionList facts={some.map((each) => ({ label: each.titleZh, value: each.count }))} />
      </Section>
    );
  }
  return <ObserversForm key={meeting.id} meeting={meeting} />;
}

function ObserversForm({ meeting }: { readonly meeting: Meeting }) {
  const t = useTexts(meetingTexts);
  const observe = useAct('meetings.observe');
  const countOf = (kind: string) => meeting.observers.find((each) => each.kind === kind)?.count ?? 0;
  const form = useForm<Record<string, string>>({
    initial: Object.fromEntries(
      meeting.observerKinds.map(({ kind }) => [kind, countOf(kind) === 0 ? '' : String(countOf(kind))]),
    ),
    scope: 'observers',
    warnOnLeave: false,
    check: (values) =>
      Object.fromEntries(
        Object.entries(values).map(([kind, value]) => [kind, /^\d{0,4}$/.test(value) ? undefined : t('votesBad')]),
      ),
    onSubmit: async (values) => {
      const observers = meeting.observerKinds.map(({ kind, titleZh }) => ({
        kind,
        titleZh,
        count: Number(values[kind] ?? 0),
      }));
      await observe.mutateAsync({ params: { meetingId: meeting.id }, body: { version: meeting.version, observers } });
      notify(t('saved'));
    },
  });
  return (
    <Section title={t('observers')}>
      <p className="muted attend-hint">{t('observersText')}</p>
      <Form form={form}>
        <div className="row">
          {meeting.observerKinds.map(({ kind, titleZh }) => (
            <NumberField key={kind} {...form.field(kind)} label={titleZh} optional />
          ))}
        </div>
        <Button type="submit" busy={form.busy}>
          {t('observersSave')}
        </Button>
      </Form>
    </Section>
  );
}
