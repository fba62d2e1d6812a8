import { Controller, Param } from '@nestjs/common';
import type { UnprintableView } from '@cailan/shared-types';
import { WaveNumber } from '../../goods/picking/wave-number';
import { Allow, Endpoint, Me, type Actor } from '../../ground/http/endpoint';
import { UnprintableService } from './unprintable.service';

@Controller()
export class UnprintableController {
  constructor(private readonly unprintable: UnprintableService) {}

  @Endpoint('GET /rounds/:id/waves/:wave/unprintable')
  @Allow('supermarket_staff')
  ofWave(@Me() me: Actor, @Param('id') id: string, @WaveNumber() wave: number): Promise<UnprintableView[]> {
    return this.unprintable.ofWave(me, id, wave);
  }
}
