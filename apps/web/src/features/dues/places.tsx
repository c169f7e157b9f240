import { lazy, type ComponentType } from 'react';
import { matchRoute, useRouter } from 'wouter';
import { LinkButton } from '../../design/Button.tsx';
import { Page } from '../../design/Page.tsx';
import { EmptyState, Forbidden } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import type { StepPanelProps } from '../../runner/step-panels.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { useCan } from '../../shell/session.ts';
import { duesTexts } from './texts.ts';

interface Place {
  readonly path: string;
  readonly permission: string;
  readonly component: ComponentType<PageParams>;
}

const place = (path: string, permission: string, load: () => Promise<ComponentType<PageParams>>): Place => ({
  path,
  permission,
  component: lazy(async () => ({ default: await load() })),
});

/** Places below /dues, each loaded when it is opened. */
const places: readonly Place[] = [
  place('/', 'dues.own', async () => (await import('./DuesPage.tsx')).DuesPage),
  place('/mine', 'dues.own', async () => (await import('./OwnDuesPage.tsx')).OwnDuesPage),
  place('/assess', 'dues.assess', async () => (await import('./AssessPage.tsx')).AssessPage),
  place('/collect', 'dues.collect', async () => (await import('./CollectPage.tsx')).CollectPage),
  place('/receipts', 'dues.collect', async () => (await import('./ReceiptsPage.tsx')).ReceiptsPage),
  place('/reliefs', 'dues.read-relief', async () => (await import('./ReliefsPage.tsx')).ReliefsPage),
  place('/accounts', 'fund.read', async () => (await import('./AccountsPage.tsx')).AccountsPage),
  place('/accounts/:id', 'fund.read', async () => (await import('./AccountPage.tsx')).AccountPage),
  place('/requests', 'fund.read', async () => (await import('./RequestsPage.tsx')).RequestsPage),
  place('/transfers', 'fund.read', async () => (await import('./TransfersPage.tsx')).TransfersPage),
  place('/statements/:id', 'fund.read', async () => (await import('./StatementPage.tsx')).StatementPage),
  place('/published', 'fund.read-statement', async () => (await import('./PublishedPage.tsx')).PublishedPage),
  place('/published/:id', 'fund.read-statement', async () => (await import('./PublicationPage.tsx')).PublicationPage),
  place('/special', 'fund.read-statement', async () => (await import('./SpecialPage.tsx')).SpecialPage),
  place('/special/:id', 'fund.read-statement', async () => (await import('./CampaignPage.tsx')).CampaignPage),
  place('/steps/:id', 'fund.read', async () => (await import('./FundStepPanel.tsx')).FundStepPage),
];

/** The money step of a run; loaded when one is opened. */
export const FundStepPlace: ComponentType<StepPanelProps> = lazy(async () => ({
  default: (await import('./FundStepPanel.tsx')).FundStepPanel,
}));

/** The place below /dues that the address names. */
export function DuesPlace({ params }: PageParams) {
  const t = useTexts(duesTexts);
  const can = useCan();
  const { parser } = useRouter();
  for (const { path, permission, component: Component } of places) {
    const [matches, found] = matchRoute<Record<string, string | undefined>, string>(
      parser,
      path,
      `/${params['*'] ?? ''}`,
    );
    if (!matches) continue;
    return can(permission) ? (
      <Component params={{ id: found['id'] ?? '' }} />
    ) : (
      <Page title={t('dues')}>
        <Forbidden />
      </Page>
    );
  }
  return (
    <Page title={t('dues')}>
      <EmptyState title={t('noPlace')} action={<LinkButton href="/dues">{t('dues')}</LinkButton>} />
    </Page>
  );
}
