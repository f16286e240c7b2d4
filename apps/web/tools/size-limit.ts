import { readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { type Plugin, type Rollup } from 'vite';
import * as z from 'zod/mini';
import { grownBy, kilobytes, largest, type Sizes } from './sizes.ts';

type Chunk = Rollup.OutputChunk;

const recordSchema = z.record(z.string(), z.number());

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

/** What a module counts to: its package, or, of our own, itself. */
function partOf(module: string): string {
  const inPackage = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(module)?.[1];
  return inPackage ?? /(?:libs|apps)\/[^?]+/.exec(module)?.[0] ?? 'other';
}

/** What the JavaScript is made of, in bytes before it is minified. */
function makeup(chunks: Chunk[]): Sizes {
  const sizes: Sizes = {};
  for (const chunk of chunks) {
    for (const [id, { renderedLength }] of Object.entries(chunk.modules)) {
      if (renderedLength > 0) sizes[partOf(id)] = (sizes[partOf(id)] ?? 0) + renderedLength;
    }
  }
  return sizes;
}

export interface SizeLimitOptions {
  /** Bytes after gzip, which every browser takes; with brotli it is less. */
  readonly limit: number;
  /** A file with the makeup that growth is measured by. */
  readonly record: string;
  /** Writes that file anew. */
  readonly recording: boolean;
}

/** Prints the compressed size of the home page's initial JavaScript; above the limit it says what grew and fails the build. */
export function sizeLimit({ limit, record, recording }: SizeLimitOptions): Plugin {
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
        const gzip = total((code) => gzipSync(code, { level: 9 }));
        const brotli = total((code) => brotliCompressSync(code));
        const sizes = makeup(chunks);
        const heading = `Initial JavaScript of the home page: ${kilobytes(gzip)} gzip (limit ${kilobytes(limit)}), ${kilobytes(brotli)} brotli`;
        if (recording) {
          const sorted = Object.entries(sizes).sort(([a], [b]) => (a < b ? -1 : 1));
          writeFileSync(record, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
        }
        this.info([heading, 'made of, before it is minified:', ...largest(sizes)].join('\n'));
        if (gzip <= limit) return;
        const before = recordSchema.parse(JSON.parse(readFileSync(record, 'utf8')));
        this.error([`${heading}: over its limit. What grew:`, ...grownBy(before, sizes)].join('\n'));
      },
    },
  };
}
