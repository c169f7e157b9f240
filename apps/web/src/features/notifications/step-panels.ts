import { registerStepPanel } from '../../runner/step-panels.ts';

registerStepPanel('notification', async () => (await import('./CircularStepPanel.tsx')).CircularStepPanel);
