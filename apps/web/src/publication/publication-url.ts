/** Address of a publication's front page (or of a path there): its host, reached the way this page was reached. */
export function publicationUrl(host: string, path = '/', at: Location = window.location): string {
  const port = at.port === '' ? '' : `:${at.port}`;
  return `${at.protocol}//${host}${port}${path}`;
}
