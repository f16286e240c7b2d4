export { publishEpoch } from './publish-epoch.ts';
export { subscribeEpochs, type EpochListener } from './subscribe-epochs.ts';
