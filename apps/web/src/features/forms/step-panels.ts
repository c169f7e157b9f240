import { registerStepPanel } from '../../runner/step-panels.ts';

registerStepPanel('form', async () => (await import('./FormStepPanel.tsx')).FormStepPanel);
