import './later.css';
import { LinkButton } from '../design/Button.tsx';
import { Icon } from '../design/Icon.tsx';
import { Page } from '../design/Page.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { activeGrant, useSwitchGrant, type Session } from './session.ts';
import { laterTexts } from './later-texts.ts';
import { shellTexts } from './texts.ts';

/** Choice of the role to act under, when there are several and none is chosen yet. */
export function ChooseRole({ session }: { readonly session: Session }) {
  const t = useTexts(laterTexts);
  return (
    <Page title={t('chooseRole')} note={t('chooseRoleHint')} width="form">
      <RoleList session={session} />
    </Page>
  );
}

/** The person's roles, each a button that changes to it. */
export function RoleList({ session }: { readonly session: Session }) {
  const t = useTexts(laterTexts);
  const switchGrant = useSwitchGrant();
  return (
    <ul className="link-rows">
      {session.grants.map((grant) => {
        const isActive = grant.id === session.activeGrantId;
        return (
          <li key={grant.id}>
            <button type="button" aria-pressed={isActive} onClick={() => void switchGrant(grant.id)}>
              <span>
                {grant.orgName ?? grant.roleTitle}
                {grant.orgName && <span className="muted"> · {grant.roleTitle}</span>}
              </span>
              <span className="link-rows-end">{isActive ? <Icon name="check" /> : t('enterAs')}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** An account that nobody has given a role yet. */
export function NoRole({ session }: { readonly session: Session }) {
  const t = useTexts(laterTexts);
  const frame = useTexts(shellTexts);
  return (
    <Page title={t('noRole')} width="text">
      <p>{t('noRoleHint', { login: session.user.login })}</p>
      <LinkButton href="/me">{frame('me')}</LinkButton>
    </Page>
  );
}

/** No such address, or a record that is not there for this person. */
export function NotFound() {
  const t = useTexts(laterTexts);
  return (
    <Page title={t('notFound')} width="text">
      <p>{t('notFoundHint')}</p>
      <LinkButton href="/" kind="main">
        {t('toTodos')}
      </LinkButton>
    </Page>
  );
}

/** The page exists, but not for the present role. */
export function NotForThisRole({ session }: { readonly session: Session | null }) {
  const t = useTexts(laterTexts);
  const role = session ? (activeGrant(session)?.roleTitle ?? '') : '';
  return (
    <Page title={t('forbidden')} width="text">
      <p>{t('forbiddenHint', { role })}</p>
      <LinkButton href="/" kind="main">
        {t('toTodos')}
      </LinkButton>
    </Page>
  );
}
