import './later.css';
import { Link } from 'wouter';
import { Button, LinkButton } from '../design/Button.tsx';
import { formatClock } from '../design/dates.ts';
import { Icon } from '../design/Icon.tsx';
import { RadioGroup } from '../design/inputs.tsx';
import { notify, pastNotices } from '../design/notices.ts';
import { Page, Section } from '../design/Page.tsx';
import { DefinitionList } from '../design/show.tsx';
import { useIsNarrow } from '../design/use-media.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { setPreferences, usePreferences } from '../state/preferences.ts';
import { useStore } from '../state/store.ts';
import { CalendarFeed } from './CalendarFeed.tsx';
import { LetterKeysSwitch } from './KeysDialog.tsx';
import { useSwitchLanguage } from './language.ts';
import { useNav } from './nav.ts';
import { useSession, signOut, type Session } from './session.ts';
import { RoleList } from './stops.tsx';
import { laterTexts } from './later-texts.ts';
import { shellTexts } from './texts.ts';

/** The person: account, roles, other sections, display, messages, signing out. */
export function MePage() {
  const t = useTexts(laterTexts);
  const frame = useTexts(shellTexts);
  const session = useSession();
  const leave = async () => {
    await signOut();
    notify(t('signedOut'));
  };
  return (
    <Page title={frame('me')} width="form">
      <DefinitionList
        facts={[
          { label: t('meName'), value: session.user.displayName },
          { label: t('meAccount'), value: session.user.login },
        ]}
      />
      <LinkButton href="/me/security" icon="lock">
        {t('security')}
      </LinkButton>
      <OtherSections session={session} />
      <Section title={t('meRoles')}>
        <RoleList session={session} />
      </Section>
      <CalendarFeed />
      <Settings />
      <Messages />
      <Button icon="away" onClick={() => void leave()}>
        {frame('signOut')}
      </Button>
    </Page>
  );
}

function OtherSections({ session }: { readonly session: Session }) {
  const t = useTexts(laterTexts);
  const frame = useTexts(shellTexts);
  const { size } = usePreferences();
  const narrow = useIsNarrow();
  const plan = useNav(session, size);
  const beyond = narrow ? plan.beyondBar : plan.beyondRail;
  return (
    <Section title={t('meMore')}>
      <ul className="link-rows">
        {[
          ...beyond,
          ...(session.user.memberId === null
            ? []
            : [{ path: '/me/registers', label: t('meRegisters'), icon: 'procedures' as const }]),
          { path: '/help', label: frame('help'), icon: 'help' as const },
          { path: '/rights', label: frame('rights'), icon: 'lock' as const },
        ].map((item) => (
          <li key={item.path}>
            <Link href={item.path}>
              <Icon name={item.icon} />
              {item.label}
              <span className="link-rows-end">
                <Icon name="right" size={1} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Settings() {
  const t = useTexts(laterTexts);
  const frame = useTexts(shellTexts);
  const { size, language } = usePreferences();
  const switchLanguage = useSwitchLanguage();
  return (
    <Section title={t('meSettings')}>
      <div className="stack">
        <RadioGroup
          name="size"
          label={t('sizeLabel')}
          value={size}
          inline
          onChange={(value) => setPreferences({ size: value === 'large' ? 'large' : 'normal' })}
          choices={[
            { value: 'normal', label: frame('normalText') },
            { value: 'large', label: frame('largeText') },
          ]}
        />
        <RadioGroup
          name="language"
          label={t('languageLabel')}
          value={language}
          inline
          onChange={(value) => {
            if (value !== language) switchLanguage();
          }}
          choices={[
            { value: 'zh', label: t('chinese') },
            { value: 'en', label: 'English' },
          ]}
        />
        <LetterKeysSwitch />
      </div>
    </Section>
  );
}

function Messages() {
  const t = useTexts(laterTexts);
  const notices = useStore(pastNotices);
  return (
    <Section title={t('meMessages')}>
      {notices.length === 0 ? (
        <p className="muted">{t('meNoMessages')}</p>
      ) : (
        <ul className="plain-list stack">
          {notices.map((notice) => (
            <li key={notice.id}>
              <span className="muted number">{formatClock(notice.at)}</span> {notice.text}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
