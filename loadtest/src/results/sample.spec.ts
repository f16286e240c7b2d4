import { expect, it } from 'vitest';
import { SampleReader } from './sample.ts';

const HEADER = 'metric_name,timestamp,metric_value,check,error_code,name,scenario,status,extra_tags,metadata';

function readAll(...lines: string[]) {
  const reader = new SampleReader();
  return lines.map((line) => reader.read(line)).filter((sample) => sample !== undefined);
}

it('reads what was measured of a request', () => {
  expect(
    readAll(
      HEADER,
      'http_req_duration,1763874000123,12.500000,,,article,smoke,200,journey=reader&kind=read,',
    ),
  ).toEqual([
    {
      metric: 'http_req_duration',
      atMs: 1_763_874_000_123,
      value: 12.5,
      name: 'article',
      scenario: 'smoke',
      check: '',
      tags: { journey: 'reader', kind: 'read' },
    },
  ]);
});

it('goes by the names of the columns, not by their places', () => {
  const [sample] = readAll(
    'extra_tags,check,scenario,name,metric_value,timestamp,metric_name',
    'kind=write,,smoke,publish,1,1763874000123,http_reqs',
  );
  expect(sample).toMatchObject({ metric: 'http_reqs', name: 'publish', tags: { kind: 'write' } });
});

it('passes over lines that are no samples', () => {
  expect(readAll(HEADER, '', 'something else', HEADER)).toEqual([]);
});

it('refuses samples without the columns that it reads', () => {
  expect(() => readAll('metric_name,timestamp')).toThrow(
    'no metric_value, name, scenario, check, extra_tags',
  );
});
