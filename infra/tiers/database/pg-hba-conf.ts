/** Who may connect. */
export interface PgHbaConfOptions {
  /** Networks of the stage's other computers, in CIDR; none on one box. */
  networks?: readonly string[];
}

/** Renders `pg_hba.conf`: a password from everywhere, the own computer included. */
export function renderPgHbaConf({ networks = [] }: PgHbaConfOptions = {}): string {
  const hosts = ['127.0.0.1/32', '::1/128', ...networks];
  const lines = hosts.flatMap((host) => [
    `host all all ${host} scram-sha-256`,
    `host replication all ${host} scram-sha-256`,
  ]);
  return ['# Rendered at every start; edits are lost.', 'local all all scram-sha-256', ...lines, ''].join(
    '\n',
  );
}
