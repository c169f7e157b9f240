// Starts the platform as the settings say, prints address and demo sign-ins, and stops it on a signal.
import { readConfig } from './platform/config.ts';
import { serve } from './serve.ts';

const say = (message: string) => process.stdout.write(`${message}\n`);

try {
  const config = readConfig();
  const started = performance.now();
  const serving = await serve(config, say);
  const address = config.publicUrl.includes('://localhost')
    ? `http://localhost:${new URL(serving.address).port}`
    : config.publicUrl;
  say(`\n基石已启动（${((performance.now() - started) / 1000).toFixed(1)} 秒）  Jishi is ready: ${address}`);
  if (serving.demoSignIns.length > 0) {
    say('\n演示县的账号（人员均为虚构）  Demo sign-ins (all people are invented):');
    for (const { login, password, titleZh } of serving.demoSignIns)
      say(`  ${login.padEnd(22)} ${password.padEnd(18)} ${titleZh}`);
  }
  say('\n按 Ctrl+C 停止。  Press Ctrl+C to stop.');
  let closing = false;
  const close = () => {
    if (closing) return;
    closing = true;
    serving.close().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, close);
} catch (error) {
  const inUse = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
  process.stderr.write(
    inUse
      ? `端口 ${process.env['PORT'] ?? '3000'} 已被占用。请换一个端口，例如 PORT=3001 npm start。\n`
      : `启动失败：${(error as Error).message}\n`,
  );
  if (!inUse && process.env['JISHI_LOG'] === 'debug') process.stderr.write(`${(error as Error).stack}\n`);
  process.exit(1);
}
