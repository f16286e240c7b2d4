import { expect, it } from 'vitest';
import { isOperator, type Caller } from './operators.ts';

const here: Caller = { remoteAddress: '127.0.0.1', headers: { host: 'localhost:3000' } };
const elsewhere: Caller = { remoteAddress: '10.0.0.7', headers: { host: 'api1:3000' } };

function withHeaders({ remoteAddress, headers }: Caller, more: Caller['headers']): Caller {
  return { remoteAddress, headers: { ...headers, ...more } };
}

it.each([
  ['by its address', here],
  ['by IPv6', { remoteAddress: '::1', headers: { host: '[::1]:3000' } }],
  ['by IPv4 in IPv6', { remoteAddress: '::ffff:127.0.0.1', headers: { host: '127.0.0.1:3000' } }],
])('an operator is who asks from this computer, %s', (_how, caller) => {
  expect(isOperator(caller, undefined)).toBe(true);
});

it.each(['Bearer a secret', 'bearer a secret'])('an operator is who has the token: %s', (authorization) => {
  expect(isOperator(withHeaders(elsewhere, { authorization }), 'a secret')).toBe(true);
});

it.each([
  ['another computer', elsewhere, 'secret'],
  ['a wrong token, from here too', withHeaders(here, { authorization: 'Bearer wrong' }), 'secret'],
  ['a token where there is none', withHeaders(elsewhere, { authorization: 'Bearer secret' }), undefined],
  ['an empty token', withHeaders(elsewhere, { authorization: 'Bearer ' }), 'secret'],
  ['the token by another scheme', withHeaders(elsewhere, { authorization: 'Token secret' }), 'secret'],
  ['a proxy on this computer', withHeaders(here, { 'x-forwarded-for': '127.0.0.1' }), undefined],
  ['a proxy that says it otherwise', withHeaders(here, { forwarded: 'for=127.0.0.1' }), undefined],
  ['a page of another site', withHeaders(here, { origin: 'https://example.com' }), undefined],
  ['a name that was made to mean this computer', withHeaders(here, { host: 'example.com:3000' }), undefined],
  ['a connection that is closed already', { ...here, remoteAddress: undefined }, undefined],
] as const)('%s is no operator', (_who, caller, token) => {
  expect(isOperator(caller, token)).toBe(false);
});
