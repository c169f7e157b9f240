import './votes.css';
import type { ReactNode } from 'react';
import { Page } from '../../design/index.ts';

/** A page without navigation: nothing leads away from a ballot, and nothing on it is kept. */
export function BareBallot({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <main className="bare-ballot">
      <Page title={title} width="form">
        {children}
      </Page>
    </main>
  );
}
