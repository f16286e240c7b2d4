export { DeadlinePassed } from './deadline-passed.ts';
export { gather, type Gathered, type GatherOptions } from './gather.ts';
export { mergeByKey, type MergedPage, type SortedPage } from './merge-by-key.ts';
