export type { Usage } from './cgroup/computer-group.ts';
export type { Command } from './computer/enter.ts';
export { LabComputer } from './computer/lab-computer.ts';
export { labProblem } from './lab-problem.ts';
export { clearLab, findLab, Lab, openLab, type LabOptions } from './lab.ts';
export { planNetwork, type NetworkPlan, type PlannedComputer } from './network/plan-network.ts';
export { openRelay } from './relay/open-relay.ts';
export { calibrate, type Calibration } from './unit/calibrate.ts';
export { defaultUnit } from './unit/default-unit.ts';
