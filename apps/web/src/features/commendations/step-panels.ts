import { registerStepPanel } from '../../runner/step-panels.ts';

registerStepPanel('commendation', async () => (await import('./CommendationStepPanel.tsx')).CommendationStepPanel);
