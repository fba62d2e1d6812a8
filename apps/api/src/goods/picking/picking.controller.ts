import { Body, Controller, Param } from '@nestjs/common';
import type {
  BagView,
  Done,
  GroupOrderView,
  PackSheetView,
  PickingOutcomeView,
  PickLineView,
  PickListView,
  WaveView,
} from '@cailan/shared-types';
import {
  AnswerSubstituteDto,
  ClientKeyDto,
  PackHouseholdDto,
  PickResultDto,
  SetCratesDto,
} from '@cailan/shared-types/dto';
import { Allow, Endpoint, Me, type Actor } from '../../ground/http/endpoint';
import { AnswersService } from './answers.service';
import { PackSheetsService } from './pack-sheets.service';
import { PackingService } from './packing.service';
import { PickingFinishService } from './picking-finish.service';
import { WaveNumber } from './wave-number';
import { WavesService } from './waves.service';

@Controller()
export class PickingController {
  constructor(
    private readonly waves: WavesService,
    private readonly finishing: PickingFinishService,
    private readonly answers: AnswersService,
    private readonly packing: PackingService,
    private readonly sheets: PackSheetsService,
  ) {}

  @Endpoint('GET /rounds/:id/waves')
  @Allow('supermarket_staff')
  list(@Me() me: Actor, @Param('id') id: string): Promise<WaveView[]> {
    return this.waves.list(me, id);
  }

  @Endpoint('POST /rounds/:id/waves')
  @Allow('supermarket_staff')
  begin(@Me() me: Actor, @Param('id') id: string, @Body() body: ClientKeyDto): Promise<PickListView> {
    return this.waves.begin(me, id, body);
  }

  @Endpoint('GET /rounds/:id/waves/:wave/pick-list')
  @Allow('supermarket_staff')
  pickList(@Me() me: Actor, @Param('id') id: string, @WaveNumber() wave: number): Promise<PickListView> {
    return this.waves.pickList(me, id, wave);
  }

  @Endpoint('PUT /rounds/:id/waves/:wave/pick-results')
  @Allow('supermarket_staff')
  record(
    @Me() me: Actor,
    @Param('id') id: string,
    @WaveNumber() wave: number,
    @Body() body: PickResultDto,
  ): Promise<PickLineView> {
    return this.waves.record(me, id, wave, body);
  }

  @Endpoint('POST /rounds/:id/waves/:wave/finish')
  @Allow('supermarket_staff')
  finish(@Me() me: Actor, @Param('id') id: string, @WaveNumber() wave: number): Promise<PickingOutcomeView> {
    return this.finishing.finish(me, id, wave);
  }

  @Endpoint('POST /household-order-lines/:id/answer')
  @Allow('resident')
  answer(@Me() me: Actor, @Param('id') id: string, @Body() body: AnswerSubstituteDto): Promise<Done> {
    return this.answers.answer(me, id, body);
  }

  @Endpoint('GET /group-orders/:id/pack-sheet')
  @Allow('supermarket_staff')
  sheet(@Me() me: Actor, @Param('id') id: string): Promise<PackSheetView> {
    return this.sheets.sheet(me, id);
  }

  @Endpoint('POST /household-orders/:id/pack')
  @Allow('supermarket_staff')
  pack(
    @Me() me: Actor,
    @Param('id') id: string,
    @Body() body: PackHouseholdDto,
  ): Promise<{ bags: BagView[] }> {
    return this.packing.pack(me, id, body);
  }

  @Endpoint('PUT /group-orders/:id/crates')
  @Allow('supermarket_staff')
  setCrates(@Me() me: Actor, @Param('id') id: string, @Body() body: SetCratesDto): Promise<GroupOrderView> {
    return this.sheets.setCrates(me, id, body);
  }
}
