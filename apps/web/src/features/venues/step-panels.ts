import { registerStepPanel } from '../../runner/step-panels.ts';

registerStepPanel('venue', async () => (await import('./VenueStepPanel.tsx')).VenueStepPanel);
