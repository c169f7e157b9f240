import { useEffect, useState } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import { usePreferences } from '../state/preferences.ts';
import { Button } from './Button.tsx';
import { widgetTexts } from './widget-texts.ts';

/** 朗读: reads a notice or a lesson aloud with the voice of the device. Only in 大字版, and only where there is a voice. */
export function ReadAloud({ text }: { readonly text: string }) {
  const t = useTexts(widgetTexts);
  const { size } = usePreferences();
  const [reading, setReading] = useState(false);
  useEffect(() => {
    if (!reading) return;
    const speech = new SpeechSynthesisUtterance(text);
    speech.lang = 'zh-CN';
    speech.onend = () => setReading(false);
    speechSynthesis.speak(speech);
    return () => speechSynthesis.cancel();
  }, [reading, text]);
  if (size !== 'large' || typeof speechSynthesis === 'undefined') return null;
  return (
    <Button aria-pressed={reading} onClick={() => setReading(!reading)}>
      {t(reading ? 'stopReading' : 'readAloud')}
    </Button>
  );
}
