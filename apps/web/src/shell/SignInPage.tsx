import '../design/page.css';
import './sign-in.css';
import { Link } from 'wouter';
import { Icon } from '../design/Icon.tsx';
import { usePageTitle } from '../design/page-title.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { takeSession } from './session.ts';
import { SignInForm } from './SignInForm.tsx';
import { signInTexts } from './sign-in-texts.ts';
import { shellTexts } from './texts.ts';

/** Stands in place of any page that needs a session; afterwards the page that was asked for appears. */
export function SignInPage() {
  const t = useTexts(signInTexts);
  const frame = useTexts(shellTexts);
  usePageTitle(t('signInTitle'));
  return (
    <div className="sign-in">
      <div>
        <p className="sign-in-product muted">{frame('productLong')}</p>
        <h1>{t('signInTitle')}</h1>
        <SignInForm onSignedIn={takeSession} />
      </div>
      <aside className="sign-in-side stack">
        <h2>{t('publicLinks')}</h2>
        <ul className="link-rows">
          <li>
            <Link href="/board">
              <Icon name="board" />
              {t('board')}
              <span className="link-rows-end">
                <Icon name="right" size={1} />
              </span>
            </Link>
          </li>
        </ul>
        <p>{t('scan')}</p>
        <p className="muted">{t('signInHelp')}</p>
        {!window.isSecureContext && <p>{t('secureNeeded')}</p>}
      </aside>
    </div>
  );
}
