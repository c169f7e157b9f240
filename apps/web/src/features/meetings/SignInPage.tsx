import '../../design/papers.css';
import './meetings.css';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { call } from '../../api/client.ts';
import type { Output } from '../../api/routes.ts';
import { useAttempt } from '../../api/use-attempt.ts';
import {
  Button,
  ButtonBar,
  Form,
  formatClock,
  formatInstant,
  Icon,
  Page,
  ProblemView,
  TextInput,
  useForm,
} from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { meetingTexts } from './texts.ts';

type Door = Output<'meetings.signInPage'>;
type Person = Output<'meetings.signInPeople'>['people'][number];
type Done = Output<'meetings.signIn'>;

const rememberedName = 'jishi.sign-in-name';

/** Sign-in on a phone: scan, confirm the own name, done. The name is remembered on this phone alone. */
export function SignInPage({ params }: PageParams) {
  const t = useTexts(meetingTexts);
  const { code } = params;
  const attempt = useAttempt();
  const [, navigate] = useLocation();
  const [door, setDoor] = useState<Door>();
  const [people, setPeople] = useState<readonly Person[]>([]);
  const [done, setDone] = useState<Done>();
  const [unknown, setUnknown] = useState<string>();

  const find = async (ticket: string, name: string) => {
    const found = await call('meetings.signInPeople', { body: { ticket, name } });
    setPeople(found.people);
    setUnknown(found.people.length === 0 ? name : undefined);
  };
  const enter = (given: string) =>
    attempt.run(async () => {
      const opened = await call('meetings.signInPage', { params: { code: given } });
      setDoor(opened);
      const name = remembered();
      if (name) await find(opened.ticket, name);
    });
  useEffect(() => {
    if (code !== undefined) void enter(code);
    // The code is exchanged once, when the page opens.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [code]);
  const confirm = (person: Person) =>
    attempt.run(async () => {
      const answer = await call('meetings.signIn', { body: { ticket: door?.ticket ?? '', memberId: person.memberId } });
      remember(person.name);
      setDone(answer);
    });

  return (
    <main className="sign-in-page">
      <Page
        title={door?.titleZh ?? t('signInTitle')}
        width="form"
        note={door && [door.orgName, door.scheduledAt && formatInstant(door.scheduledAt), door.placeZh].join(' · ')}
      >
        {attempt.problem && <ProblemView problem={attempt.problem} />}
        {done ? (
          <div role="status" className="stack">
            <span className="receipt-mark" aria-hidden="true">
              <Icon name="check" size={2} />
            </span>
            <p>
              <strong>
                {done.name}：
                {done.already
                  ? t('signedBefore', { time: formatClock(done.signedInAt) })
                  : t('signedIn', { time: formatClock(done.signedInAt) })}
              </strong>
            </p>
            {done.nextItemZh && <p>{t('nextItem', { item: done.nextItemZh })}</p>}
          </div>
        ) : door === undefined ? (
          <CodeForm onEnter={(given) => navigate(`/s/${given}`)} />
        ) : people.length > 0 ? (
          <Confirm people={people} onConfirm={(person) => void confirm(person)} onNotMe={() => setPeople([])} />
        ) : (
          <>
            {unknown && <p role="status">{t('notFound', { name: unknown })}</p>}
            <NameForm onName={async (name) => void (await attempt.run(() => find(door.ticket, name)))} />
          </>
        )}
        <p className="muted">{t('privacy')}</p>
      </Page>
    </main>
  );
}

function Confirm({
  people,
  onConfirm,
  onNotMe,
}: {
  readonly people: readonly Person[];
  readonly onConfirm: (person: Person) => void;
  readonly onNotMe: () => void;
}) {
  const t = useTexts(meetingTexts);
  const [first] = people;
  const many = people.length > 1;
  return (
    <div className="stack-loose">
      <h2>{many ? t('which') : t('areYou', { name: first?.name ?? '' })}</h2>
      <ButtonBar wide>
        {people.map((person) => (
          <Button key={person.memberId} kind="main" onClick={() => onConfirm(person)}>
            {many ? `${person.name} ${person.hint}` : t('confirmSignIn')}
          </Button>
        ))}
        <Button onClick={onNotMe}>{t('notMe')}</Button>
      </ButtonBar>
    </div>
  );
}

function NameForm({ onName }: { readonly onName: (name: string) => Promise<void> }) {
  const t = useTexts(meetingTexts);
  const form = useForm({
    initial: { name: '' },
    warnOnLeave: false,
    check: ({ name }) => ({ name: name.trim().length < 2 ? t('nameMissing') : undefined }),
    onSubmit: ({ name }) => onName(name.trim()),
  });
  return (
    <Form form={form}>
      <TextInput {...form.field('name')} label={t('yourName')} hint={t('yourNameHint')} autoComplete="name" />
      <Button kind="main" type="submit" busy={form.busy}>
        {t('findMe')}
      </Button>
    </Form>
  );
}

function CodeForm({ onEnter }: { readonly onEnter: (code: string) => void }) {
  const t = useTexts(meetingTexts);
  const form = useForm({
    initial: { code: '' },
    warnOnLeave: false,
    check: ({ code }) => ({ code: code.replace(/[^0-9a-z]/gi, '').length === 10 ? undefined : t('signInCodeHint') }),
    onSubmit: ({ code }) => onEnter(code.replace(/[^0-9a-z]/gi, '').toUpperCase()),
  });
  return (
    <Form form={form}>
      <TextInput {...form.field('code')} label={t('signInCode')} hint={t('signInCodeHint')} autoComplete="off" />
      <Button kind="main" type="submit" busy={form.busy}>
        {t('signInOpen')}
      </Button>
    </Form>
  );
}

function remembered(): string | null {
  try {
    return localStorage.getItem(rememberedName);
  } catch {
    return null;
  }
}

function remember(name: string): void {
  try {
    localStorage.setItem(rememberedName, name);
  } catch {
    // A phone without storage asks for the name each time.
  }
}
