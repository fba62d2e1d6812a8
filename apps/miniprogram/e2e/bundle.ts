import { build } from 'esbuild';

/** One script that a page can run, made of a TypeScript file and all that it imports. */
export async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    // WeChat's renderer speaks of `global`.
    define: { global: 'window' },
    logLevel: 'error',
  });
  const [file] = outputFiles;
  if (!file) throw new Error(`${entry} makes no script`);
  return file.text;
}
