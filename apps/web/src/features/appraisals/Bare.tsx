import './appraisals.css';
import type { ReactNode } from 'react';
import { Page } from '../../design/index.ts';

/** A page without navigation: nothing leads away from a sheet. */
export function Bare({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <main className="bare-page">
      <Page title={title} width="form">
        {children}
      </Page>
    </main>
  );
}
