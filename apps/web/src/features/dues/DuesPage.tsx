import { useCan } from '../../shell/session.ts';
import { DeskPage } from './DeskPage.tsx';
import { OverviewPage } from './OverviewPage.tsx';
import { OwnDuesPage } from './OwnDuesPage.tsx';

/** Dues as the present role needs them: the desk of a branch, the branches of a committee, or the own dues. */
export function DuesPage() {
  const can = useCan();
  if (can('dues.collect')) return <DeskPage />;
  if (can('dues.oversee')) return <OverviewPage />;
  return <OwnDuesPage />;
}
