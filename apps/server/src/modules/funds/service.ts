import type { Platform } from '../../platform/platform.ts';
import { createBooks } from './books/service.ts';
import { createCampaigns } from './campaigns/service.ts';
import { createPublications } from './publications/service.ts';
import { createSpending } from './spending/service.ts';
import { createStatements } from './statements/service.ts';
import { createFundSteps } from './steps/service.ts';
import { createTransfers } from './transfers/service.ts';

/** Everything that moves or shows money, around one ledger. */
export type FundService = ReturnType<typeof createFundService>;

export function createFundService(platform: Platform) {
  const books = createBooks(platform);
  return {
    books,
    spending: createSpending(platform, books),
    transfers: createTransfers(platform, books),
    statements: createStatements(platform, books),
    publications: createPublications(platform, books),
    campaigns: createCampaigns(platform, books),
    steps: createFundSteps(platform, books),
  };
}
