/** The built web app: hashed files for ever, everything else asked for again, every other path is the app's own. */
export function renderStaticLocations(computer: string): string {
  return `    location /assets/ {
      try_files $uri =404;
      add_header Cache-Control "public, max-age=31536000, immutable";
      ${headers(computer)}
    }
    location / {
      try_files $uri /index.html;
      add_header Cache-Control no-cache;
      ${headers(computer)}
    }`;
}

/**
 * What the browser may do with the web app. Scripts come from here alone; styles are also written into the page by the
 * component library; pictures of articles and people lie anywhere.
 */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  'img-src * data:',
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Repeated in each location: nginx forgets the outer ones wherever an inner one is added. */
function headers(computer: string): string {
  return [
    `add_header Content-Security-Policy "${contentSecurityPolicy}" always;`,
    'add_header X-Content-Type-Options nosniff always;',
    'add_header Referrer-Policy strict-origin-when-cross-origin always;',
    'add_header Cross-Origin-Opener-Policy same-origin always;',
    'add_header Permissions-Policy "camera=(), geolocation=(), microphone=()" always;',
    `add_header X-Served-By ${computer} always;`,
  ].join('\n      ');
}
