import react from '@vitejs/plugin-react';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

/** Oldest browsers served (Windows 7 stops at Chrome 109; domestic and in-app browsers are often older). */
const browsers = ['chrome87', 'edge88', 'firefox78', 'safari14'];

/** Parts of the client that every page needs. */
const frame =
  /[\\/]src[\\/]((state|i18n)[\\/]|api[\\/](cache|client|idempotency|problem|queries|request-line|RuleLine)\.|design[\\/](Button|Icon|Page|States|control-id|cx|dates|list-texts|numbers|page-title|show|texts)\.(ts|tsx)$|shell[\\/](address|session)\.)/;

/** Where the server listens while the client is developed. */
const server = process.env['JISHI_SERVER'] ?? `http://127.0.0.1:${process.env['PORT'] ?? '3000'}`;

/**
 * Production build into `dist`; `--mode kit` adds the component page `/_kit` and is used by tests alone.
 * The content policy allows no inline script or style, so nothing is inlined.
 */
export default defineConfig(({ mode }) => ({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react(), shellListForWorker(), compressedCopies(), ...(mode === 'kit' ? [withoutFeatures()] : [])],
  // React has had this hook itself since version 18; the router still asks for the stand-in.
  resolve: { alias: { 'use-sync-external-store/shim/index.js': here('src/state/sync-external-store.ts') } },
  define: { __KIT__: JSON.stringify(mode !== 'production') },
  build: {
    target: browsers,
    cssTarget: browsers,
    outDir: process.env['JISHI_WEB_OUT'] ?? 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    manifest: true,
    // Browsers that do not know the hint load the files a moment later; it needs no script in the first load.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { app: here('index.html'), sw: here('src/sw/worker.ts') },
      output: {
        entryFileNames: (chunk: { name: string }) => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
        codeSplitting: {
          groups: [
            // Libraries change seldom: their file stays in the browsers when the product is updated.
            { name: 'libraries', test: /node_modules[\\/](react|react-dom|scheduler|wouter|regexparam)[\\/]/ },
            // What the first page needs in one file: a dozen small ones cost more bytes and more journeys.
            { name: 'frame', test: frame },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': { target: server }, '/healthz': { target: server } } },
}));

function here(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

/** Writes the list of files of the first load into the service worker, which keeps them for offline use. */
function shellListForWorker(): Plugin {
  return {
    name: 'jishi-shell-list',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const files = new Set<string>();
      const visit = (fileName: string): void => {
        const chunk = bundle[fileName];
        if (chunk?.type !== 'chunk' || files.has(fileName)) return;
        files.add(fileName);
        chunk.imports.forEach(visit);
        chunk.viteMetadata?.importedCss.forEach((css) => files.add(css));
      };
      const chunks = Object.values(bundle).filter((part) => part.type === 'chunk');
      chunks.filter((part) => part.isEntry && part.fileName !== 'sw.js').forEach((part) => visit(part.fileName));
      const worker = bundle['sw.js'];
      if (worker?.type !== 'chunk') throw new Error('the service worker is missing from the build');
      const list = [...files].map((file) => `/${file}`).join(' ');
      worker.code = worker.code.replace('__SHELL_FILES__', list);
    },
  };
}

/** Writes `.br` and `.gz` copies beside the files, so that the server compresses nothing while it serves. */
function compressedCopies(): Plugin {
  return {
    name: 'jishi-compressed-copies',
    apply: 'build',
    writeBundle({ dir }) {
      for (const entry of readdirSync(dir ?? '.', { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !/\.(js|css|html|svg|webmanifest)$/.test(entry.name)) continue;
        const path = join(entry.parentPath, entry.name);
        const content = readFileSync(path);
        if (content.length < 1_024) continue;
        writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
        const params = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
        writeFileSync(`${path}.br`, brotliCompressSync(content, { params }));
      }
    },
  };
}

/** The test build of the components holds no pages of features: it shows the kit and the shell alone. */
function withoutFeatures(): Plugin {
  return {
    name: 'jishi-without-features',
    enforce: 'pre',
    load: (id) =>
      /[\\/]features[\\/][^\\/]+[\\/](pages\.tsx|nav\.ts)$/.test(id) ? 'export const pages = [], nav = [];' : undefined,
  };
}
