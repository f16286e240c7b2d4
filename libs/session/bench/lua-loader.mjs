import { register } from 'node:module';

// Vite understands `?raw`, Node does not: the bench runs the source without a build.
const hook = `
  import { readFileSync } from 'node:fs';
  import { fileURLToPath } from 'node:url';
  export async function load(url, context, next) {
    if (!url.endsWith('.lua?raw')) return next(url, context);
    const text = readFileSync(fileURLToPath(url.slice(0, -4)), 'utf8');
    return { format: 'module', source: 'export default ' + JSON.stringify(text), shortCircuit: true };
  }`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);
