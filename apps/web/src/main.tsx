import './design/tokens.css';
import './design/base.css';
import './design/print.css';
import './shell/shell.css';
import { createRoot } from 'react-dom/client';
import { cookie } from './api/client.ts';
import { App } from './shell/App.tsx';
import { loadFrameEnglish } from './shell/language.ts';
import { loadRegistry, preloadPage } from './shell/registry.ts';
import { preferences } from './state/preferences.ts';

const place = document.getElementById('root');
if (!place) throw new Error('the page has no place for the client');

// Without its dictionary the page would flicker in pieces; when that fails, it opens and asks again by itself.
const ready = preferences().language === 'en' ? loadFrameEnglish().catch(() => undefined) : Promise.resolve();
// This cookie stands beside a session: most likely the page can be shown, so it need not wait for the answer.
if (cookie('jishi_csrf')) preloadPage(location.pathname);
void ready.then(() => createRoot(place).render(<App />));

// The other pages are wanted next; they must not stand in the way of the first one.
addEventListener('load', () => void loadRegistry().catch(() => undefined));

if (import.meta.env.PROD && !__KIT__ && 'serviceWorker' in navigator) {
  // Offline reading is an extra: where registering fails (plain HTTP, in-app views) nothing else changes.
  addEventListener('load', () => void navigator.serviceWorker.register('/sw.js').catch(() => undefined));
}
