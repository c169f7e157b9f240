import { registerStepPanel } from '../../runner/step-panels.ts';

registerStepPanel('pairing', async () => (await import('./PairingsPage.tsx')).PairingStepPanel);
