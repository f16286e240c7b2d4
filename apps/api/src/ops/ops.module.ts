import { Module } from '@nestjs/common';
import { TopologyController } from './topology.controller.ts';

@Module({ controllers: [TopologyController] })
export class OpsModule {}
