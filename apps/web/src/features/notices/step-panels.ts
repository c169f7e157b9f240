import { registerStepPanel } from '../../runner/step-panels.ts';

registerStepPanel('publicity', async () => (await import('./NoticeStepPanel.tsx')).NoticeStepPanel);
