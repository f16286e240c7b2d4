/** Where a directory's epochs are told. Redis tells subscribers whatever its databases' numbers, so the name is our own. */
export const EPOCH_CHANNEL = 'scaleout:directory-epoch';
