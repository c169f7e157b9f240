import { registerStepPanel } from '../../runner/step-panels.ts';

registerStepPanel('fund', async () => (await import('./places.tsx')).FundStepPlace);
