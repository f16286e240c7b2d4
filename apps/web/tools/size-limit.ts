import { brotliCompressSync, gzipSync } from 'node:zlib';
import { type Plugin, type Rollup } from 'vite';

const PRINTED_PACKAGES = 12;

type Chunk = Rollup.OutputChunk;

/** The entry and all it imports at once: what a browser has fetched when the home page first works. */
function initialChunks(bundle: Rollup.OutputBundle): Chunk[] {
  const chunks = new Map<string, Chunk>();
  const visit = (file: string) => {
    const chunk = bundle[file];
    if (chunk?.type !== 'chunk' || chunks.has(file)) return;
    chunks.set(file, chunk);
    for (const imported of chunk.imports) visit(imported);
  };
  for (const chunk of Object.values(bundle))
    if (chunk.type === 'chunk' && chunk.isEntry) visit(chunk.fileName);
  return [...chunks.values()];
}

function packageOf(module: string): string {
  const inPackage = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(module)?.[1];
  return inPackage ?? /(?:libs|apps)\/[^/]+/.exec(module)?.[0] ?? 'other';
}

/** What the JavaScript is made of, before it is minified, the largest first. */
function makeup(chunks: Chunk[]): string[] {
  const sizes = new Map<string, number>();
  for (const chunk of chunks) {
    for (const [id, { renderedLength }] of Object.entries(chunk.modules)) {
      sizes.set(packageOf(id), (sizes.get(packageOf(id)) ?? 0) + renderedLength);
    }
  }
  const largest = [...sizes].sort((a, b) => b[1] - a[1]).slice(0, PRINTED_PACKAGES);
  return largest.map(([name, size]) => `  ${kilobytes(size)}  ${name}`);
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1).padStart(7)} kB`;
}

/** Prints the compressed size of the home page's initial JavaScript and fails the build when it is over the limit. */
export function sizeLimit({ limit }: { limit: number }): Plugin {
  return {
    name: 'size-limit',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const chunks = initialChunks(bundle);
        const total = (compress: (code: string) => Buffer) =>
          chunks.reduce((sum, { code }) => sum + compress(code).length, 0);
        const brotli = total((code) => brotliCompressSync(code));
        const gzip = total((code) => gzipSync(code, { level: 9 }));
        const lines = [
          'Initial JavaScript of the home page',
          `${kilobytes(brotli)} brotli (limit ${kilobytes(limit).trim()}), ${kilobytes(gzip).trim()} gzip`,
          'made of, before minification:',
          ...makeup(chunks),
        ];
        this.info(lines.join('\n'));
        if (brotli > limit) this.error(`the home page's JavaScript is over its limit:\n${lines.join('\n')}`);
      },
    },
  };
}
