import { z } from 'zod';
import { LaunchError, serveAsChild } from '@scaleout/local';
import { findLab } from '../lab.ts';
import { labGround } from './lab-ground.ts';

const toldSchema = z.object({ prefix: z.string(), unit: z.number().positive() });

// The supervisor of a stage in the lab; whoever starts it has made the lab, and starts it in the router's network.
await serveAsChild((told) => {
  const { prefix, unit } = toldSchema.parse(told);
  const lab = findLab(prefix);
  if (!lab) throw new LaunchError('There is no lab on this machine any more.');
  return labGround(lab, unit);
});
