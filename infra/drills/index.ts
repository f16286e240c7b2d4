export type { Drill } from './drills/drill.ts';
export { drills } from './drills/drills.ts';
export { walk } from './drills/walk.ts';
export { drillReportSchema, type DrillReport, type KindFigures } from './report/report.schema.ts';
export { runDrill, type DrillOptions } from './run/run-drill.ts';
