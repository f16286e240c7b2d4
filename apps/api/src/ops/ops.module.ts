import { Module } from '@nestjs/common';
import { LiveTopology } from '../topology/live-topology.ts';
import { TopologyController } from './topology.controller.ts';

@Module({ controllers: [TopologyController], providers: [LiveTopology] })
export class OpsModule {}
