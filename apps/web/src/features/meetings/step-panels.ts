import { registerStepPanel } from '../../runner/step-panels.ts';

registerStepPanel('meeting', async () => (await import('./MeetingStepPanel.tsx')).MeetingStepPanel);
