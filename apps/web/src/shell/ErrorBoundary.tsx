import { Component, type ReactNode } from 'react';
import { Button } from '../design/Button.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { shellTexts } from './texts.ts';

interface State {
  readonly error: unknown;
}

/** Catches what a page throws while it is drawn, says so, and offers to open it again. Drafts stay on the device. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: undefined };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override render(): ReactNode {
    return this.state.error === undefined ? this.props.children : <Broken error={this.state.error} />;
  }
}

function Broken({ error }: { readonly error: unknown }) {
  const t = useTexts(shellTexts);
  // After an update the old parts are gone from the server: that is no fault, a reload is all it takes.
  const updated = /dynamically imported module|module script|preload CSS/i.test(String(error));
  return (
    <div className="state" role="alert">
      <h1>{t(updated ? 'updatedTitle' : 'brokenTitle')}</h1>
      <p>{t(updated ? 'updatedHint' : 'brokenHint')}</p>
      {!updated && <p className="muted small">{String(error).slice(0, 200)}</p>}
      <div className="button-bar">
        <Button kind="main" onClick={() => location.reload()}>
          {t('reload')}
        </Button>
      </div>
    </div>
  );
}
