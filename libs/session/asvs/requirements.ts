/** A requirement of OWASP ASVS 5.0 in our words, and the test that proves it. */
export interface Requirement {
  readonly id: string;
  readonly asks: string;
  readonly file: string;
  /** The test's own title, without those of the groups around it. */
  readonly test: string;
}

const store = 'libs/session/src/session-store.spec.ts';
const list = 'libs/session/src/session-list.spec.ts';
const rotation = 'libs/session/src/session-rotation.spec.ts';
const cookie = 'libs/session/src/http/session-cookie.spec.ts';
const policy = 'libs/session/src/session-policy.spec.ts';
const sameOrigin = 'libs/session/src/http/same-origin.spec.ts';
const e2e = (name: string) => `apps/api-e2e/src/${name}.spec.ts`;

export const requirements: readonly Requirement[] = [
  {
    id: '3.3.1',
    asks: 'cookies are Secure, and named so that browsers hold us to it',
    file: cookie,
    test: 'is bound to its host over https',
  },
  {
    id: '3.3.2',
    asks: 'SameSite says what a cookie is for',
    file: cookie,
    test: 'is bound to its host over https',
  },
  { id: '3.3.3', asks: 'the `__Host-` prefix', file: cookie, test: 'is bound to its host over https' },
  {
    id: '3.3.4',
    asks: 'no script can read the session id: HttpOnly, and in no body either',
    file: e2e('contract/sessions'),
    test: 'come by cookie for a page of the same origin, out of reach of its scripts',
  },
  {
    id: '3.3.5',
    asks: 'a cookie is shorter than 4,096 bytes',
    file: cookie,
    test: 'is short enough for every browser',
  },
  {
    id: '3.5.1',
    asks: 'a write from another site is refused',
    file: e2e('contract/sessions'),
    test: 'by cookie write only for a page of the same origin',
  },
  {
    id: '3.5.2',
    asks: 'nor can one be dressed as a simple request',
    file: e2e('refusals/bodies'),
    test: 'refuses another content type with 415',
  },
  {
    id: '3.5.3',
    asks: 'nothing is changed by GET, and other methods say who sent them',
    file: sameOrigin,
    test: 'may read from anywhere: reading changes nothing',
  },
  {
    id: '3.5.4',
    asks: 'publications are apart: each its host, none takes the session of another',
    file: e2e('tenants/cross-tenant'),
    test: '$method $path refuses the token of a person of another publication, and changes nothing',
  },
  {
    id: '7.1.1',
    asks: 'how long a session lives, unused and in all, is written down',
    file: policy,
    test: 'is what the README says',
  },
  {
    id: '7.1.2',
    asks: 'how many sessions a user has, and what happens beyond, is written down',
    file: policy,
    test: 'is what the README says',
  },
  {
    id: '7.2.1',
    asks: 'the server checks every token',
    file: e2e('contract/authorization'),
    test: '$method $path refuses a token that is none',
  },
  {
    id: '7.2.2',
    asks: 'tokens are made for each session, none is fixed',
    file: store,
    test: 'gets an id of 256 random bits',
  },
  {
    id: '7.2.3',
    asks: 'reference tokens are unique, random, of 128 bits at least',
    file: store,
    test: 'gets an id of 256 random bits',
  },
  {
    id: '7.2.4',
    asks: 'a new token at sign-in and at proving anew, and the old one ends',
    file: e2e('sessions/own-sessions'),
    test: 'a page that signs in again gives up the session that it had',
  },
  { id: '7.3.1', asks: 'a session left unused ends', file: store, test: 'ends a session left unused' },
  {
    id: '7.3.2',
    asks: 'a session ends at an age',
    file: store,
    test: 'ends a session that grew too old, however busy it is',
  },
  {
    id: '7.4.1',
    asks: 'what was ended is of no use any more, at the back end',
    file: e2e('sessions/no-affinity'),
    test: 'a thousand people sign in, act and sign out across two API processes, and no answer is wrong',
  },
  {
    id: '7.4.2',
    asks: 'the sessions of a deleted account end',
    file: e2e('sessions/operator'),
    test: 'who deletes a user ends their sessions',
  },
  {
    id: '7.4.3',
    asks: 'a new password can end all other sessions: it does',
    file: e2e('sessions/password-change'),
    test: 'ends all other sessions, and gives this one a new token',
  },
  {
    id: '7.4.5',
    asks: 'an operator can end the sessions of a user, or of all',
    file: e2e('sessions/operator'),
    test: 'ends all sessions of one user, and of nobody else',
  },
  {
    id: '7.5.1',
    asks: 'who changes what they sign in with proves anew who they are',
    file: e2e('sessions/password-change'),
    test: 'needs the present password after that, and says so',
  },
  {
    id: '7.5.2',
    asks: 'people see their sessions, and end one or all others',
    file: e2e('sessions/own-sessions'),
    test: 'all others leaves the one that asks alone',
  },
  {
    id: '7.2.4',
    asks: 'the old token is worth nothing at once',
    file: rotation,
    test: 'stands for the same session, and the old one for none',
  },
  {
    id: '7.5.2',
    asks: 'and nobody else’s',
    file: list,
    test: 'ends the session of a handle, of that user alone',
  },
];

/** What does not apply, or is not done, and why. */
export const exceptions: readonly (readonly [id: string, why: string])[] = [
  ['3.5.5', 'no page of ours listens to postMessage'],
  ['3.5.6', 'there is no JSONP'],
  ['3.5.7', 'no script holds data that one must be authorised to see'],
  [
    '3.5.8',
    'not done: reads by cookie are answered whatever `Sec-Fetch-Site` says; SameSite=Lax keeps cookies from images and frames of other sites',
  ],
  ['7.1.3', 'nobody signs in by another site'],
  ['7.4.4', 'the web app’s: its menu has the way to sign out'],
  [
    '7.5.2',
    'to end sessions asks for no proof beyond the session: a thief could end them, which gains them nothing, and a victim is not slowed',
  ],
  ['7.5.3', 'nothing here is as sensitive as a payment'],
];
