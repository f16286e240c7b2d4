/** All sessions of the user were ended since they proved who they are: they get none for it. */
export class SessionOutdated extends Error {
  override readonly name = 'SessionOutdated';

  constructor() {
    super('The user has ended all sessions since');
  }
}
