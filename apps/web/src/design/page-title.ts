import { useEffect } from 'react';

let title = '';
let prefix = '';

/** Sets the title of the browser window: "名册 · 基石". */
export function usePageTitle(text: string): void {
  useEffect(() => {
    title = text;
    write();
  }, [text]);
}

/** Puts “错误：” before the title until the returned function is called. */
export function markTitleWrong(word: string): () => void {
  prefix = word;
  write();
  return () => {
    prefix = '';
    write();
  };
}

function write(): void {
  document.title = `${prefix}${title ? `${title} · ` : ''}基石`;
}
