import { registerStepPanel } from '../../runner/step-panels.ts';

registerStepPanel('statistics', async () => (await import('./StatisticsPage.tsx')).StatisticsStepPanel);
