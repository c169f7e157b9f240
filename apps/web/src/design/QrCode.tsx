import './papers.css';
import { generate } from 'lean-qr';
import { useEffect, useRef } from 'react';

/** A QR code of a text, named for those who cannot see it. The same address must also stand beside it in words. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current) generate(text).toCanvas(canvas.current, { pad: 2 });
  }, [text]);
  return (
    <div className="qr">
      <canvas ref={canvas} role="img" aria-label={label} />
    </div>
  );
}
