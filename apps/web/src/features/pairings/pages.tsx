import type { PageDefinition } from '../../shell/page-definition.ts';

/** Pages of pairings. */
export const pages: readonly PageDefinition[] = [
  {
    path: '/pairings',
    titleZh: '结对联系',
    titleEn: 'Pairings',
    permission: 'pairing.read',
    load: async () => (await import('./PairingsPage.tsx')).PairingsPage,
  },
  {
    path: '/pairings/:pairingId',
    titleZh: '结对联系',
    titleEn: 'Pairing',
    permission: 'pairing.read',
    load: async () => (await import('./PairingPage.tsx')).PairingPage,
  },
];
