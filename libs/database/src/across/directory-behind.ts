/** A shard does not serve a tenant that the directory, as far as it could be asked for, has there. */
export class DirectoryBehind extends Error {
  override readonly name = 'DirectoryBehind';

  constructor(options?: ErrorOptions) {
    super('The directory has a tenant on a shard that does not serve it', options);
  }
}
