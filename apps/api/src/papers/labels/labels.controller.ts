import { Body, Controller, Param } from '@nestjs/common';
import type { Done } from '@cailan/shared-types';
import { LabelsPrintedDto } from '@cailan/shared-types/dto';
import { WaveNumber } from '../../goods/picking/wave-number';
import { Allow, Endpoint, Me, type Actor } from '../../ground/http/endpoint';
import { LabelsService } from './labels.service';

@Controller()
export class LabelsController {
  constructor(private readonly labels: LabelsService) {}

  @Endpoint('POST /rounds/:id/waves/:wave/labels/printed')
  @Allow('supermarket_staff')
  printed(
    @Me() me: Actor,
    @Param('id') id: string,
    @WaveNumber() wave: number,
    @Body() body: LabelsPrintedDto,
  ): Promise<Done> {
    return this.labels.printed(me, id, wave, body);
  }
}
