import type { Computer } from './stage.ts';
import type { Tier } from './tier.ts';

/**
 * What is wrong with the way that people come in by, from name to web server; each begins with its place below the stage. That a web
 * server is there at all is asked of every stage.
 */
export function frontProblems(computers: readonly Computer[]): string[] {
  return [
    ...secondProblems(computers, 'dns'),
    ...secondProblems(computers, 'load-balancer'),
    ...samePortProblems(computers),
    ...unledProblems(computers),
  ];
}

/** A name is looked up at one server and points at one load balancer: of a second, nobody would know. */
function secondProblems(computers: readonly Computer[], tier: Tier): string[] {
  const [first, ...others] = having(computers, tier);
  return others.map(
    ({ place }) => `${place}: ${first?.id ?? ''} has the tier ${tier} already, and nobody is led to a second`,
  );
}

/** Both would listen where people come to. */
function samePortProblems(computers: readonly Computer[]): string[] {
  return having(computers, 'load-balancer')
    .filter(({ tiers }) => tiers.includes('web'))
    .map(({ place, id }) => `${place}: ${id} is a web server, and both would have the same port`);
}

/** Without someone who shares people out among web servers, all of them go to the first. */
function unledProblems(computers: readonly Computer[]): string[] {
  if (computers.some(({ tiers }) => tiers.includes('dns') || tiers.includes('load-balancer'))) return [];
  const [, ...others] = having(computers, 'web');
  return others.map(
    ({ place }) => `${place}: nobody is led to a second web server without the tier dns or load-balancer`,
  );
}

/** The computers of a tier, and the tier's place on each. */
function having(computers: readonly Computer[], tier: Tier) {
  return computers.flatMap(({ id, tiers }, at) =>
    tiers.includes(tier) ? [{ id, tiers, place: `computers[${at}].tiers[${tiers.indexOf(tier)}]` }] : [],
  );
}
